"""Growing wait against guessing codes: pure, so that the kiosk and the hub count alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

FREE_TRIES = 3
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=10)
FORGET_AFTER = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Throttle:
    """Wrong tries of one source; times are seconds of a monotonic clock."""

    wrong: int = 0
    last: float = 0.0

    def wait(self, now: float) -> float:
        """Seconds until the next try is heard; 0 when it is heard now."""
        if self.wrong < FREE_TRIES or now - self.last >= FORGET_AFTER.total_seconds():
            return 0.0
        grown: timedelta = FIRST_WAIT * 2 ** min(self.wrong - FREE_TRIES, 16)
        return max(0.0, self.last + min(grown, LONGEST_WAIT).total_seconds() - now)

    def after_wrong(self, now: float) -> Throttle:
        forgotten = now - self.last >= FORGET_AFTER.total_seconds()
        return Throttle(1 if forgotten else self.wrong + 1, now)

    def after_right(self, before: Throttle) -> Throttle:
        """A try that was counted as wrong beforehand, when it was only `before`, has proved right. Wrong ones made
        before or meanwhile stay: a thief with one good code must not wash the others clean.
        """
        alone = self.wrong <= before.wrong + 1
        return before if alone else Throttle(self.wrong - 1, self.last)
