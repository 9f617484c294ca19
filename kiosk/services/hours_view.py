"""What the screens show of opening hours: the days of a week, and the rooms whose hours are their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from kiosk.domain.hours import DayNote, Hours, Period, local_day
from kiosk.domain.rooms import Resource
from kiosk.domain.spans import Span
from kiosk.services.world import World

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayHours:
    """A local day: the periods that begin on it; none is a closed day, or one of which nobody told."""

    day: date
    periods: tuple[Period, ...] = ()
    unknown: bool = False
    note: DayNote | None = None

    @property
    def closed(self) -> bool:
        return not self.periods and not self.unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomHours:
    """A room with hours of its own; `runs` are neighbouring days on which the wall clock says the same."""

    resource: Resource
    runs: tuple[tuple[DayHours, ...], ...]


def monday(world: World, now: datetime, weeks: int = 0) -> date:
    """The first day of this week, or of one some weeks ahead."""
    today = world.today(now)
    return today - timedelta(days=today.weekday()) + weeks * _WEEK


def weeks_ahead(world: World, now: datetime) -> int:
    """How many weeks after this one anything is known of."""
    known = world.house.hours.known
    if not known or known.end <= now:
        return 0
    last = world.today(known.end - timedelta(microseconds=1))
    return (last - monday(world, now)) // _WEEK


def week(world: World, first: date) -> list[DayHours]:
    """The seven days from `first` on, with what is special about them."""
    notes = {note.day: note for note in world.house.day_notes}
    return _days(world, world.house.hours, first, notes)


def own_hours(world: World, first: date) -> list[RoomHours]:
    """Rooms that are open at other times than the house in the week from `first` on."""
    house = [(day.periods, day.unknown) for day in week(world, first)]
    found: list[RoomHours] = []
    for doc in world.docs.values():
        days = _days(world, doc.hours, first, {})
        if [(day.periods, day.unknown) for day in days] != house:
            runs = tuple(tuple(run) for _, run in groupby(days, lambda day: _on_the_wall(world, day)))
            found.append(RoomHours(resource=doc.resource, runs=runs))
    return found


def _days(world: World, hours: Hours, first: date, notes: dict[date, DayNote]) -> list[DayHours]:
    zone = world.zone
    days = [(first + timedelta(days=n), local_day(first + timedelta(days=n), zone)) for n in range(7)]
    return [_day(hours, day, span, notes.get(day)) for day, span in days]


def _day(hours: Hours, day: date, span: Span, note: DayNote | None) -> DayHours:
    periods = tuple(period for period in hours.periods if period.start in span)
    return DayHours(day=day, periods=periods, unknown=not periods and not hours.knows(span), note=note)


def _on_the_wall(world: World, day: DayHours) -> object:
    """What the day is like by the wall clock: alike days may be told together."""
    zone = world.zone
    times = tuple((p.start.astimezone(zone).time(), p.end.astimezone(zone).time(), p.mode) for p in day.periods)
    return times, day.unknown
