"""How often Celia's page is of use, in numbers that tell of nobody.

A visit counts once at most for each sign, and what counts it is a number of the day: no time, no order, no visit, no
language. The exact number stands in the kiosk's own file until the day is over. Then it is rounded at random to one of
the two fives around it, the nearer the likelier, and the exact one is erased before anything leaves the kiosk; the hub
adds up the fives of the house's kiosks and keeps no word of which kiosk brought them.

So one visit more or less changes at most how likely a five is. Zero means fewer than five and never nobody, and no
zero is kept: a day on which one person came looks like a day on which nobody did, or, once in five times, like one on
which several did. Over many days the sums are right, because the rounding leans to neither side. What this does not
hide: that a day was livelier than another, and from whoever opens the kiosk's own file on the same day, its number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

STEP = 5
MOST = 5_000
"""More visits than this has no day; a larger number is cut."""


class Sign(StrEnum):
    """What is counted: the page with its code was shown, a sample was heard."""

    CODE = "code"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """A day of the house; `campaign` says whether a campaign of Celia was on."""

    day: date
    code: int = 0
    sample: int = 0
    campaign: bool = False


def rounded(count: int, chance: float) -> int:
    """One of the two multiples of `STEP` around a count. `chance` (0 to 1) draws it, so that the mean stays true."""
    whole, rest = divmod(min(count, MOST), STEP)
    return STEP * (whole + (chance * STEP < rest))
