"""The domain once more, slow and plain: time is walked in steps of five minutes and asked what the wall clock says.

Nothing of `kiosk.domain` is used but its data; the oracle has no intervals, no merging and no arithmetic on them.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from kiosk.domain.hours import LocalPeriod, Mode
from kiosk.domain.rooms import Rules
from kiosk.domain.spans import Span

STEP = timedelta(minutes=5)
HELSINKI = ZoneInfo("Europe/Helsinki")
Week = Mapping[int, tuple[LocalPeriod, ...]]
Exceptions = Mapping[date, tuple[LocalPeriod, ...]]


def walk(start: datetime, end: datetime) -> Iterator[datetime]:
    while start < end:
        yield start
        start += STEP


@cache
def midnight(day: date) -> datetime:
    """The first instant of a local day, found by walking."""
    instant = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=4)
    while instant.astimezone(HELSINKI).date() < day:
        instant += STEP
    return instant


def modes(
    week: Week, exceptions: Exceptions, first: date, days: int, untold: Container[date] = ()
) -> dict[datetime, Mode]:
    """The mode of every step from the first day to the last, with the evening before and the night after.

    A period opens when the wall clock reaches its opening and holds until the wall clock reaches its closing, or
    another opens. Nobody knows what a day in `untold` is like once the evening before it has closed.
    """
    plan: list[tuple[datetime, datetime, Mode]] = []
    for offset in range(-1, days):
        day = first + timedelta(days=offset)
        if day in untold:
            continue
        for period in exceptions.get(day, week.get(day.weekday(), ())):
            opens = datetime.combine(day, period.opens)
            closes = datetime.combine(day, period.closes)
            if period.closes <= period.opens:
                closes += timedelta(days=1)
            plan.append((opens, closes, period.mode))
    plan.sort()
    now: tuple[datetime, datetime, Mode] | None = None
    found: dict[datetime, Mode] = {}
    for instant in walk(midnight(first - timedelta(days=1)), midnight(first + timedelta(days=days + 1))):
        wall = instant.astimezone(HELSINKI).replace(tzinfo=None)
        if now is not None and wall >= now[1]:
            now = None
        while plan and wall >= plan[0][0]:
            now = plan.pop(0)
            if wall >= now[1]:
                now = None
        nothing = Mode.UNKNOWN if wall.date() in untold else Mode.CLOSED
        found[instant] = now[2] if now is not None else nothing
    return {instant: mode for instant, mode in found.items() if instant >= midnight(first) or mode is not Mode.CLOSED}


class Room:
    """A room as a table of steps."""

    def __init__(self, rules: Rules, open_steps: frozenset[datetime], taken: frozenset[datetime], known: Span) -> None:
        self.rules, self.open, self.taken, self.known = rules, open_steps, taken, known
        self._opening: dict[datetime, datetime] = {}
        for step in sorted(open_steps):
            self._opening[step] = self._opening.get(step - STEP, step)
        self._closing: dict[datetime, datetime] = {}
        for step in sorted(open_steps, reverse=True):
            self._closing[step] = self._closing.get(step + STEP, step + STEP)

    def opening(self, instant: datetime) -> datetime:
        """Where the unbroken opening around `instant` begins."""
        return self._opening[instant]

    def may_book(self, start: datetime, end: datetime, now: datetime) -> bool:
        """Every rule, word by word; the cheap ones first."""
        rules = self.rules
        if not rules.bookable:
            return False
        if start not in self.open or not start < end or not rules.min_period <= end - start <= rules.max_period:
            return False
        if not (self.known.start <= start and end <= self.known.end):
            return False
        opening, closing = self._opening[start], self._closing[start]
        if (start - opening) % rules.slot:
            return False
        if (end - opening) % rules.slot and end != closing:
            return False
        if start + rules.slot <= now or end <= now:
            return False
        last = now.astimezone(HELSINKI).date() + timedelta(days=rules.days_ahead)
        if start.astimezone(HELSINKI).date() > last:
            return False
        if any(step not in self.open for step in walk(start, end)):
            return False
        return not any(self.stands(step, now) for step in walk(start - rules.buffer, end + rules.buffer))

    def stands(self, step: datetime, now: datetime) -> bool:
        """Whether somebody has a step; what is over, with the break after it, stands in nobody's way."""
        return step in self.taken and step + STEP + self.rules.buffer > now

    def ends(self, start: datetime, now: datetime) -> list[datetime]:
        reach = self.rules.max_period + STEP
        return [end for end in walk(start + STEP, start + reach) if self.may_book(start, end, now)]


def steps_of(spans: tuple[Span, ...]) -> frozenset[datetime]:
    return frozenset(step for span in spans for step in walk(span.start, span.end))


QUARTERS = tuple(time(hour, minute) for hour in range(24) for minute in (0, 15, 30, 45))
