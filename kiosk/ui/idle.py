"""Notice that nobody is there: after a while a countdown, then the wipe. Pure, driven by a monotonic clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Presence(StrEnum):
    """Is somebody there?"""

    RESTING = "resting"
    PRESENT = "present"
    WARNED = "warned"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdleTimes:
    """Seconds without touch before the warning, and of the countdown (at least 20: EN 301 549, 11.2.2.1)."""

    warn_after: float = 60.0
    countdown: float = 20.0

    def at_pace(self, pace: int) -> IdleTimes:
        """For whoever wants so many times longer."""
        return IdleTimes(warn_after=self.warn_after * pace, countdown=self.countdown * pace)


@dataclass(frozen=True, slots=True, kw_only=True)
class Idle:
    """Whether a patron is there. Times are seconds of a monotonic clock."""

    times: IdleTimes
    presence: Presence = Presence.RESTING
    since: float = 0.0

    def touched(self, now: float) -> Idle:
        """Any touch or key: somebody is there, however late the countdown."""
        return replace(self, presence=Presence.PRESENT, since=now)

    def left(self) -> Idle:
        """The visit is over."""
        return replace(self, presence=Presence.RESTING)

    def at(self, now: float) -> Idle:
        """What time alone makes of it."""
        if self.presence is Presence.PRESENT and now - self.since >= self.times.warn_after:
            return replace(self, presence=Presence.WARNED, since=self.since + self.times.warn_after)
        if self.presence is Presence.WARNED and now - self.since >= self.times.countdown:
            return self.left()
        return self

    def next_change(self, now: float) -> float | None:
        """Seconds until time alone changes something; None while resting."""
        if self.presence is Presence.RESTING:
            return None
        limit = self.times.warn_after if self.presence is Presence.PRESENT else self.times.countdown
        return max(0.0, self.since + limit - now)

    def seconds_left(self, now: float) -> int:
        """Whole seconds of the countdown still to go."""
        return max(0, int(self.since + self.times.countdown - now + 0.999))
