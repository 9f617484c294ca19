"""What the screens show of rooms, against the slow and sure way to say it."""

from __future__ import annotations

import time as clock
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.api.house import House, ResourceDoc
from kiosk.domain.availability import Calendar, SlotState, day_slots, ends
from kiosk.domain.bookings import Reservation, State
from kiosk.domain.hours import Hours, LocalPeriod, Mode, expand, local_day
from kiosk.domain.rooms import Resource, Rules
from kiosk.domain.spans import Span
from kiosk.domain.text import Text
from kiosk.services.house_view import (
    Limit,
    Presence,
    days,
    ends_from,
    home_cards,
    lengths,
    room_day,
    walk_up,
)
from kiosk.services.world import World

ZONE = ZoneInfo("Europe/Helsinki")
DAY = date(2026, 11, 23)  # a Monday
FIRST = date(2026, 11, 21)
MINUTE = timedelta(minutes=1)


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime.combine(day, time(hour, minute), ZONE).astimezone(UTC)


def hours(opens: int = 8, closes: int = 20, known: int = 30) -> Hours:
    staffed = LocalPeriod(time(10), time(18))
    weekly = {
        day: (
            LocalPeriod(time(opens), time(10), Mode.SELF_SERVICE),
            staffed,
            LocalPeriod(time(18), time(closes), Mode.SELF_SERVICE),
        )
        for day in range(6)
    }
    return expand(weekly, {}, FIRST, known, ZONE)


def house(*spans: Span, rules: Rules | None = None, rooms: tuple[str, ...] = ("a",), known: int = 30) -> World:
    open_hours = hours(known=known)
    docs = {
        key: ResourceDoc(
            resource=Resource(id=key, name=Text(fi=key), rules=rules or Rules(max_period=timedelta(hours=3))),
            hours=open_hours,
        )
        for key in rooms
    }
    held = {
        f"r{n}": Reservation(id=f"r{n}", resource="a", start=span.start, end=span.end, state=State.CONFIRMED)
        for n, span in enumerate(spans)
    }
    return World(house=House(name=Text(fi="K"), zone="Europe/Helsinki", hours=open_hours), docs=docs, reservations=held)


def untold(*days: date) -> World:
    """Mondays to Saturdays open 8-20; of `days` nobody told anything."""
    known = house()
    weekly = dict.fromkeys(range(6), (LocalPeriod(time(8), time(20)),))
    gaps = expand(weekly, {}, FIRST, 30, ZONE, days)
    docs = {key: replace(doc, hours=gaps) for key, doc in known.docs.items()}
    return replace(known, house=replace(known.house, hours=gaps), docs=docs)


def test_a_day_nobody_told_of_is_unknown_never_closed() -> None:
    world = untold(DAY)
    day = room_day(world, "a", DAY, at(12))
    assert (day.unknown, day.closed, day.slots) == (True, False, ())
    assert home_cards(world, at(12))[0].presence is Presence.UNKNOWN
    assert ends_from(world, "a", at(12), at(12)) == []
    assert room_day(world, "a", DAY + timedelta(days=1), at(12)).bookable


def test_the_next_opening_is_not_told_over_a_day_nobody_told_of() -> None:
    evening = at(21, day=DAY)
    assert home_cards(untold(), evening)[0].until == at(8, day=DAY + timedelta(days=1))
    card = home_cards(untold(DAY + timedelta(days=1)), evening)[0]
    assert (card.presence, card.until) == (Presence.CLOSED, None)


def test_a_free_room_says_until_when() -> None:
    card = home_cards(house(Span(at(14), at(15))), at(12, 10))[0]
    assert (card.presence, card.until) == (Presence.FREE, at(14))
    assert card.walk_up == Span(at(12), at(13))


def test_a_free_room_ends_at_closing() -> None:
    assert home_cards(house(), at(12, 10))[0].until == at(20)


def test_a_taken_room_says_from_when() -> None:
    card = home_cards(house(Span(at(12), at(13)), Span(at(13), at(14))), at(12, 10))[0]
    assert (card.presence, card.until, card.walk_up) == (Presence.TAKEN, at(14), None)


def test_a_gap_that_is_too_short_is_not_offered() -> None:
    world = house(Span(at(12), at(13)), Span(at(13, 30), at(14, 30)), rules=Rules(min_period=timedelta(hours=1)))
    assert home_cards(world, at(12, 10))[0].until == at(14, 30)


def test_a_room_that_is_taken_for_days_has_no_answer() -> None:
    assert home_cards(house(Span(at(8), at(8) + timedelta(days=6))), at(12))[0].until is None


def test_a_closed_room_says_when_it_opens() -> None:
    night = at(22)
    card = home_cards(house(), night)[0]
    assert (card.presence, card.until) == (Presence.CLOSED, at(8, day=DAY + timedelta(days=1)))


def test_what_nobody_has_told_is_not_closed() -> None:
    card = home_cards(house(known=1), at(12))[0]
    assert (card.presence, card.until) == (Presence.UNKNOWN, None)
    assert room_day(house(known=1), "a", DAY, at(12)).unknown


def test_a_room_for_staffed_hours_is_closed_outside_them() -> None:
    world = house(rules=Rules(modes=frozenset({Mode.STAFFED})))
    assert home_cards(world, at(8, 30))[0].presence is Presence.CLOSED
    assert home_cards(world, at(8, 30))[0].until == at(10)
    assert room_day(world, "a", DAY, at(8)).slots[0].start == at(10)


def test_a_free_room_just_before_closing_cannot_be_had() -> None:
    world = house(rules=Rules(min_period=timedelta(hours=1)))
    card = home_cards(world, at(19, 40))[0]
    assert (card.presence, card.until, card.walk_up) == (Presence.FREE, at(20), None)


def test_the_day_strip_goes_as_far_as_rules_and_hours() -> None:
    assert days(house(), at(12)) == [DAY + timedelta(days=n) for n in range(15)]
    assert days(house(known=6), at(12)) == [DAY + timedelta(days=n) for n in range(4)]
    assert days(World(), at(12)) == [DAY], "a house that nobody has told of has a today"


def test_a_closed_day_is_closed() -> None:
    sunday = room_day(house(), "a", DAY + timedelta(days=6), at(12))
    assert sunday.closed
    assert not sunday.unknown
    assert not sunday.bookable


def test_a_day_shows_what_is_whose() -> None:
    world = house(Span(at(12), at(13)), rules=Rules(buffer=timedelta(minutes=30)))
    states = {slot.start: slot.state for slot in room_day(world, "a", DAY, at(10, 40), [Span(at(15), at(16))]).slots}
    assert states[at(10)] is SlotState.PAST
    assert states[at(10, 30)] is SlotState.FREE
    assert states[at(11, 30)] is SlotState.BUFFER
    assert states[at(12)] is SlotState.TAKEN
    assert states[at(13)] is SlotState.BUFFER
    assert states[at(15, 30)] is SlotState.YOURS


def test_a_provisional_booking_holds_its_room() -> None:
    world = house()
    mine = Reservation(id="local-1", resource="a", start=at(12), end=at(13), state=State.PROVISIONAL)
    from dataclasses import replace

    world = replace(world, local={"local-1": mine})
    assert home_cards(world, at(12, 10))[0].presence is Presence.TAKEN


def test_lengths_are_the_usual_ones_and_the_longest() -> None:
    found = lengths(house(Span(at(14, 30), at(15))), "a", at(12), at(11))
    assert [choice.length / MINUTE for choice in found] == [30, 60, 90, 120, 150]
    assert [choice.limit for choice in found[:-1]] == [None] * 4
    assert found[-1].limit is Limit.NEXT_BOOKING


def test_the_longest_says_what_cuts_it() -> None:
    assert lengths(house(), "a", at(12), at(11))[-1].limit is Limit.RULE
    assert lengths(house(), "a", at(18), at(11))[-1].limit is Limit.CLOSING
    assert lengths(house(), "a", at(17), at(11))[-1].limit is Limit.CLOSING, "closing and rule at once"
    buffered = house(Span(at(14), at(15)), rules=Rules(buffer=timedelta(minutes=30), max_period=timedelta(hours=4)))
    assert lengths(buffered, "a", at(12), at(11))[-1].end == at(13, 30)
    assert lengths(buffered, "a", at(12), at(11))[-1].limit is Limit.NEXT_BOOKING


def test_no_length_where_nothing_can_begin() -> None:
    world = house(Span(at(12), at(13)))
    for start in (at(12), at(12, 10), at(7), at(22), at(10)):
        assert lengths(world, "a", start, at(11)) == []
    assert lengths(world, "gone", at(12), at(11)) == []
    assert ends_from(world, "gone", at(12), at(11)) == []


def test_the_end_may_be_any_slot_that_fits() -> None:
    assert ends_from(house(), "a", at(12), at(11)) == [at(12, 30) + n * 30 * MINUTE for n in range(6)]


@st.composite
def calendars(draw: st.DrawFn) -> tuple[Calendar, datetime, date]:
    slot = draw(st.sampled_from([15, 20, 30, 60, 90])) * MINUTE
    minimum = draw(st.sampled_from([10, 15, 30, 60, 75])) * MINUTE
    rules = Rules(
        slot=slot,
        min_period=minimum,
        max_period=max(minimum, draw(st.sampled_from([30, 60, 120, 200])) * MINUTE),
        buffer=draw(st.sampled_from([0, 5, 15, 30])) * MINUTE,
        days_ahead=draw(st.integers(0, 2)),
        modes=draw(st.sampled_from([frozenset({Mode.STAFFED}), frozenset({Mode.STAFFED, Mode.SELF_SERVICE})])),
    )
    # Around the night of 28 March 2027, when an hour is missing.
    first = date(2027, 3, 26)
    weekly = {
        day: (
            LocalPeriod(time(draw(st.integers(0, 9)), draw(st.sampled_from([0, 10, 30]))), time(12), Mode.SELF_SERVICE),
            LocalPeriod(time(12), time(draw(st.integers(13, 23)), draw(st.sampled_from([0, 20, 45])))),
        )
        for day in range(7)
    }
    start = local_day(first, ZONE).start
    busy = tuple(
        Span(start + n * 15 * MINUTE, start + (n + draw(st.integers(1, 12))) * 15 * MINUTE)
        for n in sorted(draw(st.sets(st.integers(0, 380), max_size=12)))
    )
    calendar = Calendar(rules, expand(weekly, {}, first, 4, ZONE), busy, ZONE)
    return calendar, start + draw(st.integers(0, 4 * 24 * 60)) * MINUTE, first + timedelta(days=draw(st.integers(0, 3)))


@settings(max_examples=300, deadline=None)
@given(calendars())
def test_a_slot_can_start_exactly_when_a_booking_from_it_can_end(case: tuple[Calendar, datetime, date]) -> None:
    calendar, now, day = case
    for slot in day_slots(calendar, local_day(day, ZONE), now):
        if slot.state is SlotState.FREE:
            assert slot.can_start == bool(ends(calendar, slot.start, now)), slot
        else:
            assert not slot.can_start


@settings(max_examples=150, deadline=None)
@given(calendars())
def test_a_narrow_calendar_answers_like_the_whole_one(case: tuple[Calendar, datetime, date]) -> None:
    calendar, now, day = case
    margin = calendar.rules.max_period + calendar.rules.buffer
    for slot in day_slots(calendar, local_day(day, ZONE), now):
        near = calendar.within(Span(slot.start - margin, slot.start + margin))
        assert ends(near, slot.start, now) == ends(calendar, slot.start, now)


@settings(max_examples=150, deadline=None)
@given(calendars())
def test_a_walk_up_is_bookable_and_runs(case: tuple[Calendar, datetime, date]) -> None:
    calendar, now, _ = case
    doc = ResourceDoc(resource=Resource(id="a", name=Text(fi="a"), rules=calendar.rules), hours=calendar.hours)
    held = {
        str(n): Reservation(id=str(n), resource="a", start=s.start, end=s.end, state=State.CONFIRMED)
        for n, s in enumerate(calendar.busy)
    }
    world = World(
        house=House(name=Text(fi="K"), zone="Europe/Helsinki", hours=calendar.hours), docs={"a": doc}, reservations=held
    )
    span = walk_up(world, "a", now)
    if span is not None:
        assert now in span or span.end > now
        assert span.start <= now
        assert span.end in ends(calendar, span.start, now)
    offered = [choice.end for choice in lengths(world, "a", span.start, now)] if span else []
    assert not span or offered


@pytest.fixture(scope="module")
def large() -> World:
    """20 rooms and 2,000 bookings."""
    rooms = tuple(f"b{n}" for n in range(20))
    world = house(rooms=rooms)
    held = {
        f"r{n}": Reservation(
            id=f"r{n}",
            resource=rooms[n % 20],
            start=at(8) + timedelta(hours=3 * (n // 20 % 5), days=n // 100),
            end=at(9) + timedelta(hours=3 * (n // 20 % 5), days=n // 100),
            state=State.CONFIRMED,
        )
        for n in range(2_000)
    }
    from dataclasses import replace

    return replace(world, reservations=held)


def test_a_day_of_twenty_rooms_is_drawn_from_in_milliseconds(large: World) -> None:
    """The figure is 5 ms on a quiet machine; this guards against ten times that."""
    times = []
    for _ in range(7):
        started = clock.perf_counter()
        shown = [room_day(large, resource, DAY, at(12)) for resource in large.docs]
        times.append(clock.perf_counter() - started)
    assert len(shown) == 20
    assert sorted(times)[3] < 0.05


def test_calendars_are_made_once_per_world(large: World) -> None:
    assert large.calendars() is large.calendars()
    assert large.calendar("b1") is large.calendars()["b1"]
    changed = large.changed((), at(12))
    assert changed.calendars() is not large.calendars()


@pytest.mark.parametrize(("state", "seen"), [(State.FINISHED, SlotState.BUFFER), (State.CANCELLED, SlotState.FREE)])
def test_the_break_after_an_early_end_is_shown(state: State, seen: SlotState) -> None:
    """The hub keeps the break after a booking that was ended early; the timeline must not offer it."""
    rules = Rules(slot=30 * MINUTE, buffer=60 * MINUTE)
    ended = Reservation(id="a", resource="r", start=at(12), end=at(13), state=state)
    house = House(name=Text(fi="Talo"), zone="Europe/Helsinki", hours=hours())
    room = ResourceDoc(resource=Resource(id="r", name=Text(fi="Huone"), rules=rules), hours=hours())
    world = World(house=house, docs={"r": room}, reservations={"a": ended}, as_of=at(13), online=True)
    slots = {slot.start: slot.state for slot in room_day(world, "r", DAY, at(13)).slots}
    assert (slots[at(13)], slots[at(13, 30)], slots[at(14)]) == (seen, seen, SlotState.FREE)


@pytest.mark.parametrize(("buffer", "free_at"), [(0, 21), (15, 36)])
def test_the_rest_of_a_slot_that_was_given_back_can_be_had(buffer: int, free_at: int) -> None:
    """The hub gives it to whoever asks, so the card that says "free" must have something to book."""
    rules = Rules(slot=60 * MINUTE, min_period=60 * MINUTE, buffer=buffer * MINUTE)
    ended = Reservation(id="a", resource="r", start=at(12), end=at(12, 21), state=State.FINISHED)
    house = House(name=Text(fi="Talo"), zone="Europe/Helsinki", hours=hours())
    room = ResourceDoc(resource=Resource(id="r", name=Text(fi="Huone"), rules=rules), hours=hours())
    world = World(house=house, docs={"r": room}, reservations={"a": ended}, as_of=at(12), online=True)
    (card,) = home_cards(world, at(12, free_at))
    assert (card.presence, card.walk_up) == (Presence.FREE, Span(at(12), at(13)))
    running = next(slot for slot in room_day(world, "r", DAY, at(12, free_at)).slots if slot.start == at(12))
    assert (running.state, running.can_start) == (SlotState.FREE, True)
    (before,) = home_cards(world, at(12, free_at - 1))
    assert before.walk_up is None
