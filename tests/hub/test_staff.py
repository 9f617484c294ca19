"""Requests and what staff answer."""

from __future__ import annotations

from typing import Any

from tests.hub.example import HOUR, MINUTE, TurnableClock, at
from tests.hub.running import Answered, Client, Running

WHO: dict[str, Any] = {"details": {"name": "Maija Korhonen", "people": 12}}


def test_staff_see_requests_with_names(both: Running) -> None:
    both.client.book("sali", at(16), at(17), **WHO)
    first = both.client.book("sali", at(14), at(15), **WHO)
    (one, two) = both.new_client(staff=True).get("/v1/requests").json()
    assert one == {
        "reservation": first.doc["reservation"],
        "made_at": "2026-11-23T08:00:00Z",
        "name": "Maija Korhonen",
        "people": 12,
    }
    assert two["reservation"]["start"] == "2026-11-23T14:00:00Z"


def test_a_kiosk_may_not_answer_requests(client: Client) -> None:
    booked = client.book("sali", at(14), at(15), **WHO)
    assert client.get("/v1/requests").json()["code"] == "forbidden"
    for what in ("approve", "deny"):
        assert client.post(f"/v1/reservations/{booked.id}/{what}").json()["code"] == "forbidden"


def _decide(hub: Running, booked: Answered, what: str) -> Any:
    return hub.new_client(staff=True).post(f"/v1/reservations/{booked.id}/{what}")


def test_approved(both: Running, clock: TurnableClock) -> None:
    """An approved request is a booking; approved late, its no-show clock starts with the approval."""
    booked = both.client.book("sali", at(11), at(12), **WHO)
    clock.advance(HOUR + 10 * MINUTE)
    answer = _decide(both, booked, "approve")
    assert (answer.status_code, answer.json()["state"]) == (200, "confirmed")
    assert both.client.find(booked.code).json()["release_at"] == "2026-11-23T09:25:00Z"
    assert _decide(both, booked, "approve").json()["code"] == "not_now"
    assert both.client.act(booked, "check-in").state == "checked_in"
    assert _decide(both, booked, "deny").json()["code"] == "not_now"


def test_denied(both: Running) -> None:
    """The room is free again and the holder learns it by the code."""
    booked = both.client.book("sali", at(14), at(15), **WHO)
    assert _decide(both, booked, "deny").json()["state"] == "denied"
    assert both.client.find(booked.code).json()["reservation"]["state"] == "denied"
    assert both.client.book("sali", at(14), at(15), **WHO).status == 201


def test_a_confirmed_booking_can_be_withdrawn(hub: Running) -> None:
    booked = hub.client.book("pelihuone", at(14), at(15))
    assert _decide(hub, booked, "deny").json()["state"] == "denied"


def test_a_request_that_is_over_is_not_approved(hub: Running, clock: TurnableClock) -> None:
    booked = hub.client.book("sali", at(11), at(12), **WHO)
    clock.advance(3 * HOUR)
    assert _decide(hub, booked, "approve").json()["code"] == "not_now"


def test_what_is_not_there_is_not_found(hub: Running) -> None:
    answer = hub.new_client(staff=True).post("/v1/reservations/0000/approve")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
