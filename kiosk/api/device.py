"""What a kiosk tells of itself: how it is, that it calls for staff, and Celia's count of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from annotated_types import Ge, Le, MaxLen, MultipleOf

from kiosk.api.values import Id
from kiosk.domain.celia_count import MOST, STEP


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceReport:
    """How a kiosk is, for the health page: what staff should mend, in Finnish, and how many jobs wait for the hub.

    It names no patron and no booking.
    """

    version: Annotated[str, MaxLen(40)]
    waiting: Annotated[int, Ge(0), Le(1_000_000)] = 0
    problems: Annotated[tuple[Annotated[str, MaxLen(600)], ...], MaxLen(20)] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A kiosk calls for staff: which one, its name, and when."""

    kiosk: Id
    name: str
    at: datetime


Fives = Annotated[int, Ge(0), Le(MOST + STEP), MultipleOf(STEP)]
"""A number that was rounded before it left the kiosk; exact ones are not taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CeliaDay:
    """How often, in fives, Celia's code was shown and a sample heard on a local day that is over; see
    `domain.celia_count` for what makes it anonymous.
    """

    day: date
    code: Fives = 0
    sample: Fives = 0
