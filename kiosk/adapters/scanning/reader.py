"""One reader: a daemon thread that finds it, listens, and finds it again after it was unplugged.

Nothing of what can go wrong reaches a patron. What lasts longer than a wobbling plug is logged once and told to staff,
and so is the end of it.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.adapters.scanning.protocol import SerialProtocol
from kiosk.adapters.serial_line import PortError, open_port
from kiosk.adapters.serial_ports import Place, find
from kiosk.services.scan import Scan

if TYPE_CHECKING:
    import serial

log = logging.getLogger(__name__)

_LOOK_EVERY = 0.2
PATIENCE = 3.0
"""Seconds without the device before it is told."""
_MISSING = "laitetta ei löydy. Onko johto kiinni ja virta päällä?"


class Reader:
    """`heard` gets readings and `trouble` what staff should know (None: all is well), both from this thread."""

    def __init__(
        self,
        place: Place,
        baud: int,
        protocol: SerialProtocol,
        heard: Callable[[Scan], None],
        trouble: Callable[[str | None], None],
    ) -> None:
        self._place, self._baud, self._protocol = place, baud, protocol
        self._heard, self._trouble = heard, trouble
        self._stopped = threading.Event()
        self._port: serial.Serial | None = None
        self._since: float | None = None
        self._told: str | None = None
        self._thread = threading.Thread(target=self._run, name="reader", daemon=True)

    @property
    def connected(self) -> bool:
        return self._port is not None

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End the thread, within about a second."""
        self._stopped.set()
        port = self._port
        if port is not None:
            port.cancel_read()
        if self._thread.ident is not None:
            self._thread.join(1.0)

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                why = self._once()
            except Exception:  # a device may do what nobody thought of; the next try may go well
                log.exception("a reader failed")
                why = "lukija ei toimi odotetusti. Syy on lokissa."
            if self._stopped.is_set():
                break
            self._bad(why)
            self._stopped.wait(_LOOK_EVERY)

    def _once(self) -> str:
        """Listen until the device is gone; why it is not heard."""
        port = find(self._place)
        if port is None:
            return _MISSING
        try:
            self._port = open_port(port, self._baud)
        except PortError as error:
            return str(error)
        self._protocol.reset()
        try:
            self._good()
            self._listen(self._port)
        except OSError:  # pyserial's errors are OSErrors: the device has been pulled out
            pass
        finally:
            gone, self._port = self._port, None
            gone.close()
        return _MISSING

    def _listen(self, port: serial.Serial) -> None:
        while not self._stopped.is_set():
            deadline = self._protocol.deadline
            port.timeout = None if deadline is None else max(0.0, deadline - time.monotonic())
            self._take(port.read(1))
            # Apart: asking a device that is being pulled out fails, and the byte before may have ended a reading.
            self._take(port.read(port.in_waiting))

    def _take(self, data: bytes) -> None:
        now = time.monotonic()
        for scan in self._protocol.feed(data, now) if data else self._protocol.late(now):
            self._heard(scan)

    def _good(self) -> None:
        self._since = None
        if self._told is not None:
            log.info("the reader %s is there again", self._place.name)
            self._told = None
            self._trouble(None)

    def _bad(self, why: str) -> None:
        now = time.monotonic()
        self._since = now if self._since is None else self._since
        if why != self._told and now - self._since >= PATIENCE:
            self._told = why
            log.warning("the reader %s cannot be heard: %s", self._place.name, why)
            self._trouble(f"Lukija {self._place.name}: {why}")
