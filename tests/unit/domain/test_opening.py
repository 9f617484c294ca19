"""The opening mode against an oracle that walks the wall clock in steps of five minutes and knows no intervals."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.hours import Hours, Mode, Period, expand
from kiosk.domain.opening import NIGHT_ENDS_BEFORE, NOTICES, Opening, Stage, opening_at
from kiosk.domain.spans import Span
from tests.unit.domain import oracle
from tests.unit.domain.oracle import HELSINKI, STEP
from tests.unit.domain.worlds import DAYS, plans

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
OPEN = (Mode.STAFFED, Mode.SELF_SERVICE)
slowly = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@dataclass(frozen=True)
class Case:
    """The same house twice, with days of which nobody told, and a moment to ask at."""

    hours: Hours
    table: dict[datetime, Mode] = field(repr=False)
    days: Span
    now: datetime

    def mode(self, instant: datetime) -> Mode:
        return self.table.get(instant, Mode.UNKNOWN)

    def runs(self) -> list[tuple[Mode, datetime]]:
        """Mode and beginning of every stretch from now on, walked; the last one has no end."""
        found = [(self.mode(self.now - (self.now - self.days.start) % STEP), self.now)]
        for instant in oracle.walk(self.days.start, self.days.end + STEP):
            if instant > self.now and self.mode(instant) is not found[-1][0]:
                found.append((self.mode(instant), instant))
        return found


@st.composite
def cases(draw: st.DrawFn) -> Case:
    first, week, exceptions, untold = draw(plans())
    days = Span(oracle.midnight(first), oracle.midnight(first + timedelta(days=DAYS)))
    told = oracle.modes(week, exceptions, first, DAYS, untold)
    table = {instant: mode for instant, mode in told.items() if instant in days}
    now = days.start + draw(st.integers(-30, days.length // STEP + 30)) * STEP
    changes = [i for i in sorted(table) if table[i] is not table.get(i - STEP)]
    near = draw(st.booleans())
    if changes and near:  # what can go wrong goes wrong near a change
        now = draw(st.sampled_from(changes)) + draw(st.integers(-4, 1)) * STEP
    now += timedelta(seconds=draw(st.sampled_from([0, 0, 1, 150, 299])))
    return Case(expand(week, exceptions, first, DAYS, HELSINKI, untold), table, days, now)


@given(cases())
@slowly
def test_now_until_and_then(case: Case) -> None:
    opening, runs = opening_at(case.hours, case.now), case.runs()
    assert opening.mode is runs[0][0]
    assert opening.until == (runs[1][1] if len(runs) > 1 else None)
    assert opening.then is (runs[1][0] if len(runs) > 1 else Mode.UNKNOWN)


@given(cases())
@slowly
def test_closing_and_opening(case: Case) -> None:
    """A change between staffed and self-service is no closing; what nobody told is neither closing nor opening."""
    opening, runs = opening_at(case.hours, case.now), case.runs()
    here = runs[0][0]
    shut = next(((mode, start) for mode, start in runs if mode not in OPEN), (Mode.UNKNOWN, None))
    away = next(((mode, start) for mode, start in runs if mode is not Mode.CLOSED), (Mode.UNKNOWN, None))
    assert opening.open is (here in OPEN)
    assert opening.open_until == (shut[1] if here in OPEN else None)
    assert opening.closes == (shut[1] if here in OPEN and shut[0] is Mode.CLOSED else None)
    assert opening.opens == (away[1] if here is Mode.CLOSED and away[0] in OPEN else None)
    assert [s.mode for s in opening.turns] == ([m for m, s in runs if s < shut[1]] if here in OPEN and shut[1] else [])


@given(cases())
@slowly
def test_notices_and_the_night(case: Case) -> None:
    """Told by looking a minute ahead, two minutes ahead and so on."""
    opening = opening_at(case.hours, case.now)

    def shut_in(minutes: int) -> bool:
        ahead = [case.now + n * MINUTE for n in range(minutes + 1)]
        modes = [opening_at(case.hours, instant).mode for instant in ahead]
        first = next((mode for mode in modes if mode not in OPEN), None)
        return modes[0] in OPEN and first is Mode.CLOSED

    due = [n for n in NOTICES if shut_in(n // MINUTE)]
    assert opening.notice == (due[-1] if due else None)
    assert opening.minutes_left == next((n for n in range(1, 16) if shut_in(n)), None)
    assert (opening.stage is Stage.CLOSING_SOON) is bool(due)
    if opening.stage is not Stage.CLOSING_SOON:
        assert opening.stage.value == opening.mode.value
    soon = [opening_at(case.hours, case.now + n * MINUTE).mode for n in range(16)]
    opens_soon = next((mode for mode in soon if mode is not Mode.CLOSED), Mode.CLOSED) in OPEN
    assert opening.night is (opening.mode is Mode.CLOSED and not opens_soon)


def answers(opening: Opening) -> tuple[object, ...]:
    return (opening.mode, opening.until, opening.then, opening.open_until, opening.closes, opening.opens,
            opening.minutes_left, opening.notice, opening.stage, opening.night)  # fmt: skip


@given(cases(), st.floats(0, 1))
@slowly
def test_nothing_changes_before_the_next_change(case: Case, share: float) -> None:
    """A timer set to it misses nothing, and is not set for nothing."""
    opening = opening_at(case.hours, case.now)
    changes = opening.changes
    if changes is None:
        assert answers(opening_at(case.hours, case.now + 40 * 24 * HOUR)) == answers(opening)
        return
    assert changes > case.now
    last = changes - timedelta(microseconds=1)
    for instant in (case.now + (last - case.now) * share, last):
        assert answers(opening_at(case.hours, instant)) == answers(opening)
    assert answers(opening_at(case.hours, changes)) != answers(opening)


def house(*periods: tuple[float, float, Mode], unknown: tuple[Span, ...] = ()) -> Hours:
    """Hours counted from noon; two days around it are known."""
    spans = tuple(Period(NOON + start * HOUR, NOON + end * HOUR, mode) for start, end, mode in periods)
    return Hours(Span(NOON - 24 * HOUR, NOON + 24 * HOUR), spans, unknown)


def test_closing_that_goes_on_as_self_service_is_not_closing() -> None:
    hours = house((-2, 1, Mode.STAFFED), (1, 3, Mode.SELF_SERVICE))
    opening = opening_at(hours, NOON + HOUR - 5 * MINUTE)
    assert (opening.until, opening.then) == (NOON + HOUR, Mode.SELF_SERVICE)
    assert opening.closes == NOON + 3 * HOUR
    assert opening.stage is Stage.STAFFED
    assert opening.notice is None


@pytest.mark.parametrize(
    ("before", "minutes", "notice"),
    [(15.1, None, None), (15, 15, 15), (14.5, 15, 15), (10.1, 11, 15), (10, 10, 10), (5, 5, 5), (0.1, 1, 5)],
)
def test_fifteen_ten_and_five_minutes(before: float, minutes: int | None, notice: int | None) -> None:
    opening = opening_at(house((-2, 0, Mode.SELF_SERVICE)), NOON - before * MINUTE)
    assert opening.minutes_left == minutes
    assert opening.notice == (notice * MINUTE if notice is not None else None)


def test_a_day_that_nobody_told_is_neither_closing_nor_opening() -> None:
    hole = Span(NOON, NOON + 6 * HOUR)
    evening = opening_at(house((-2, 0, Mode.STAFFED), (8, 9, Mode.STAFFED), unknown=(hole,)), NOON - 5 * MINUTE)
    assert evening.open_until == NOON
    assert (evening.closes, evening.minutes_left, evening.then) == (None, None, Mode.UNKNOWN)
    before = opening_at(house((8, 9, Mode.STAFFED), unknown=(hole,)), NOON - HOUR)
    assert (before.opens, before.night) == (None, True)
    within = opening_at(house((8, 9, Mode.STAFFED), unknown=(hole,)), NOON + HOUR)
    assert (within.stage, within.night, within.until) == (Stage.UNKNOWN, False, hole.end)


def test_the_night_ends_before_opening() -> None:
    hours = house((0, 1, Mode.SELF_SERVICE))
    assert opening_at(hours, NOON - NIGHT_ENDS_BEFORE - MINUTE).night
    assert not opening_at(hours, NOON - NIGHT_ENDS_BEFORE).night
    assert opening_at(hours, NOON + 2 * HOUR).night


def test_nothing_known_at_all() -> None:
    never = Span(datetime.max.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
    opening = opening_at(Hours(never), NOON)
    assert opening.stage is Stage.UNKNOWN
    assert (opening.until, opening.then, opening.changes, opening.night) == (None, Mode.UNKNOWN, None, False)
