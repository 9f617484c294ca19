"""What may be booked, against an oracle that tries every span: hours, grid, buffers, modes, changes of the clock."""

from __future__ import annotations

import itertools
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.alternatives import alternatives
from kiosk.domain.availability import SlotState, day_slots, ends, free_until, next_start, refusals
from kiosk.domain.hours import local_day
from kiosk.domain.refusals import Alternative, Rule
from kiosk.domain.rooms import Resource
from kiosk.domain.spans import Span
from kiosk.domain.text import Text
from tests.unit.domain import oracle
from tests.unit.domain.oracle import HELSINKI, STEP
from tests.unit.domain.worlds import DAYS, World, worlds

_HOURS = {Rule.HOURS_UNKNOWN, Rule.OUTSIDE_HOURS, Rule.OFF_GRID}
MANY = settings(max_examples=70, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(worlds(), st.integers(-24, DAYS * 290), st.lists(st.integers(-6, 120), min_size=1, max_size=30))
@MANY
def test_a_span_is_refused_exactly_when_a_rule_forbids_it(world: World, place: int, lengths: list[int]) -> None:
    start = world.room.known.start + place * STEP
    for length in lengths:
        end = start + length * STEP
        found = refusals(world.calendar, Span(start, end), world.now)
        assert (not found) is world.room.may_book(start, end, world.now), found


@given(worlds(), st.integers(1, 30))
@MANY
def test_no_wish_into_a_day_nobody_told_of_is_called_closed(world: World, length: int) -> None:
    """It is refused as unknown: a patron may ask staff, and try again tomorrow."""
    for hole in world.calendar.hours.unknown:
        for start in (hole.start, hole.end - STEP):
            (rule,) = {r.rule for r in refusals(world.calendar, Span(start, start + length * STEP), world.now)} & _HOURS
            assert rule is Rule.HOURS_UNKNOWN


@given(worlds())
@MANY
def test_spans_on_the_grid(world: World) -> None:
    """Random spans are mostly refused; these are the ones that patrons are offered."""
    for start in sorted(world.room.open)[::3]:
        assert ends(world.calendar, start, world.now) == world.room.ends(start, world.now), start


@given(worlds(), st.integers(0, DAYS - 1))
@MANY
def test_timeline_of_a_day(world: World, offset: int) -> None:
    calendar, room, day = world.calendar, world.room, world.day(offset)
    if offset == 0 and world.now in room.known:  # the day of now, where past meets future
        day = local_day(world.now.astimezone(HELSINKI).date(), HELSINKI)
    slots = day_slots(calendar, day, world.now)
    assert [slot.start for slot in slots] == sorted({slot.start for slot in slots})
    assert all(one.end <= other.start for one, other in itertools.pairwise(slots))
    drawn = set()
    for slot in slots:
        steps = set(oracle.walk(slot.start, slot.end))
        drawn |= steps
        assert slot.start in day
        assert slot.can_start == bool(slot.state is SlotState.FREE and room.ends(slot.start, world.now))
        if slot.state is SlotState.CLOSED:
            assert not steps & room.open
            continue
        assert steps <= room.open
        margin = set(oracle.walk(slot.start - room.rules.buffer, slot.end + room.rules.buffer))
        expected = (
            SlotState.PAST
            if slot.end <= world.now
            else SlotState.TAKEN
            if any(room.stands(step, world.now) for step in steps)
            else SlotState.BUFFER
            if any(room.stands(step, world.now) for step in margin)
            else SlotState.FREE
        )
        assert slot.state is expected
    starts = {step for step in oracle.walk(day.start, day.end) if room.ends(step, world.now)}
    assert starts == {slot.start for slot in slots if slot.can_start}
    open_today = {step for step in room.open if step in day and room.opening(step) in day}
    assert open_today <= drawn


@given(worlds(), st.integers(0, DAYS - 1))
@FEW
def test_own_spans_are_yours_and_nothing_else_changes(world: World, offset: int) -> None:
    day = world.day(offset)
    plain = day_slots(world.calendar, day, world.now)
    mine = world.calendar.busy[:1]
    marked = day_slots(world.calendar, day, world.now, mine)
    for before, after in zip(plain, marked, strict=True):
        own = before.state is not SlotState.CLOSED and any(span.overlaps(before.span) for span in mine)
        assert after.state is (SlotState.YOURS if own else before.state)


@given(worlds())
@FEW
def test_free_until(world: World) -> None:
    room, now = world.room, world.now - timedelta(seconds=world.now.second, minutes=world.now.minute % 5)
    if now not in room.known:
        return
    until = free_until(world.calendar, now)

    def held(step: datetime) -> bool:
        """Taken, or in the buffer before or after something that is."""
        return any(
            near in room.taken for near in oracle.walk(step - room.rules.buffer, step + room.rules.buffer + STEP)
        )

    expected = now
    while expected in room.open and not held(expected):
        expected += STEP
    assert until == (expected if expected > now else None)


@given(worlds(), st.integers(0, DAYS * 288))
@FEW
def test_next_start_is_the_first_that_can_be_had(world: World, reach: int) -> None:
    room, until = world.room, world.now + reach * STEP
    found = next_start(world.calendar, world.now, until)
    expected = None
    for start in sorted(room.open):
        if start >= until:
            break
        possible = room.ends(start, world.now)
        if possible:
            expected = Span(start, possible[0])
            break
    assert found == expected


@given(worlds(), worlds(), st.integers(0, DAYS * 288), st.integers(1, 48), st.sampled_from(["", "tilat"]))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_alternatives(one: World, other: World, place: int, length: int, group: str) -> None:
    """The nearest start of the same room first, then of rooms of its group, never longer than the wish."""
    both = {"one": one, "other": other}
    start = one.room.known.start + place * STEP
    wish = Span(start, start + (length * STEP if length % 2 else length // 8 * one.calendar.rules.slot))
    resources = {key: Resource(id=key, name=Text(key), group=group, rules=w.calendar.rules) for key, w in both.items()}
    calendars = {key: world.calendar for key, world in both.items()}
    found = alternatives(resources, calendars, "one", wish, one.now)
    if not wish:
        assert found == []
        return
    expected = [nearest(key, both[key].room, wish, one) for key in ("one", "other") if key == "one" or group]
    assert found == [alternative for alternative in expected if alternative is not None]


def nearest(key: str, room: oracle.Room, wish: Span, world: World) -> Alternative | None:
    best: Alternative | None = None
    day_and_half = timedelta(hours=36)
    for start in sorted(room.open):
        if not wish.start - day_and_half <= start < wish.start + day_and_half:
            continue
        fitting = [end for end in room.ends(start, world.now) if end - start <= wish.length]
        if fitting and (best is None or abs(start - wish.start) <= abs(best.start - wish.start)):
            best = Alternative(resource=key, start=start, end=fitting[-1])
    return best


@given(worlds())
@FEW
def test_horizon_is_the_end_of_a_local_day(world: World) -> None:
    horizon = world.calendar.horizon(world.now)
    last = (horizon - STEP).astimezone(HELSINKI)
    assert (horizon.astimezone(HELSINKI).hour, horizon.astimezone(HELSINKI).minute) == (0, 0)
    assert (last.date() - world.now.astimezone(HELSINKI).date()).days == world.calendar.rules.days_ahead
