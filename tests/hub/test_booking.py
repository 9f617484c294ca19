"""Booking: what is asked, what is refused, what is offered instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from kiosk.domain.rooms import Detail, Quota
from tests.hub.example import HOUR, MINUTE, TurnableClock, at, house, room
from tests.hub.running import Answered, Client, Running, new_code, running


def test_a_free_span_is_booked(both: Running) -> None:
    """The document tells what its holder needs: state, what can be done, how far it can grow, when it falls free."""
    booked = both.client.book("pelihuone", at(14), at(15))
    assert booked.status == 201
    assert booked.state == "confirmed"
    assert booked.doc["actions"] == ["extend", "cancel"]
    assert booked.doc["extend_to"] == ["2026-11-23T13:30:00Z", "2026-11-23T14:00:00Z"]
    assert booked.doc["check_in_from"] == "2026-11-23T11:45:00Z"
    assert booked.doc["release_at"] == "2026-11-23T12:15:00Z"
    assert both.client.state(booked) == "confirmed"


def test_a_room_taken_on_the_spot_is_checked_in(client: Client, clock: TurnableClock) -> None:
    """Who takes the running slot stands in front of the room; nothing is left to check in or to release."""
    clock.advance(10 * MINUTE)
    booked = client.book("pelihuone", at(10), at(11))
    assert booked.state == "checked_in"
    assert booked.doc["actions"] == ["extend", "end"]
    assert booked.doc["release_at"] is None


def test_a_room_of_the_staff_is_requested(client: Client) -> None:
    booked = client.book("sali", at(14), at(15), details={"name": "Maija Korhonen", "people": 12})
    assert booked.state == "requested"
    assert booked.doc["masked_name"] == "M. K."
    assert booked.doc["people"] == 12


@pytest.mark.parametrize(
    ("rule", "resource", "start", "end"),
    [
        ("unknown_resource", "ullakko", at(14), at(15)),
        ("bad_span", "pelihuone", at(15), at(14)),
        ("bad_span", "pelihuone", at(15), at(15)),
        ("in_past", "pelihuone", at(9), at(10)),
        ("too_far_ahead", "pelihuone", at(14, day=15), at(15, day=15)),
        ("off_grid", "pelihuone", at(14, 10), at(15, 10)),
        ("too_short", "pelihuone", at(14), at(14, 15)),
        ("too_long", "pelihuone", at(14), at(17)),
        ("outside_hours", "pelihuone", at(19, 30), at(20, 30)),
        ("outside_hours", "aula", at(9, day=1), at(10, day=1)),
        ("hours_unknown", "pelihuone", at(14, day=70), at(15, day=70)),
        ("detail_missing", "sali", at(14), at(15)),
    ],
)
def test_each_rule_refuses(client: Client, rule: str, resource: str, start: Any, end: Any) -> None:
    """Every rule has its machine code, and the refusal says what would do."""
    assert rule in client.book(resource, start, end).rules


def test_a_taken_span_is_refused_with_the_nearest_that_works(client: Client) -> None:
    """The same room at its nearest free time first, then the other room of the group at the wished time."""
    client.book("pelihuone", at(14), at(15))
    refused = client.book("pelihuone", at(14), at(15))
    assert refused.rules == ["taken"]
    own, other = refused.doc["alternatives"]
    assert (own["resource"], other["resource"]) == ("pelihuone", "pienryhma")
    assert (other["start"], other["end"]) == ("2026-11-23T12:00:00Z", "2026-11-23T13:00:00Z")
    for offer in (own, other):
        taken = client.post("/v1/reservations", {**offer, "code": new_code()})
        assert taken.status_code == 201, taken.json()


def test_the_buffer_keeps_a_gap(both: Running) -> None:
    client = both.client
    assert client.book("pienryhma", at(14), at(15)).status == 201
    assert client.book("pienryhma", at(15), at(16)).rules == ["buffer"]
    assert client.book("pienryhma", at(13), at(14)).rules == ["buffer"]
    assert client.book("pienryhma", at(15, 30), at(16)).status == 201
    assert client.book("pienryhma", at(12, 30), at(13, 30)).status == 201
    assert not both.overlaps()


def test_capacity_and_people(client: Client) -> None:
    crowd = {"name": "Maija", "people": 41}
    refused = client.book("sali", at(14), at(15), details=crowd)
    assert refused.rules == ["over_capacity"]
    assert refused.doc["refusals"][0]["count"] == 40
    missing = client.book("sali", at(14), at(15), details={"name": " \u200b ", "people": 4})
    assert [(r["rule"], r["detail"]) for r in missing.doc["refusals"]] == [("detail_missing", "name")]


def test_quota_in_hours_and_count(client: Client) -> None:
    """Counted per patron key, per local day and week; what was cancelled does not count."""
    mine = {"patron_key": "p" * 20}
    first = client.book("tulostin", at(12), at(13), **mine)
    assert first.status == 201
    assert client.book("tulostin", at(14), at(15, 30), **mine).rules == ["quota_hours_day"]
    assert client.book("tulostin", at(14), at(14, 30), **mine).status == 201
    assert client.book("tulostin", at(16), at(16, 30), **mine).rules == ["quota_count_day"]
    assert client.book("tulostin", at(16), at(16, 30), patron_key="q" * 20).status == 201
    client.act(first, "cancel")
    assert client.book("tulostin", at(12), at(13), **mine).status == 201
    assert client.book("tulostin", at(12, day=1), at(12, 30, day=1), **mine).status == 201
    assert client.book("tulostin", at(12, day=2), at(12, 30, day=2), **mine).rules == ["quota_count_week"]


def test_what_is_offered_after_a_quota_can_be_had(client: Client) -> None:
    """Never the refused time itself: a shorter one while some is left, another day when the day is used up."""
    mine: dict[str, Any] = {"patron_key": "p" * 20}
    assert client.book("tulostin", at(12), at(13), **mine).status == 201
    shorter = client.book("tulostin", at(14), at(15, 30), **mine)
    assert (shorter.rules, spans(shorter)) == (["quota_hours_day"], [(at(14), at(15))])
    assert client.book("tulostin", *spans(shorter)[0], **mine).status == 201
    other_day = client.book("tulostin", at(16), at(17), **mine)
    assert {start.date() for start, _ in spans(other_day)} == {at(12, day=1).date()}
    assert client.book("tulostin", *spans(other_day)[0], **mine).status == 201
    assert spans(client.book("tulostin", at(16, day=1), at(17, day=1), **mine)) == [], "the week is used up"
    anybody = client.book("tulostin", at(12), at(13), patron_key="q" * 20)
    assert (anybody.rules, len(spans(anybody))) == (["taken"], 1)


def test_nothing_is_offered_that_asks_what_nobody_told(sqlite_url: str, clock: TurnableClock) -> None:
    """A room of the same group that asks a name, or holds fewer people."""
    named = room("named", group="g", asks=frozenset({Detail.NAME}))
    small = room("small", group="g", capacity=2, asks=frozenset({Detail.PEOPLE}))
    counted = room("counted", group="g", asks=frozenset({Detail.CARD}), quota=Quota(count_per_day=1))
    rooms = (room("plain", group="g", asks=frozenset({Detail.PEOPLE})), named, small, counted)
    with running(replace(house(sqlite_url), resources=rooms), clock) as hub:
        told: dict[str, Any] = {"details": {"people": 3}}
        assert hub.client.book("plain", at(14), at(15), **told).status == 201
        again = hub.client.book("plain", at(14), at(15), **told)
        assert [each["resource"] for each in again.doc["alternatives"]] == ["plain"]
        told = {"details": {"people": 2, "name": "Maija"}, "patron_key": "p" * 20}
        again = hub.client.book("plain", at(14), at(15), **told)
        assert [each["resource"] for each in again.doc["alternatives"]] == ["plain", "counted", "named"]


def spans(answer: Answered) -> list[tuple[datetime, datetime]]:
    """What an answer offers instead."""
    offered = answer.doc["alternatives"]
    return [(datetime.fromisoformat(each["start"]), datetime.fromisoformat(each["end"])) for each in offered]


def test_a_room_that_counts_asks_the_card(sqlite_url: str, clock: TurnableClock) -> None:
    counted = room("tulostin", quota=Quota(count_per_day=1), asks=frozenset({Detail.CARD}))
    with running(replace(house(sqlite_url), resources=(counted,)), clock) as hub:
        without = hub.client.book("tulostin", at(14), at(15))
        assert [(each["rule"], each["detail"]) for each in without.doc["refusals"]] == [("detail_missing", "card")]
        assert hub.client.book("tulostin", at(14), at(15), patron_key="p" * 20).status == 201


def test_what_was_used_counts_and_what_was_never_used_does_not(hub: Running, clock: TurnableClock) -> None:
    """Over is not forgotten while the day lasts; a room that fell free was had by nobody."""
    mine: dict[str, Any] = {"patron_key": "p" * 20}
    used = hub.client.book("tulostin", at(10), at(11), **mine)
    clock.advance(HOUR)
    hub.hub.jobs.once()
    assert hub.client.state(used) == "finished"
    unused = hub.client.book("tulostin", at(12), at(13), **mine)
    clock.advance(HOUR + 20 * MINUTE)
    hub.hub.jobs.once()
    assert hub.client.state(unused) == "released"
    assert hub.client.book("tulostin", at(14), at(15, 30), **mine).rules == ["quota_hours_day"]
    assert hub.client.book("tulostin", at(14), at(15), **mine).status == 201


def test_quota_binds_extending_too(client: Client) -> None:
    """The ends that are shown are those that can be had."""
    booked = client.book("tulostin", at(12), at(13), patron_key="p" * 20)
    other = client.book("tulostin", at(15), at(15, 30), patron_key="p" * 20)
    assert (booked.status, other.status) == (201, 201)
    assert client.act(booked, "extend", end=at(14).isoformat()).rules == ["quota_hours_day"]
    found = client.find(booked.code).json()
    assert found["extend_to"] == ["2026-11-23T11:30:00Z"]
    assert client.act(booked, "extend", end=at(13, 30).isoformat()).status == 200


def test_a_code_holds_one_reservation(both: Running) -> None:
    """Two holders of one code could not be told apart; a code is free again when its booking is over."""
    client = both.client
    first = client.book("pelihuone", at(14), at(15))
    again = client.book("pelihuone", at(16), at(17), first.code.upper().replace("-", " - "))
    assert again.status == 400, "a code comes as it was made"
    again = client.book("pelihuone", at(16), at(17), first.code)
    assert (again.status, again.doc["code"]) == (409, "code_taken")
    client.act(first, "cancel")
    assert client.book("pelihuone", at(16), at(17), first.code).status == 201


def test_a_booking_made_while_the_hub_was_away(client: Client, clock: TurnableClock) -> None:
    """Judged by the time it was made, so long as something of it is left."""
    clock.advance(50 * MINUTE)
    late: dict[str, Any] = {"made_at": at(10, 5).isoformat()}
    assert client.book("pelihuone", at(10), at(10, 30), **late).rules == ["in_past"]
    assert client.book("pelihuone", at(10), at(11)).rules == ["in_past"]
    assert client.book("pelihuone", at(10), at(11), made_at=at(12).isoformat()).rules == ["in_past"]
    kept = client.book("pelihuone", at(10), at(11), **late)
    assert (kept.status, kept.state) == (201, "checked_in")
    long_ago = at(10, day=-3).isoformat()
    assert client.book("pelihuone", at(10, day=13), at(11, day=13), made_at=long_ago).status == 201, "a day at most"


def test_details_nobody_asked_for_are_not_kept(hub: Running) -> None:
    booked = hub.client.book("pelihuone", at(14), at(15), details={"name": "Maija Korhonen", "people": 3})
    assert booked.status == 201
    assert (booked.doc["masked_name"], booked.doc["people"]) == (None, None)
    with hub.hub.engine.connect() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM details").scalar() == 0


def test_a_reservation_can_be_read_by_everybody_with_a_token(client: Client) -> None:
    booked = client.book("pelihuone", at(14), at(15))
    found = client.get(f"/v1/reservations/{booked.id}").json()
    assert found == booked.doc["reservation"]
    assert client.get("/v1/reservations/nobody").json()["code"] == "not_found"


def test_availability_tells_openings_and_reservations(both: Running) -> None:
    client = both.client
    client.book("pelihuone", at(14), at(15))
    client.book("pelihuone", at(14, day=3), at(15, day=3))
    window = {"start": "2026-11-22T22:00:00Z", "end": "2026-11-24T22:00:00Z"}
    found = client.get("/v1/availability", **window).json()
    rooms = {item["resource"]: item for item in found["resources"]}
    assert set(rooms) == {"pelihuone", "pienryhma", "sali", "tulostin", "aula"}
    assert rooms["pelihuone"]["reserved"] == [["2026-11-23T12:00:00Z", "2026-11-23T13:00:00Z"]]
    assert rooms["pelihuone"]["open"][0] == ["2026-11-23T06:00:00Z", "2026-11-23T18:00:00Z"]
    assert rooms["aula"]["open"][0] == ["2026-11-23T08:00:00Z", "2026-11-23T18:00:00Z"]
    one = client.get("/v1/availability", **window, resource="aula").json()
    assert [item["resource"] for item in one["resources"]] == ["aula"]
    assert client.get("/v1/availability", **window, resource="ullakko").status_code == 404


def test_the_longest_window_is_a_month(client: Client) -> None:
    start = at(0)
    for length, status in ((timedelta(days=31), 200), (timedelta(days=31) + HOUR, 400), (-HOUR, 400)):
        window = {"start": start.strftime("%Y-%m-%dT%H:%M:%SZ"), "end": (start + length).strftime("%Y-%m-%dT%H:%M:%SZ")}
        assert client.get("/v1/availability", **window).status_code == status
