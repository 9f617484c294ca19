"""Houses, rooms and bookings for the property tests: near both changes of the clock, past midnight, all modes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from kiosk.domain.availability import Calendar
from kiosk.domain.hours import LocalPeriod, Mode, expand
from kiosk.domain.rooms import Rules
from kiosk.domain.spans import Span
from tests.unit.domain import oracle
from tests.unit.domain.oracle import HELSINKI, STEP

DAYS = 4
# Helsinki: clocks go forward on 28.3.2027 and back on 25.10.2026; the others are ordinary, a year's end, a leap day
FIRST_DAYS = tuple(
    day + timedelta(days=offset)
    for day in (date(2027, 3, 26), date(2026, 10, 23), date(2026, 12, 30), date(2028, 2, 28))
    for offset in (0, 1, 2)
)
# A wall time that is skipped in spring has no step of its own; test_hours.py says what it means.
TIMES = [quarter for quarter in oracle.QUARTERS if not time(3) < quarter < time(4)]
MODES = (Mode.STAFFED, Mode.SELF_SERVICE)


@st.composite
def periods(draw: st.DrawFn, most: int = 3) -> tuple[LocalPeriod, ...]:
    return tuple(
        LocalPeriod(draw(st.sampled_from(TIMES)), draw(st.sampled_from(TIMES)), draw(st.sampled_from(MODES)))
        for _ in range(draw(st.integers(0, most)))
    )


@st.composite
def library_day(draw: st.DrawFn) -> tuple[LocalPeriod, ...]:
    """As libraries are: self-service, then staffed, then self-service, at times until after midnight."""
    edges = sorted(draw(st.lists(st.integers(6 * 4, 26 * 4), min_size=2, max_size=4, unique=True)))
    kinds = draw(st.permutations([Mode.SELF_SERVICE, Mode.STAFFED, Mode.SELF_SERVICE]))
    return tuple(
        LocalPeriod(_wall(opens), _wall(closes), kind)
        for opens, closes, kind in zip(edges, edges[1:], kinds, strict=False)
        if opens < 24 * 4
    )


def _wall(quarters: int) -> time:
    return time(quarters // 4 % 24, quarters % 4 * 15)


@st.composite
def plans(
    draw: st.DrawFn,
) -> tuple[date, dict[int, tuple[LocalPeriod, ...]], dict[date, tuple[LocalPeriod, ...]], frozenset[date]]:
    """First day, week, exceptions and the days that nobody told of."""
    first = draw(st.sampled_from(FIRST_DAYS))
    day = st.one_of(library_day(), periods())
    week = draw(st.dictionaries(st.integers(0, 6), day, min_size=3))
    exceptions = draw(st.dictionaries(st.integers(-1, DAYS).map(lambda n: first + timedelta(days=n)), day, max_size=1))
    untold = draw(st.frozensets(st.integers(-1, DAYS).map(lambda n: first + timedelta(days=n)), max_size=2))
    return first, week, exceptions, untold


@st.composite
def rule_sets(draw: st.DrawFn) -> Rules:
    slot = timedelta(minutes=draw(st.sampled_from([15, 30, 45, 60, 90])))
    shortest = draw(st.integers(1, 3))
    return Rules(
        slot=slot,
        min_period=slot * shortest,
        max_period=slot * (shortest + draw(st.integers(0, 5))),
        buffer=timedelta(minutes=draw(st.sampled_from([0, 0, 10, 15, 30, 60]))),
        days_ahead=draw(st.integers(0, DAYS)),
        modes=frozenset(draw(st.sampled_from([MODES, MODES[:1], MODES[1:]]))),
        bookable=draw(st.sampled_from([True] * 9 + [False])),
    )


@dataclass(frozen=True)
class World:
    """The same room twice: as the domain has it and as the oracle has it, with a time to ask at."""

    calendar: Calendar
    room: oracle.Room
    first: date
    now: datetime

    def day(self, offset: int) -> Span:
        first = self.first + timedelta(days=offset)
        return Span(oracle.midnight(first), oracle.midnight(first + timedelta(days=1)))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    first, week, exceptions, untold = draw(plans())
    rules = draw(rule_sets())
    hours = expand(week, exceptions, first, DAYS, HELSINKI, untold)
    begin, finish = oracle.midnight(first), oracle.midnight(first + timedelta(days=DAYS))
    total = (finish - begin) // STEP
    places = draw(st.lists(st.tuples(st.integers(0, total), st.integers(1, 60)), max_size=5))
    busy = tuple(Span(begin + place * STEP, begin + (place + length) * STEP) for place, length in places)
    table = oracle.modes(week, exceptions, first, DAYS, untold)
    room = oracle.Room(
        rules=rules,
        open_steps=frozenset(step for step, mode in table.items() if mode in rules.modes),
        taken=oracle.steps_of(busy),
        known=Span(begin, finish),
    )
    now = begin + draw(st.integers(-12, total + 12)) * STEP
    openings = sorted(step for step in room.open if begin <= step < finish)
    if draw(st.booleans()) and openings:  # most of what can go wrong goes wrong while the house is open
        now = openings[draw(st.integers(0, len(openings) - 1))]
    given_back = [span.end for span in busy if span.end in room.open]
    if draw(st.booleans()) and given_back:  # the rest of a slot, and the break after a booking
        now = draw(st.sampled_from(given_back)) + draw(st.integers(0, 9)) * STEP
    now += timedelta(seconds=draw(st.sampled_from([0, 1, 150])))
    return World(Calendar(rules=rules, hours=hours, busy=busy, zone=HELSINKI), room, first, now)
