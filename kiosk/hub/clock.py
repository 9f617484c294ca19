"""The time, and whether it can be trusted: boards without a battery start in the past, and clocks are set by hand.

Releasing a room or erasing data on a wrong time does harm that nobody can undo, so the jobs ask `TrustedClock` first.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

JUMP = timedelta(seconds=90)
"""A difference between wall clock and monotonic clock that no ordinary adjustment makes."""

LONG_OFF = timedelta(days=7)
"""A start so long after the last time that was right looks like a wrong year: the clock is watched for a while."""


class Clock(Protocol):
    """Where the time comes from; tests bring their own."""

    def now(self) -> datetime: ...

    def monotonic(self) -> float: ...


class SystemClock:
    """The clocks of the machine."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


@dataclass(frozen=True, slots=True)
class Trust:
    """What is known of the clock. `behind`: it shows a time before one that has already been; writes must wait too."""

    steady: bool
    behind: bool = False
    jumped_by: timedelta | None = None
    steady_in: timedelta | None = None


class TrustedClock:
    """Watches the wall clock between ticks; `tick` is called every few seconds by the jobs."""

    def __init__(self, clock: Clock, last_wall: datetime | None, settle: timedelta) -> None:
        self._clock = clock
        self._settle = settle
        self._lock = threading.Lock()
        self._wall, self._mono = clock.now(), clock.monotonic()
        self._jumped_by: timedelta | None = None
        self._steady_from = self._mono
        if last_wall is not None and self._wall - last_wall > LONG_OFF:
            self._jumped_by = self._wall - last_wall
            self._steady_from += settle.total_seconds()
        # Known to have been: nothing that happens now can happen before it.
        self._floor = last_wall
        self._started_behind = last_wall is not None and self._wall < last_wall - JUMP

    def now(self) -> datetime:
        return self._clock.now()

    def monotonic(self) -> float:
        return self._clock.monotonic()

    def tick(self) -> Trust:
        """Compare both clocks since the last tick and say what is known now."""
        with self._lock:
            wall, mono = self._clock.now(), self._clock.monotonic()
            drift = (wall - self._wall) - timedelta(seconds=mono - self._mono)
            self._wall, self._mono = wall, mono
            if abs(drift) > JUMP:
                self._jumped_by = drift
                self._steady_from = mono + self._settle.total_seconds()
            trust = self._trust(wall, mono)
            if trust.steady:
                self._jumped_by = None
                self._floor = wall  # a clock that was set back while we watched, and stayed so, is right
            return trust

    def trust(self) -> Trust:
        """What is known, without moving on; cheap enough to ask on every write."""
        with self._lock:
            return self._trust(self._clock.now(), self._clock.monotonic())

    def settle_for(self, settle: timedelta) -> None:
        """How long the clock must be steady after the next jump."""
        with self._lock:
            self._settle = settle

    def _trust(self, wall: datetime, mono: float) -> Trust:
        behind = self._floor is not None and wall < self._floor - JUMP
        wait = self._steady_from - mono
        if self._started_behind and behind:
            # Nothing was seen moving: the clock was wrong before we came, and waiting does not mend it.
            return Trust(steady=False, behind=True)
        self._started_behind = False
        if wait > 0:
            return Trust(steady=False, behind=behind, jumped_by=self._jumped_by, steady_in=timedelta(seconds=wait))
        seen = (wall - self._wall) - timedelta(seconds=mono - self._mono)
        if abs(seen) > JUMP:
            return Trust(steady=False, behind=behind, jumped_by=seen, steady_in=self._settle)
        return Trust(steady=True)
