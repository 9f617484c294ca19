"""A thread that sends something to the hub: how it starts and ends, and how long it rests when the hub is away."""

from __future__ import annotations

import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable

from kiosk.adapters.hub_client import HubClient
from kiosk.services.sync import pause


class LineThread(ABC):
    """One daemon thread with a bell. Subclasses wait at the bell and leave when `_stopped`."""

    def __init__(self, name: str, client: HubClient, chance: Callable[[], float]) -> None:
        self._client = client
        self._chance = chance
        self._bell = threading.Condition()
        self._stopped = False
        self._failures = 0
        self._retry_at = 0.0
        """On the monotonic clock; 0 for no rest."""
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    @abstractmethod
    def _run(self) -> None: ...

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

    def hub_is_back(self) -> None:
        """Do not wait out a rest. From any thread."""
        with self._bell:
            self._retry_at = 0.0
            self._bell.notify()

    def went_well(self) -> None:
        """The hub has answered: the next rest is a short one again."""
        self._failures, self._retry_at = 0, 0.0

    def rest(self, retry_after: float | None) -> None:
        """Longer with each failure, and at least as long as the hub has asked for."""
        with self._bell:
            self._failures += 1
            self._retry_at = time.monotonic() + pause(self._failures, self._chance(), retry_after)
