"""Whether the kiosk's own clock can be trusted with an announcement: boards without a battery start in the past, and
clocks are set by hand or by the network. The hub judges its clock likewise for its jobs (`hub.clock`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

JUMP = timedelta(seconds=90)
"""A difference between wall clock and monotonic clock that no ordinary adjustment makes."""
SETTLE = timedelta(minutes=3).total_seconds()
"""Seconds for which a clock must run evenly after a jump."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockWatch:
    """Both clocks as they were looked at last, monotonic in seconds. `floor` is a time that has surely been."""

    wall: datetime
    mono: float
    steady_from: float
    floor: datetime | None = None

    @classmethod
    def begun(cls, wall: datetime, mono: float) -> ClockWatch:
        """Nothing is known against the clock yet."""
        return cls(wall=wall, mono=mono, steady_from=mono)

    def looked(self, wall: datetime, mono: float, known: datetime | None) -> ClockWatch:
        """Look again; `known` is the latest time that the kiosk has noted down, if it has any."""
        jumped = abs((wall - self.wall) - timedelta(seconds=mono - self.mono)) > JUMP
        floors = [floor for floor in (self.floor, known) if floor is not None]
        after = replace(self, wall=wall, mono=mono, floor=max(floors, default=None))
        if jumped:
            return replace(after, steady_from=mono + SETTLE)
        if self.mono < self.steady_from <= mono:
            # It was set back while we watched, and stayed so: then it is right now.
            return replace(after, floor=wall)
        return after

    @property
    def trusted(self) -> bool:
        """Whether what depends on the hour may be announced."""
        return self.mono >= self.steady_from and (self.floor is None or self.wall >= self.floor - JUMP)
