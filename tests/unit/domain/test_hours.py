"""Opening hours against a clock that is walked step by step, over both changes of the clock and past midnight."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from kiosk.domain.hours import Hours, LocalPeriod, Mode, expand, local_day, local_instant
from kiosk.domain.spans import Span
from tests.unit.domain import oracle
from tests.unit.domain.oracle import HELSINKI
from tests.unit.domain.worlds import DAYS, FIRST_DAYS, plans

Plan = tuple[date, dict[int, tuple[LocalPeriod, ...]], dict[date, tuple[LocalPeriod, ...]], frozenset[date]]


def hours_of(plan: Plan) -> Hours:
    first, week, exceptions, untold = plan
    return expand(week, exceptions, first, DAYS, HELSINKI, untold)


def table_of(plan: Plan) -> dict[datetime, Mode]:
    return oracle.modes(plan[1], plan[2], plan[0], DAYS, plan[3])


@given(plans())
@settings(max_examples=70, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mode_at_every_step(plan: Plan) -> None:
    hours, table = hours_of(plan), table_of(plan)
    for instant in oracle.walk(oracle.midnight(plan[0]), oracle.midnight(plan[0] + timedelta(days=DAYS))):
        assert hours.mode_at(instant) is table[instant], instant.astimezone(HELSINKI)


@given(plans())
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_periods_are_sorted_and_disjoint(plan: Plan) -> None:
    periods = hours_of(plan).periods
    assert all(period.start < period.end for period in periods)
    assert all(one.end <= other.start for one, other in itertools.pairwise(periods))


@given(plans())
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_holes_are_exactly_what_nobody_told(plan: Plan) -> None:
    hours, table = hours_of(plan), table_of(plan)
    steps = set(oracle.walk(hours.known.start, hours.known.end))
    assert oracle.steps_of(hours.unknown) == {step for step in steps if table[step] is Mode.UNKNOWN}
    assert not oracle.steps_of(hours.unknown) & oracle.steps_of(tuple(p.span for p in hours.periods))


@pytest.mark.parametrize("first", FIRST_DAYS)
def test_local_days_follow_the_wall_clock(first: date) -> None:
    day = local_day(first, HELSINKI)
    assert day == Span(oracle.midnight(first), oracle.midnight(first + timedelta(days=1)))


def test_local_days_are_23_24_and_25_hours_long() -> None:
    lengths = [local_day(day, HELSINKI).length for day in (date(2027, 3, 28), date(2027, 3, 29), date(2026, 10, 25))]
    assert lengths == [timedelta(hours=23), timedelta(hours=24), timedelta(hours=25)]


def test_times_that_are_skipped_or_come_twice() -> None:
    """In spring 3.30 does not exist and means half an hour after the change; in autumn the first 3.30 is meant."""
    assert local_instant(date(2027, 3, 28), time(3, 30), HELSINKI) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert local_instant(date(2026, 10, 25), time(3, 30), HELSINKI) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_evening_before_reaches_into_the_first_day() -> None:
    """At 0.30 a house that closes at 2 is open, also when today's hours are worked out from today on."""
    late = (LocalPeriod(time(18), time(2)),)
    hours = expand(dict.fromkeys(range(7), late), {}, date(2026, 11, 22), 2, HELSINKI)
    half_past_midnight = local_instant(date(2026, 11, 22), time(0, 30), HELSINKI)
    assert hours.mode_at(half_past_midnight) is Mode.STAFFED
    assert hours.periods[0].end == local_instant(date(2026, 11, 22), time(2), HELSINKI)


def test_exception_does_not_cut_the_evening_before() -> None:
    late = (LocalPeriod(time(18), time(2)),)
    closed = {date(2026, 11, 23): ()}
    hours = expand(dict.fromkeys(range(7), late), closed, date(2026, 11, 22), 2, HELSINKI)
    (_, sunday) = hours.periods
    assert sunday.end == local_instant(date(2026, 11, 23), time(2), HELSINKI)


def test_days_that_nobody_told_are_unknown_not_closed() -> None:
    hours = expand({}, {}, date(2026, 11, 22), 1, HELSINKI)
    assert hours.mode_at(local_instant(date(2026, 11, 22), time(12), HELSINKI)) is Mode.CLOSED
    assert hours.mode_at(local_instant(date(2026, 11, 23), time(0), HELSINKI)) is Mode.UNKNOWN


def test_a_day_nobody_told_of_is_a_hole_that_lets_the_evening_before_end() -> None:
    late = (LocalPeriod(time(18), time(2)),)
    sunday, monday = date(2026, 11, 22), date(2026, 11, 23)
    hours = expand(dict.fromkeys(range(7), late), {}, sunday, 3, HELSINKI, {monday})
    assert hours.unknown == (Span(local_instant(monday, time(2), HELSINKI), local_day(monday, HELSINKI).end),)
    assert hours.mode_at(local_instant(monday, time(1), HELSINKI)) is Mode.STAFFED
    assert not hours.knows(local_day(monday, HELSINKI))
