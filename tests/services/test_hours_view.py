"""Weeks as the patron reads them: days, exceptions, days nobody told of, rooms with hours of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from kiosk.domain.hours import Hours, LocalPeriod, Mode, expand
from kiosk.services.hours_view import monday, own_hours, week, weeks_ahead
from kiosk.services.world import World
from tests.services.worlds import NOW, library, local

MONDAY = date(2026, 11, 23)
HOLIDAY = date(2026, 12, 6)


def with_hours(hours: Hours) -> World:
    world = library()
    return replace(world, house=replace(world.house, hours=hours))


def test_weeks_begin_on_monday() -> None:
    world = library()
    assert monday(world, NOW) == MONDAY
    assert monday(world, local(0, days=-2)) == MONDAY
    assert monday(world, local(23.9, days=4)) == MONDAY
    assert monday(world, local(0, days=5)) == MONDAY + timedelta(days=7)
    assert monday(world, NOW, 2) == MONDAY + timedelta(days=14)


def test_a_week_of_the_shipped_house() -> None:
    days = week(library(), MONDAY)
    assert [day.day for day in days] == [MONDAY + timedelta(days=n) for n in range(7)]
    assert [len(day.periods) for day in days] == [3, 3, 3, 3, 3, 3, 1]
    assert days[2].periods[1].mode is Mode.STAFFED
    assert not any(day.unknown or day.closed or day.note for day in days)


def test_a_holiday_is_closed_and_says_why() -> None:
    sunday = week(library(), MONDAY + timedelta(days=7))[6]
    assert (sunday.day, sunday.closed, sunday.unknown) == (HOLIDAY, True, False)
    assert sunday.note is not None
    assert sunday.note.reason is not None
    assert sunday.note.reason.fi == "Itsenäisyyspäivä"


def test_days_that_nobody_told_are_unknown() -> None:
    """Those after the last, those before the first, and those between; a closed one is closed."""
    staffed = (LocalPeriod(time(10), time(18)),)
    world = library()
    hole = MONDAY + timedelta(days=2)
    hours = expand({0: staffed, 2: staffed}, {}, MONDAY, 4, world.zone, {hole})
    days = week(with_hours(hours), MONDAY)
    assert [day.unknown for day in days] == [False, False, True, False, True, True, True]
    assert [day.closed for day in days] == [False, True, False, True, False, False, False]
    assert all(day.unknown for day in week(with_hours(hours), MONDAY - timedelta(days=7)))
    assert all(day.unknown for day in week(World(), MONDAY))


def test_an_evening_past_midnight_belongs_to_its_day() -> None:
    late = (LocalPeriod(time(18), time(2)),)
    hours = expand({0: late}, {}, MONDAY, 3, library().zone, {MONDAY + timedelta(days=1)})
    first, second, third, *_ = week(with_hours(hours), MONDAY)
    assert len(first.periods) == 1
    assert (second.unknown, second.periods) == (True, ())
    assert third.closed


def test_how_far_one_can_turn() -> None:
    """To the last week of which anything is known; nowhere when nothing is."""
    world = library()
    last = world.today(world.house.hours.known.end - timedelta(seconds=1))
    ahead = weeks_ahead(world, NOW)
    assert MONDAY + ahead * timedelta(days=7) <= last < MONDAY + (ahead + 1) * timedelta(days=7)
    assert weeks_ahead(World(), NOW) == 0
    assert weeks_ahead(world, NOW + timedelta(days=400)) == 0


def test_rooms_with_hours_of_their_own() -> None:
    """The hall alone; its days from Monday to Friday are alike, and so are Saturday and Sunday."""
    (hall,) = own_hours(library(), MONDAY)
    assert hall.resource.id == "virta-sali"
    assert [len(run) for run in hall.runs] == [5, 2]


def test_a_holiday_breaks_the_run_of_a_room() -> None:
    (hall,) = own_hours(library(), MONDAY + timedelta(days=7))
    assert [(len(run), run[0].closed) for run in hall.runs] == [(5, False), (1, False), (1, True)]
