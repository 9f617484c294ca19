"""Booking, extending, ending and cancelling in rooms that live in a Respa, through the hub's own interface."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.hub.example import HOUR, MINUTE, TurnableClock, at
from tests.hub.respa.rig import MEETING, MUSIC, SMALL, WHO, Town


def test_a_booking_is_there_before_it_is_confirmed(here: Town) -> None:
    booked = here.client.book(SMALL, at(14), at(15))
    assert (booked.status, booked.state) == (201, "confirmed")
    (row,) = here.fake.of("kioski")
    assert (row.resource, row.begin, row.end, row.state) == ("ryhmatila-1", at(14), at(15), "confirmed")
    assert booked.doc["actions"] == ["extend", "cancel"]
    assert here.client.find(booked.code).json()["reservation"]["state"] == "confirmed"


def test_details_reach_the_other_system_and_nobody_else(here: Town) -> None:
    booked = here.client.book(MUSIC, at(14), at(15), **WHO)
    assert (booked.state, booked.doc["masked_name"]) == ("confirmed", "A. A.")
    assert here.fake.of("kioski")[0].extra["reserver_name"] == "Aino Asiakas"
    here.read()
    assert "Aino" not in here.client.get("/v1/snapshot").text


def test_what_the_other_system_asks_for_is_asked_here_first(here: Town) -> None:
    """Its required name is this house's required name: refused before anything is sent."""
    assert here.client.book(MUSIC, at(14), at(15)).rules == ["detail_missing"]
    assert here.fake.count("POST", "reservation") == 0


@pytest.mark.parametrize(
    ("rule", "start", "end"),
    [
        ("outside_hours", at(19), at(20)),  # open here until eight, over there until seven
        ("outside_hours", at(8, day=1), at(9, day=1)),
        ("outside_hours", at(12, day=6), at(13, day=6)),  # Sunday: closed over there
        ("off_grid", at(14, 10), at(15, 10)),
        ("too_long", at(12), at(15)),  # two hours here, three over there
        ("too_far_ahead", at(12, day=16), at(13, day=16)),
        ("in_past", at(9), at(9, 30)),
    ],
)
def test_the_hub_keeps_every_rule_itself(helsinki: Town, rule: str, start: datetime, end: datetime) -> None:
    """Even with an administrator's key, which the other system would let do anything."""
    helsinki.fake.house.admins.add("kioski")
    assert rule in helsinki.client.book(SMALL, start, end).rules
    assert helsinki.fake.count("POST", "reservation") == 0


def test_what_others_have_is_taken_here(here: Town) -> None:
    here.fake.take("toinen", "ryhmatila-1", at(14), at(15))
    here.read()
    assert here.taken(SMALL) == [("2026-11-23T12:00:00Z", "2026-11-23T13:00:00Z")]
    refused = here.client.book(SMALL, at(14), at(15))
    assert refused.rules == ["taken"]
    assert refused.doc["alternatives"]
    assert here.fake.count("POST", "reservation/") == 0


def test_somebody_was_quicker_over_there(here: Town) -> None:
    """The hub did not know yet: refused as taken, and the room is shown as taken at once."""
    here.fake.take("toinen", "ryhmatila-1", at(14), at(15))
    refused = here.client.book(SMALL, at(14, 30), at(15, 30))
    assert refused.rules == ["taken"]
    assert refused.doc["alternatives"]
    assert here.taken(SMALL) == [("2026-11-23T12:00:00Z", "2026-11-23T13:00:00Z")]
    assert here.client.find(refused.code).json()["reservation"]["state"] == "denied"
    assert here.fake.of("kioski") == []


def test_a_quota_text_does_not_hide_a_conflict(here: Town) -> None:
    here.fake.take("toinen", "ryhmatila-1", at(14), at(15))
    here.fake.fail("quota", "POST", "reservation")
    assert here.client.book(SMALL, at(14), at(15)).rules == ["taken"]


def test_a_refusal_that_nobody_can_explain(here: Town) -> None:
    """The kiosk's own quota over there: no text of that system reaches a patron."""
    here.fake.fail("quota", "POST", "reservation")
    refused = here.client.book(SMALL, at(14), at(15))
    assert refused.rules == ["system_refused"]
    assert "exceeded" not in refused.response.text
    assert "voimassa" not in refused.response.text
    assert here.taken(SMALL) == []


def test_rules_that_changed_over_there_are_learnt_from_a_refusal(here: Town) -> None:
    here.fake.house.closed_days.add(at(12, day=1).date())
    assert here.client.book(SMALL, at(12, day=1), at(13, day=1)).rules == ["outside_hours"]
    asked = here.fake.count("POST", "reservation/")
    assert here.client.book(SMALL, at(14, day=1), at(15, day=1)).rules == ["outside_hours"]
    assert here.fake.count("POST", "reservation/") == asked


def test_the_cooldown_of_turku_is_a_gap(here: Town) -> None:
    if here.fake.dialect != "turku":
        pytest.skip("Helsinki has none")
    here.fake.house.rooms["ryhmatila-1"]["cooldown"] = "00:30:00"
    here.fake.take("toinen", "ryhmatila-1", at(14), at(15))
    refused = here.client.book(SMALL, at(15), at(16))
    assert refused.rules == ["buffer"]
    here.clock.advance(HOUR)
    here.read()
    assert here.client.book(SMALL, at(15), at(16)).rules == ["buffer"]
    assert here.client.book(SMALL, at(15, 30), at(16, 30)).status == 201


def test_staff_over_there_confirm(here: Town) -> None:
    """Requested until they do; after that only they can cancel, and nobody is told that it can be done here."""
    booked = here.client.book(MEETING, at(14), at(15), **WHO)
    assert (booked.state, booked.doc["actions"]) == ("requested", ["cancel"])
    assert here.hub.new_client(staff=True).get("/v1/requests").json() == []
    staff = here.hub.new_client(staff=True).post(f"/v1/reservations/{booked.id}/approve")
    assert staff.json()["code"] == "not_now"
    here.fake.of("kioski")[0].state = "confirmed"
    here.read()
    found = here.client.find(booked.code).json()
    assert (found["reservation"]["state"], found["actions"]) == ("confirmed", [])
    assert here.client.act(booked, "cancel").status == 409


@pytest.mark.parametrize("state", ["denied", "cancelled"])
def test_staff_over_there_say_no(here: Town, state: str) -> None:
    booked = here.client.book(MEETING, at(14), at(15), **WHO)
    here.fake.of("kioski")[0].state = state
    here.read()
    assert here.client.state(booked) == "denied"
    assert here.taken(MEETING) == []


def test_staff_over_there_move_it(here: Town) -> None:
    booked = here.client.book(SMALL, at(14), at(15))
    row = here.fake.of("kioski")[0]
    row.begin, row.end = at(16), at(17)
    here.read()
    moved = here.client.find(booked.code).json()["reservation"]
    assert (moved["start"], moved["end"]) == ("2026-11-23T14:00:00Z", "2026-11-23T15:00:00Z")
    assert here.taken(SMALL) == [("2026-11-23T14:00:00Z", "2026-11-23T15:00:00Z")]


def test_cancelled_here_is_cancelled_there(here: Town) -> None:
    booked = here.client.book(SMALL, at(14), at(15))
    assert here.client.act(booked, "cancel").state == "cancelled"
    here.until(lambda: not here.fake.of("kioski"))
    assert here.fake.count("PATCH") == 0
    here.read()
    assert here.taken(SMALL) == []
    assert here.client.book(SMALL, at(14), at(15)).status == 201


def test_a_time_given_back_can_be_taken_anew_at_once(here: Town) -> None:
    """The cancellation reaches the other system before the new booking does, however slow it is."""
    booked = here.client.book(SMALL, at(14), at(15))
    here.fake.fail("slow", "DELETE", seconds=0.4)
    here.client.act(booked, "cancel")
    again = here.client.book(SMALL, at(14), at(15))
    assert (again.status, again.state) == (201, "confirmed")
    assert len(here.fake.of("kioski")) == 1


def test_extended(here: Town) -> None:
    booked = here.client.book(SMALL, at(14), at(15))
    longer = here.client.act(booked, "extend", end=at(16).isoformat())
    assert (longer.status, longer.doc["reservation"]["end"]) == (200, "2026-11-23T14:00:00Z")
    assert here.fake.of("kioski")[0].end == at(16)
    assert here.fake.count("PUT") == 1


def test_an_extension_into_what_somebody_has_taken_there(here: Town) -> None:
    booked = here.client.book(SMALL, at(14), at(15))
    here.fake.take("toinen", "ryhmatila-1", at(15), at(16))
    refused = here.client.act(booked, "extend", end=at(15, 30).isoformat())
    assert refused.rules == ["taken"]
    assert here.client.find(booked.code).json()["reservation"]["end"] == "2026-11-23T13:00:00Z"
    assert here.taken(SMALL) == [
        ("2026-11-23T12:00:00Z", "2026-11-23T13:00:00Z"),
        ("2026-11-23T13:00:00Z", "2026-11-23T14:00:00Z"),
    ]


def test_ended_early(here: Town, clock: TurnableClock) -> None:
    """Over here at once; over there on its grid, and the rest of the time is free for everybody."""
    booked = here.client.book(SMALL, at(10), at(12))
    assert booked.state == "checked_in"
    clock.advance(40 * MINUTE)
    ended = here.client.act(booked, "end")
    assert (ended.status, ended.state) == (200, "finished")
    here.until(lambda: here.fake.held("ryhmatila-1")[0].end == at(11))
    here.until(here.idle)
    here.read()
    assert here.taken(SMALL)[-1][1] == "2026-11-23T09:00:00Z"
    assert here.client.book(SMALL, at(11), at(12)).status == 201


def test_ended_in_the_last_slot(here: Town, clock: TurnableClock) -> None:
    """Nothing is left to give back over there."""
    booked = here.client.book(SMALL, at(10), at(11))
    clock.advance(50 * MINUTE)
    assert here.client.act(booked, "end").state == "finished"
    here.until(here.idle)
    assert here.fake.count("PUT") == 0


def test_what_nobody_uses_is_given_back(here: Town, clock: TurnableClock) -> None:
    booked = here.client.book(SMALL, at(11), at(12))
    here.hub.hub.jobs.once()
    clock.advance(HOUR + 16 * MINUTE)
    here.hub.hub.jobs.once()
    clock.advance(timedelta(minutes=4))
    here.hub.hub.jobs.once()
    assert here.client.state(booked) == "released"
    here.until(lambda: not here.fake.held("ryhmatila-1"))


def test_what_others_have_is_not_released_and_cannot_be_touched(here: Town, clock: TurnableClock) -> None:
    here.fake.take("toinen", "ryhmatila-1", at(11), at(12))
    here.read()
    (held,) = [r for r in here.client.get("/v1/snapshot").json()["reservations"] if r["resource"] == SMALL]
    staff = here.hub.new_client(staff=True)
    assert staff.post(f"/v1/reservations/{held['id']}/deny").json()["code"] == "not_now"
    clock.advance(HOUR + 30 * MINUTE)
    clock.advance(timedelta(0))
    here.hub.hub.jobs.once()
    clock.advance(5 * MINUTE)
    here.hub.hub.jobs.once()
    assert here.taken(SMALL) == [("2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z")]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"max_price": "12.00"}, "maksullinen"),
        ({"authentication": "strong"}, "pankkitunnuksilla"),
        ({"external_reservation_url": "https://muualla.example"}, "muualla"),
        ({"reservable": False}, "juuri nyt"),
        ({"required_reservation_extra_fields": ["reserver_phone_number"]}, "tietoja"),
    ],
)
def test_rooms_that_cannot_be_booked_here_say_so(helsinki: Town, change: dict[str, object], words: str) -> None:
    """Refused politely: the room is shown with what is taken in it, and a note says where to turn."""
    helsinki.fake.house.rooms["ryhmatila-1"].update(change)
    helsinki.clock.advance(HOUR)
    helsinki.read()
    assert helsinki.client.book(SMALL, at(14), at(15)).rules == ["not_here"]
    docs = helsinki.client.get("/v1/snapshot").json()["resources"]
    (room,) = [doc["resource"] for doc in docs if doc["resource"]["id"] == SMALL]
    assert words in room["note"]["fi"]
    assert not room["rules"]["bookable"]
    assert helsinki.fake.count("POST") == 0


def test_a_room_that_wants_a_payment_after_all(helsinki: Town) -> None:
    """It came to be unpaid over there: denied here and taken back there."""
    create = helsinki.fake.house.create

    def unpaid(user: str, body: object) -> object:
        row = create(user, body)
        row.state = "waiting_for_payment"
        return row

    helsinki.fake.house.create = unpaid  # type: ignore[method-assign, assignment]
    refused = helsinki.client.book(SMALL, at(14), at(15))
    assert refused.rules == ["not_here"]
    helsinki.until(helsinki.idle)
    assert helsinki.client.find(refused.code).json()["reservation"]["state"] == "denied"
