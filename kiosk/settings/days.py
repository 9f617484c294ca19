"""Days as staff write them for events: of the calendar, or counted from today so that an example is never stale."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from kiosk.settings.written import Unreadable, read_days

_RELATIVE = re.compile(r"(?:today|tänään|idag)\s*(?:([+-])\s*([0-9]{1,3}))?", re.IGNORECASE)
_CLOCK = re.compile(r"(?:klo\s*)?([0-9]{1,2})(?:[.:]([0-9]{2}))?(?:\s*[-–—]\s*([0-9]{1,2})(?:[.:]([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class When:
    """Days of the calendar (`first`, `last`), or `offset` days from today."""

    first: date | None = None
    last: date | None = None
    offset: int = 0

    def on(self, today: date) -> tuple[date, date]:
        """First and last day, as seen on a day."""
        if self.first is not None and self.last is not None:
            return self.first, self.last
        day = today + timedelta(days=self.offset)
        return day, day


@dataclass(frozen=True, slots=True)
class Clock:
    """Wall-clock time of an event; an end at or before the start is that of the next morning."""

    start: time
    end: time | None = None


def read_when(value: object) -> When:
    """`today+2`, `tänään`, `24.12.2026`, `24.-26.12.2026`, a TOML date."""
    match = _RELATIVE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        days = read_days(value)
        return When(days.first, days.last)
    return When(offset=int(f"{match[1] or '+'}{match[2] or 0}"))


def read_clock(value: object) -> Clock:
    """`18-19.30`, `18.00`, `klo 9`; 24 is midnight."""
    match = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise Unreadable("clock")
    start = _time(match[1], match[2])
    end = _time(match[3], match[4]) if match[3] is not None else None
    if start == end:
        raise Unreadable("clock")
    return Clock(start, end)


def _time(hours: str, minutes: str | None) -> time:
    total = int(hours) * 60 + int(minutes or 0)
    if int(minutes or 0) > 59 or total > 24 * 60:
        raise Unreadable("clock")
    return time(*divmod(total % (24 * 60), 60))
