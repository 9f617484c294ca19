"""A patron checks in, or leaves, at a kiosk whose line is cut; the hub hears of it later and meanwhile thinks otherwise."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

import msgspec

from kiosk.adapters.hub_client import Endpoint, HubClient
from kiosk.api.booking import Booked
from kiosk.api.problem import Problem
from kiosk.domain.bookings import Action, Reservation, State
from kiosk.services.outbox import action_job
from tests.hub.example import MINUTE, TurnableClock, at
from tests.hub.running import Answered, Running


def _sent_late(hub: Running, booked: Answered, made_at: datetime, action: Action = Action.CHECK_IN) -> Booked | Problem:
    """What the kiosk had kept, as it sends it."""
    reservation = msgspec.convert(booked.doc["reservation"], Reservation)
    job = action_job(action, reservation, uuid4().hex, booked.code, made_at, None)
    return HubClient(lambda: Endpoint(hub.url, hub.token)).send(job)


def _let_go(hub: Running, clock: TurnableClock) -> Answered:
    """A booking from twelve to one, let go at a quarter past; it is twenty past now."""
    booked: Answered = hub.client.book("pelihuone", at(12), at(13))
    clock.advance(140 * MINUTE)
    hub.hub.jobs.once()
    assert hub.client.state(booked) == "released"
    return booked


def test_who_was_there_in_time_gets_the_room_back(both: Running, clock: TurnableClock) -> None:
    booked = _let_go(both, clock)
    answer = _sent_late(both, booked, at(12, 5))
    assert isinstance(answer, Booked)
    assert (answer.reservation.state, answer.reservation.end) == (State.CHECKED_IN, at(13))
    assert both.client.book("pelihuone", at(12, 30), at(13)).rules == ["taken"]
    assert both.client.act(booked, "end").state == "finished"


def test_not_when_somebody_else_has_it_by_now(both: Running, clock: TurnableClock) -> None:
    booked = _let_go(both, clock)
    assert both.client.book("pelihuone", at(12), at(12, 30)).status == 201
    answer = _sent_late(both, booked, at(12, 5))
    assert isinstance(answer, Problem)
    assert [refusal.rule for refusal in answer.refusals] == ["taken"]
    assert not both.overlaps()


def test_nor_who_came_too_late_or_too_early_or_was_never_confirmed(hub: Running, clock: TurnableClock) -> None:
    request = hub.client.book("sali", at(12), at(13), details={"name": "M", "people": 2})
    booked = _let_go(hub, clock)
    assert hub.client.state(request) == "released"
    for which, made_at in ((booked, at(12, 15)), (booked, at(11, 40)), (booked, at(12, 21)), (request, at(12, 5))):
        answer = _sent_late(hub, which, made_at)
        assert isinstance(answer, Problem)
        assert answer.code == "not_now"
    assert hub.client.act(booked, "check-in").doc["code"] == "not_now"


def test_who_left_early_left_then(both: Running, clock: TurnableClock) -> None:
    """Behind the break of that end the kiosk has taken another booking, which comes with the same line."""
    booked = both.client.book("pienryhma", at(10), at(12))
    clock.advance(75 * MINUTE)
    answer = _sent_late(both, booked, at(10, 20), Action.END)
    assert isinstance(answer, Booked)
    assert (answer.reservation.state, answer.reservation.end) == (State.FINISHED, at(10, 20))
    assert both.client.book("pienryhma", at(11), at(12), made_at=at(10, 25).isoformat()).status == 201
    assert not both.overlaps()


def test_nobody_left_before_it_began_nor_leaves_tomorrow(hub: Running, clock: TurnableClock) -> None:
    first = hub.client.book("pelihuone", at(10), at(12))
    second = hub.client.book("pienryhma", at(10), at(12))
    clock.advance(30 * MINUTE)
    for booked, said, end in ((first, at(9), at(10, 1)), (second, at(23), at(10, 30))):
        answer = _sent_late(hub, booked, said, Action.END)
        assert isinstance(answer, Booked)
        assert answer.reservation.end == end
