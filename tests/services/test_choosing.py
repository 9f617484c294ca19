"""What touching a slot means."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kiosk.domain.availability import Slot
from kiosk.domain.refusals import Rule
from kiosk.domain.spans import Span
from kiosk.services.choosing import Choice, offers, renewed, tapped
from kiosk.services.house_view import room_day
from kiosk.services.world import World
from tests.services.worlds import NOW, booked, library, local

ROOM = "pelihuone"


def slot_at(world: World, hour: float, room: str = ROOM) -> Slot:
    """The slot of a room's day that begins then."""
    slots = room_day(world, room, world.today(NOW), NOW).slots
    return next(slot for slot in slots if slot.start == local(hour))


def tap(world: World, before: Choice | None, hour: float, room: str = ROOM) -> Choice:
    return tapped(world, before, room, slot_at(world, hour, room), NOW)


def span(first: float, last: float) -> Span:
    return Span(local(first), local(last))


def test_a_first_touch_means_an_hour() -> None:
    """Or the longest that fits, when an hour does not."""
    assert tap(library(), None, 15) == Choice(resource=ROOM, span=span(15, 16))
    world = library(booked(ROOM, local(15.5)))
    assert tap(world, None, 15) == Choice(resource=ROOM, span=span(15, 15.5))


def test_a_later_slot_moves_the_end() -> None:
    """The touched slot is the last of the booking, to and fro."""
    world = library()
    choice = tap(world, tap(world, None, 15), 16.5)
    assert choice.span == span(15, 17)
    assert tap(world, choice, 15.5).span == span(15, 16)


@pytest.mark.parametrize("hour", [15, 14])
def test_the_first_slot_or_an_earlier_one_begins_anew(hour: float) -> None:
    """There is no end before the start."""
    world = library()
    before = Choice(resource=ROOM, span=span(15, 17))
    assert tap(world, before, hour).span == span(hour, hour + 1)


def test_further_than_the_rule_allows_begins_anew() -> None:
    """Two hours are the longest in this room: the far slot is taken as a new start."""
    world = library()
    assert tap(world, tap(world, None, 15), 19).span == span(19, 20)


def test_beyond_a_booking_begins_anew() -> None:
    """The end cannot jump over somebody else."""
    world = library(booked(ROOM, local(15.5), 0.5))
    assert tap(world, tap(world, None, 15), 16).span == span(16, 17)


def test_another_room_begins_anew() -> None:
    """A choice is of one room."""
    world = library()
    choice = tap(world, tap(world, None, 15), 16, room="pienryhmatila")
    assert choice == Choice(resource="pienryhmatila", span=span(16, 17))


@pytest.mark.parametrize(
    ("hour", "rule"),
    [(17, Rule.TAKEN), (13, Rule.IN_PAST)],
)
def test_what_cannot_be_had_says_why(hour: float, rule: Rule) -> None:
    """A refusal with its rule, of the shortest booking from there."""
    world = library(booked(ROOM, local(17)))
    refused = tap(world, None, hour)
    assert refused.refusal is not None
    assert refused.refusal.rule is rule
    assert refused.span == span(hour, hour + 0.5)


def test_after_a_refusal_a_touch_begins_anew() -> None:
    """Its wish is no start to go on from."""
    world = library(booked(ROOM, local(15)))
    refused = tap(world, None, 15)
    assert tap(world, refused, 16).span == span(16, 17)


def test_offers_after_a_refusal_would_really_work() -> None:
    """Each of them, and the nearest is near."""
    world = library(booked(ROOM, local(15)))
    refused = tap(world, None, 15)
    found = offers(world, refused, NOW)
    assert found
    assert abs(found[0].start - local(15)) <= timedelta(hours=2)
    for each in found:
        choice = Choice(resource=each.resource, span=Span(each.start, each.end))
        again = renewed(world, choice, NOW)
        assert again is not None
        assert again.refusal is None


def test_a_choice_in_a_newer_world() -> None:
    """Kept while it can be had, refused when somebody was quicker, gone with its room."""
    choice = Choice(resource=ROOM, span=span(15, 16))
    assert renewed(library(), choice, NOW) == choice
    lost = renewed(library(booked(ROOM, local(15.5))), choice, NOW)
    assert lost is not None
    assert lost.refusal is not None
    assert lost.refusal.rule is Rule.TAKEN
    assert renewed(World(), choice, NOW) is None


def test_a_choice_grows_old() -> None:
    """Its start passes while it is looked at."""
    later: datetime = local(15.75)
    old = renewed(library(), Choice(resource=ROOM, span=span(15, 16)), later)
    assert old is not None
    assert old.refusal is not None
    assert old.refusal.rule is Rule.IN_PAST
