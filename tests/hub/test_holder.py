"""What the holder of a code can do, in every state, and what nobody learns from a wrong code."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.hub.example import HOUR, MINUTE, TurnableClock, at, house
from tests.hub.running import Answered, Client, Running, running


def test_check_in_opens_before_the_start(both: Running, clock: TurnableClock) -> None:
    client = both.client
    booked = client.book("pelihuone", at(12), at(13))
    assert client.act(booked, "check-in").doc["code"] == "not_now"
    clock.advance(106 * MINUTE)
    checked = client.act(booked, "check-in")
    assert (checked.status, checked.state, checked.doc["actions"]) == (200, "checked_in", ["extend", "end"])
    assert client.act(booked, "cancel").doc["code"] == "not_now"
    clock.advance(15 * MINUTE)
    assert client.find(booked.code).json()["actions"] == ["extend", "end"]


def test_ending_early_frees_the_room(both: Running, clock: TurnableClock) -> None:
    client = both.client
    booked = client.book("pelihuone", at(10), at(12))
    clock.advance(40 * MINUTE)
    ended = client.act(booked, "end")
    assert (ended.status, ended.state) == (200, "finished")
    assert ended.doc["reservation"]["end"] == "2026-11-23T08:40:00Z"
    assert client.book("pelihuone", at(11), at(12)).status == 201
    assert client.find(booked.code).status_code == 404


def test_who_has_checked_in_early_can_still_give_the_room_back(both: Running, clock: TurnableClock) -> None:
    client = both.client
    booked = client.book("pelihuone", at(12), at(13))
    clock.advance(106 * MINUTE)
    client.act(booked, "check-in")
    ended = client.act(booked, "end")
    assert (ended.status, ended.state) == (200, "finished")
    assert client.book("pelihuone", at(12, 30), at(13)).status == 201


def test_ending_early_keeps_the_buffer(hub: Running, clock: TurnableClock) -> None:
    """The room is cleaned after a short visit too."""
    client = hub.client
    booked = client.book("pienryhma", at(10), at(12))
    clock.advance(40 * MINUTE)
    client.act(booked, "end")
    assert client.book("pienryhma", at(11), at(12)).rules == ["buffer"]
    told = client.get("/v1/snapshot").json()["reservations"]
    assert [each["state"] for each in told] == ["finished"], "a kiosk that starts now shows the break too"
    clock.advance(30 * MINUTE)
    hub.hub.jobs.once()
    assert client.book("pienryhma", at(11), at(12)).status == 201


def test_extending_to_the_next_booking_and_no_further(both: Running) -> None:
    client = both.client
    booked = client.book("pelihuone", at(12), at(12, 30))
    client.book("pelihuone", at(13, 30), at(14))
    assert client.find(booked.code).json()["extend_to"] == ["2026-11-23T11:00:00Z", "2026-11-23T11:30:00Z"]
    assert client.act(booked, "extend", end=at(14).isoformat()).rules == ["taken"]
    assert client.act(booked, "extend", end=at(12).isoformat()).rules == ["bad_span"]
    assert client.act(booked, "extend", end=at(15).isoformat()).rules == ["too_long", "taken"]
    longer = client.act(booked, "extend", end=at(13, 30).isoformat())
    assert (longer.status, longer.doc["reservation"]["end"]) == (200, "2026-11-23T11:30:00Z")
    assert longer.doc["extend_to"] == []
    assert not both.overlaps()


def test_a_running_booking_can_be_extended(client: Client, clock: TurnableClock) -> None:
    booked = client.book("pelihuone", at(10), at(11))
    clock.advance(50 * MINUTE)
    assert client.act(booked, "extend", end=at(12).isoformat()).status == 200
    clock.advance(70 * MINUTE)
    over = client.act(booked, "extend", end=at(12, 30).isoformat())
    assert (over.status, over.doc["code"]) == (404, "code_unknown")


def test_cancelling_frees_the_room(both: Running) -> None:
    client = both.client
    booked = client.book("pelihuone", at(14), at(15))
    cancelled = client.act(booked, "cancel")
    assert (cancelled.status, cancelled.state, cancelled.doc["actions"]) == (200, "cancelled", [])
    assert client.act(booked, "cancel").doc["code"] == "not_now"
    assert client.book("pelihuone", at(14), at(15)).status == 201


def test_a_request_can_be_cancelled_and_nothing_else(client: Client, clock: TurnableClock) -> None:
    booked = client.book("sali", at(12), at(13), details={"name": "Maija", "people": 2})
    clock.advance(2 * HOUR)
    for what in ("check-in", "end"):
        assert client.act(booked, what).doc["code"] == "not_now"
    assert client.act(booked, "extend", end=at(13, 30).isoformat()).doc["code"] == "not_now"
    assert client.act(booked, "cancel").state == "cancelled"


def test_a_code_is_found_however_it_is_typed(client: Client) -> None:
    booked = client.book("pelihuone", at(14), at(15), "sää-kettu-47")
    for typed in ("sää-kettu-47", "SAA KETTU 47", "saakettu47", " Sää  kettu.47 "):
        assert client.find(typed).json()["reservation"]["id"] == booked.id


def test_its_holder_learns_that_a_booking_fell_away(hub: Running, clock: TurnableClock) -> None:
    """Released, denied or cancelled: found until its end would have come, then unknown."""
    booked = hub.client.book("pelihuone", at(12), at(13))
    clock.advance(2 * HOUR + 16 * MINUTE)
    hub.hub.jobs.once()
    found = hub.client.find(booked.code).json()
    assert (found["reservation"]["state"], found["actions"]) == ("released", [])
    clock.advance(HOUR)
    assert hub.client.find(booked.code).status_code == 404


def test_wrong_codes_learn_nothing(hub: Running, clock: TurnableClock) -> None:
    """Unknown, over, of another, or of a reservation that never was: the very same answer."""
    over = hub.client.book("pelihuone", at(10), at(10, 30))
    other = hub.client.book("pelihuone", at(14), at(15))
    clock.advance(HOUR)
    path = "/v1/reservations/{}/cancel"
    answers = [
        hub.new_client().find("tuntematon-koodi-22"),
        hub.new_client().find(over.code),
        hub.new_client().post(path.format(other.id), {"code": over.code}),
        hub.new_client().post(path.format(over.id), {"code": over.code}),
        hub.new_client().post(path.format("0" * 16), {"code": over.code}),
        hub.new_client().post(path.format("%00'--"), {"code": over.code}),
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


@pytest.fixture
def slow(sqlite_url: str, clock: TurnableClock) -> Iterator[Running]:
    with running(house(sqlite_url), clock) as found:
        yield found


def test_guessing_is_slowed_down(slow: Running, clock: TurnableClock) -> None:
    """Three are free, then each costs more; the right code waits as well, and other kiosks do not."""
    client = slow.client
    booked = client.book("pelihuone", at(14), at(15))
    for _ in range(3):
        assert client.find("vaara-koodi-22").status_code == 404
    refused = client.find(booked.code)
    assert (refused.status_code, refused.json()["code"], refused.headers["Retry-After"]) == (429, "slow_down", "5")
    assert client.act(booked, "cancel").status == 429
    assert slow.new_client().find(booked.code).status_code == 200
    clock.advance(5 * MINUTE / 60)
    assert client.find(booked.code).status_code == 200
    assert client.find(booked.code).status_code == 200, "the right code costs nothing"
    assert client.find("vaara-koodi-22").status_code == 404
    assert client.find(booked.code).headers["Retry-After"] == "10"


def test_the_code_of_a_booking_that_is_over_is_no_guess(hub: Running, clock: TurnableClock) -> None:
    """What a kiosk without a line had kept comes when its time is over, and patrons look once more: nobody waits for it."""
    client = hub.client
    made = [client.book("pelihuone", at(10 + n), at(10 + n, 30)) for n in range(5)]
    clock.advance(6 * HOUR)
    assert [client.act(each, "end").status for each in made] == [404] * 5
    assert [client.find(each.code).status_code for each in made] == [404] * 5
    for _ in range(3):
        assert client.find("vaara-koodi-22").status_code == 404
    assert client.find(made[0].code).status_code == 429


def test_a_restart_forgives_nothing(sqlite_url: str, clock: TurnableClock) -> None:
    """Pulling the plug must not give three new guesses."""
    with running(house(sqlite_url), clock) as first:
        token = first.token
        for _ in range(3):
            first.client.find("vaara-koodi-22")
    with running(house(sqlite_url), clock) as again:
        assert Client(again.url, token).find("vaara-koodi-22").status_code == 429


def test_many_guesses_at_once_gain_nothing(hub: Running) -> None:
    """A try counts from its beginning: twenty at one time are three, not twenty."""
    from concurrent.futures import ThreadPoolExecutor

    clients = [Client(hub.url, hub.token) for _ in range(20)]
    with ThreadPoolExecutor(20) as pool:
        statuses = list(pool.map(lambda client: client.find("vaara-koodi-22").status_code, clients))
    assert statuses.count(404) == 3
    assert statuses.count(429) == 17


def test_acting_on_a_reservation_needs_its_own_code(client: Client) -> None:
    mine = client.book("pelihuone", at(14), at(15))
    theirs = client.book("pelihuone", at(16), at(17))
    stolen = Answered(client.post(f"/v1/reservations/{theirs.id}/cancel", {"code": mine.code}), mine.code)
    assert stolen.status == 404
    assert client.state(theirs) == "confirmed"
