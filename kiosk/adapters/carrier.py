"""A thread that carries to the hub what waits in the store, apart from bookings: rung when something does, calm while
the hub is away.
"""

from __future__ import annotations

import logging
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable

from kiosk.adapters.hub_client import HubClient
from kiosk.services.sync import LONGEST_PAUSE, Fate, pause

log = logging.getLogger(__name__)


class Carrier(ABC):
    """Subclasses bring everything in `send_all` and tell whether a piece `went_well` or is `over`.

    `online` tells whether the hub is well otherwise: only then is it the piece that it chokes on.
    """

    def __init__(self, name: str, client: HubClient, chance: Callable[[], float], online: Callable[[], bool]) -> None:
        self._client = client
        self._chance = chance
        self._online = online
        self._bell = threading.Condition()
        self._stopped = False
        self._rung = True  # something may wait from before this start
        self._failures = 0
        self._stumbles = 0
        self._retry_at = 0.0
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    @abstractmethod
    def send_all(self) -> None:
        """Send until nothing waits or the hub does not want more now."""

    def due(self) -> float | None:
        """In how many seconds to run although nobody rings; None for not at all."""
        return None

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Break off what is being sent; it is sent after the next start."""
        with self._bell:
            self._stopped = True
            self._bell.notify()
        self._client.stop()

    def join(self, seconds: float) -> None:
        if self._thread.ident is not None:
            self._thread.join(seconds)

    def ring(self) -> None:
        """Something was written down. From any thread."""
        with self._bell:
            self._rung = True
            self._bell.notify()

    def hub_is_back(self) -> None:
        """Do not wait out a pause. From any thread."""
        with self._bell:
            self._rung, self._retry_at = True, 0.0
            self._bell.notify()

    def _run(self) -> None:
        while self._wait():
            try:
                self.send_all()
            except Exception as error:  # noqa: BLE001 - the carrier must go on whatever one piece ran into
                log.error("%s cannot be sent: %s", self._thread.name, type(error).__name__)
                self.rest(None)

    def _wait(self) -> bool:
        """Wait until there may be something to send and it is time to; False at the end."""
        with self._bell:
            while not self._stopped:
                rest, due = self._retry_at - time.monotonic(), 0.0 if self._rung else self.due()
                if due is not None and max(rest, due) <= 0:
                    self._rung = False
                    return True
                self._bell.wait(None if due is None else max(rest, due))
        return False

    def went_well(self) -> None:
        self._failures = self._stumbles = 0

    def over(self, fate: Fate, retry_after: float | None) -> bool:
        """Whether the hub has said no for good; otherwise the piece stays and a rest begins."""
        match fate:
            case Fate.REFUSED:
                return True
            case Fate.STOP:
                self.rest(LONGEST_PAUSE)
            case Fate.STUMBLE:
                self._stumbles += self._online()
                self.rest(retry_after)
            case _:
                self.rest(retry_after)
        return False

    def rest(self, retry_after: float | None) -> None:
        with self._bell:
            self._failures += 1
            self._retry_at = time.monotonic() + pause(self._failures, self._chance(), retry_after)
            self._rung = True
