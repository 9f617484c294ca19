"""Wrong codes typed at this kiosk, counted over restarts.

A right code takes nothing back: who guesses may own a code, and would type it between two guesses. Only time forgets
(domain.throttle). The price is that a patron who follows a guesser waits with him, and the screen says how long.
"""

from __future__ import annotations

import logging
from contextlib import suppress

from kiosk.adapters.store import Store, StoreError
from kiosk.services.ports import Clock

log = logging.getLogger(__name__)


class Guesses:
    """One count for the kiosk, not for the patron: nobody can tell where one patron ends."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._throttle = store.throttle(clock.now(), clock.monotonic())

    def wait(self) -> float:
        """Seconds until the next code is looked up."""
        return self._throttle.wait(self._clock.monotonic())

    def wrong(self) -> float:
        """Count a wrong code; seconds until the next is looked up."""
        now = self._clock.monotonic()
        self._throttle = self._throttle.after_wrong(now)
        with suppress(StoreError):  # counted in memory all the same
            self._store.keep_throttle(self._throttle, self._clock.now(), now)
        return self._throttle.wait(now)
