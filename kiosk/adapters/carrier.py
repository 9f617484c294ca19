"""A thread that carries to the hub what waits in the store, apart from bookings: rung when something does, calm while
the hub is away.
"""

from __future__ import annotations

import logging
import time
from abc import abstractmethod
from collections.abc import Callable

from kiosk.adapters.hub_client import HubClient
from kiosk.adapters.line_thread import LineThread
from kiosk.services.sync import LONGEST_PAUSE, Fate

log = logging.getLogger(__name__)


class Carrier(LineThread):
    """Subclasses bring everything in `send_all` and tell whether a piece `went_well` or is `over`.

    `online` tells whether the hub is well otherwise: only then is it the piece that it chokes on.
    """

    def __init__(self, name: str, client: HubClient, chance: Callable[[], float], online: Callable[[], bool]) -> None:
        super().__init__(name, client, chance)
        self._online = online
        self._rung = True  # something may wait from before this start
        self._stumbles = 0

    @abstractmethod
    def send_all(self) -> None:
        """Send until nothing waits or the hub does not want more now."""

    def due(self) -> float | None:
        """In how many seconds to run although nobody rings; None for not at all."""
        return None

    def ring(self) -> None:
        """Something was written down. From any thread."""
        with self._bell:
            self._rung = True
            self._bell.notify()

    def hub_is_back(self) -> None:
        with self._bell:
            self._rung = True
            super().hub_is_back()

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
        super().went_well()
        self._stumbles = 0

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
            super().rest(retry_after)
            self._rung = True
