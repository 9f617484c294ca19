"""A Respa that is silent, slow, broken, or that did what was asked and never said so: nothing is booked twice or lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.hub.upstream.problems import SourceError
from kiosk.hub.upstream.respa import asking
from kiosk.hub.upstream.respa.wire import Login, Wire
from tests.hub.example import HOUR, TurnableClock, at, house
from tests.hub.respa.fake import FakeRespa, Trouble, respa
from tests.hub.respa.fake_house import HELSINKI
from tests.hub.respa.rig import SMALL, Town, rooms, source, town
from tests.hub.running import new_code, running

TURN = timedelta(seconds=20)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody needs to wait two seconds in a test to see that an answer did not come."""
    monkeypatch.setattr("kiosk.hub.remote.hearing.PATIENCE", 0.8)
    monkeypatch.setattr("kiosk.hub.upstream.respa.driver.DEADLINE", 0.8)


@pytest.fixture
def here(quick: None, sqlite_url: str, clock: TurnableClock, fake: FakeRespa, tmp_path: Path) -> Iterator[Town]:
    with town(sqlite_url, clock, fake, tmp_path) as found:
        yield found


@pytest.mark.parametrize("trouble", ["deaf", "lost", "html500", "proxy", "garbled", "login", "drip"])
def test_a_booking_survives(here: Town, trouble: Trouble) -> None:
    """Whatever goes wrong with the answer: provisional at first, confirmed in the end, and there once."""
    times = 2 if trouble == "login" else 1  # Turku's way in is tried twice
    here.fake.fail(trouble, "POST", "/reservation/", times=times)
    booked = here.client.book(SMALL, at(14), at(15))
    assert booked.status == 201
    assert booked.state in {"provisional", "confirmed"}
    assert here.client.book(SMALL, at(14), at(15)).rules == ["taken"]
    here.until(lambda: here.client.state(booked) == "confirmed", TURN)
    assert len(here.fake.of("kioski")) == 1
    assert here.client.act(booked, "cancel").state == "cancelled"
    here.until(lambda: not here.fake.of("kioski"), TURN)


def test_after_a_lost_answer_it_is_looked_for_before_it_is_asked_again(here: Town) -> None:
    here.fake.fail("lost", "POST", "/reservation/")
    booked = here.client.book(SMALL, at(14), at(15))
    here.until(lambda: here.client.state(booked) == "confirmed", TURN)
    assert here.fake.count("POST", "/reservation/") == 1
    look = [seen for seen in here.fake.seen if seen.query.get("is_own") == "true"]
    assert [seen.query["resource"] for seen in look] == ["ryhmatila-1"]


def test_somebody_was_quicker_while_it_was_silent(here: Town) -> None:
    """The patron left with a provisional booking; the code tells later that it was not accepted."""
    here.fake.fail("deaf", "POST", "/reservation/")
    booked = here.client.book(SMALL, at(14), at(15))
    assert booked.state == "provisional"
    here.fake.take("toinen", "ryhmatila-1", at(14, 30), at(15, 30))
    here.until(lambda: here.client.state(booked) == "denied", TURN)
    assert here.fake.of("kioski") == []
    assert here.taken(SMALL) == [("2026-11-23T12:30:00Z", "2026-11-23T13:30:00Z")]


def test_the_same_key_tells_what_became_of_it(here: Town) -> None:
    """A kiosk that sends its job again hears the word that the town has spoken since."""
    here.fake.fail("deaf", "POST", "/reservation/")
    body = {"resource": SMALL, "start": at(14).isoformat(), "end": at(15).isoformat(), "code": new_code()}
    key = uuid4().hex
    assert here.client.post("/v1/reservations", body, key).json()["reservation"]["state"] == "provisional"
    here.until(here.idle, TURN)
    again = here.client.post("/v1/reservations", body, key)
    assert (again.status_code, again.json()["reservation"]["state"]) == (201, "confirmed")
    assert again.headers["Idempotency-Replayed"] == "true"

    here.fake.take("toinen", "ryhmatila-1", at(16), at(17))
    body = {**body, "start": at(16).isoformat(), "end": at(17).isoformat(), "code": new_code()}
    key = uuid4().hex
    first = here.client.post("/v1/reservations", body, key)
    again = here.client.post("/v1/reservations", body, key)
    assert first.status_code == again.status_code == 409
    assert first.json()["refusals"] == again.json()["refusals"] == [{"rule": "taken"}] or first.json() == again.json()


def test_a_provisional_booking_can_be_taken_back(here: Town) -> None:
    """It had come to be over there without anybody knowing: found and cancelled."""
    here.fake.fail("lost", "POST", "/reservation/")
    here.fake.fail("deaf", "GET", "/reservation/", times=3)
    booked = here.client.book(SMALL, at(14), at(15))
    assert (booked.state, booked.doc["actions"]) == ("provisional", ["cancel"])
    assert here.client.act(booked, "cancel").state == "cancelled"
    here.until(lambda: here.idle() and not here.fake.of("kioski"), TURN)
    assert here.fake.count("DELETE") == 1


def test_a_booking_that_came_through_long_after_it_was_given_up(here: Town) -> None:
    """A proxy held the request back: the reading of the room finds the orphan and takes it back."""
    here.fake.fail("deaf", "POST", "/reservation/")
    booked = here.client.book(SMALL, at(14), at(15))
    here.client.act(booked, "cancel")
    here.until(here.idle, TURN)
    here.fake.take("kioski", "ryhmatila-1", at(14), at(15))
    here.read()
    here.until(lambda: not here.fake.of("kioski"), TURN)
    here.read()
    assert here.taken(SMALL) == []


def test_nobody_ever_answered(here: Town) -> None:
    """When its time is over it is denied, and the wish is given up."""
    here.fake.fail("deaf", "", "reservation", times=10_000)
    booked = here.client.book(SMALL, at(11), at(12))
    assert booked.state == "provisional"
    here.hub.hub.jobs.once()
    here.clock.advance(2 * HOUR + timedelta(minutes=1))
    here.hub.hub.jobs.once()
    here.clock.advance(timedelta(minutes=4))
    here.hub.hub.jobs.once()
    assert here.client.state(booked) == "denied"
    here.fake.well()
    here.until(here.idle, TURN)
    assert here.fake.held("ryhmatila-1") == []


def test_a_patron_who_stands_in_the_room_is_checked_in(here: Town) -> None:
    """However late the word comes: the room was taken on the spot, so there is nothing to check in to."""
    here.fake.fail("deaf", "POST", "/reservation/")
    booked = here.client.book(SMALL, at(10), at(11))
    assert booked.state == "provisional"
    here.until(lambda: here.client.state(booked) == "checked_in", TURN)


def test_an_extension_without_an_answer_is_taken_back(here: Town) -> None:
    """The patron is told that it did not work; what it did over there is undone, and the gap is free for others."""
    booked = here.client.book(SMALL, at(14), at(15))
    here.fake.fail("lost", "PUT", times=1)
    here.fake.fail("deaf", "PUT", times=1)
    here.fake.fail("deaf", "GET", times=2)
    refused = here.client.act(booked, "extend", end=at(15, 30).isoformat())
    assert refused.rules == ["system_away"]
    here.until(here.idle, TURN)
    assert here.client.find(booked.code).json()["reservation"]["end"] == "2026-11-23T13:00:00Z"
    assert here.fake.held("ryhmatila-1")[0].end == at(15)
    here.read()
    assert here.client.book(SMALL, at(15), at(16)).status == 201


def test_the_gap_of_an_extension_is_kept_while_it_is_asked_for(here: Town) -> None:
    booked = here.client.book(SMALL, at(14), at(15))
    here.fake.fail("slow", "PUT", seconds=0.3)
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(2) as pool:
        longer = pool.submit(here.client.act, booked, "extend", end=at(16).isoformat())
        here.until(lambda: here.taken_until(SMALL) == at(16))
        other = here.hub.new_client().book(SMALL, at(15), at(16))
        assert longer.result().status == 200
    assert other.status == 409


def test_a_server_that_asks_to_wait_is_waited_for(here: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy that limits writes lets reading through: that is no wish at which the server chokes."""
    monkeypatch.setattr("kiosk.hub.upstream.respa.carrying.MOST_CHOKES", 1)
    original, tries = here.fake.house.create, iter(range(100))

    def create(user: str, body: dict[str, str]) -> object:
        from tests.hub.respa.fake_house import Refused

        if user == "kioski" and next(tries) < 2:
            raise Refused(429, "Too Many Requests")
        return original(user, body)

    here.fake.house.create = create  # type: ignore[method-assign, assignment]
    booked = here.client.book(SMALL, at(14), at(15))
    here.until(lambda: here.client.state(booked) != "provisional", TURN)
    assert here.client.state(booked) == "confirmed"


def test_a_wish_that_makes_the_server_fall_over_does_not_hold_up_the_others(here: Town) -> None:
    bad = here.fake
    original = bad.house.create

    def create(user: str, body: dict[str, str]) -> object:
        if user == "kioski" and body["begin"] == "2026-11-23T12:00:00Z":
            from tests.hub.respa.fake_house import Refused

            raise Refused(500, "Server Error")
        return original(user, body)

    bad.house.create = create  # type: ignore[method-assign, assignment]
    first = here.client.book(SMALL, at(14), at(15))
    second = here.client.book(SMALL, at(15), at(16))
    assert (first.state, second.state) == ("provisional", "provisional")
    here.until(lambda: here.client.state(second) == "confirmed", TURN)
    assert here.client.state(first) == "denied"


def test_a_mirror_is_not_emptied_by_a_server_that_lost_its_memory(here: Town) -> None:
    for hour in (12, 14, 16):
        here.fake.take("toinen", "ryhmatila-1", at(hour), at(hour + 1))
    here.read()
    rows = dict(here.fake.house.rows)
    here.fake.house.rows.clear()
    with pytest.raises(SourceError, match="nothing"):
        here.read()
    assert len(here.taken(SMALL)) == 3
    here.fake.house.rows.update(rows)
    here.read()
    here.fake.house.rows.clear()
    with pytest.raises(SourceError):
        here.read()
    here.read()  # it says so twice: then it is so
    assert here.taken(SMALL) == []


def test_ours_that_a_list_leaves_out_are_asked_for(here: Town) -> None:
    """A list may lose something; only the reservation itself can say that it is gone."""
    booked = here.client.book(SMALL, at(14), at(15))
    listed = here.fake.house.sorted
    here.fake.house.sorted = list  # type: ignore[method-assign]
    here.read()
    assert here.client.state(booked) == "confirmed"
    here.fake.house.rows.clear()
    here.read()
    assert here.client.state(booked) == "denied"
    here.fake.house.sorted = listed  # type: ignore[method-assign]


def test_items_that_cannot_be_read_are_counted_and_take_nothing_away(
    here: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.fake.take("toinen", "ryhmatila-1", at(12), at(13))
    here.fake.take("toinen", "ryhmatila-1", at(14), at(15))
    here.read()
    told = here.fake.house.row

    def torn(row: object, user: str | None) -> object:
        doc = told(row, user)  # type: ignore[arg-type]
        return {**doc, "begin": None} if doc["id"] == 1 else doc

    monkeypatch.setattr(here.fake.house, "row", torn)
    here.fake.take("toinen", "ryhmatila-1", at(16), at(17))
    assert here.read() == {"reservation": 1}
    assert len(here.taken(SMALL)) == 3


def test_pages(here: Town) -> None:
    here.fake.largest_page = 2
    for hour in range(10, 17):
        here.fake.take("toinen", "ryhmatila-1", at(hour, day=1), at(hour + 1, day=1))
    here.read()
    assert len(here.taken(SMALL)) == 7


def test_the_key_of_turku_runs_out(sqlite_url: str, clock: TurnableClock, tmp_path: Path) -> None:
    """401: signed in again, once; and never more often than needed."""
    with respa("turku", clock.now) as fake, town(sqlite_url, clock, fake, tmp_path) as here:
        assert here.client.book(SMALL, at(14), at(15)).state == "confirmed"
        before = fake.count("POST", "api-token-auth")
        clock.advance(timedelta(minutes=16))
        assert here.client.book(SMALL, at(15), at(16)).state == "confirmed"
        assert fake.count("POST", "api-token-auth") == before + 1
        fake.passwords["kioski"] = "vaihdettu"
        clock.advance(timedelta(minutes=16))
        with pytest.raises(SourceError, match="refused"):
            here.read()


def test_a_wrong_key_of_helsinki(quick: None, sqlite_url: str, clock: TurnableClock, tmp_path: Path) -> None:
    """Bookings wait until staff have put the right one into its file; it is read anew each time."""
    with respa("helsinki", clock.now) as fake, town(sqlite_url, clock, fake, tmp_path) as here:
        key = tmp_path / "avain.txt"
        key.write_text("f" * 40)
        booked = here.client.book(SMALL, at(14), at(15))
        assert booked.state == "provisional"
        with pytest.raises(SourceError, match="refused"):
            here.read()
        key.write_text("a" * 40)
        here.until(lambda: here.client.state(booked) == "confirmed", TURN)


def test_a_room_of_which_nothing_was_heard_is_unknown(
    quick: None, sqlite_url: str, clock: TurnableClock, tmp_path: Path
) -> None:
    """Not free, not closed, and not bookable; known again after a restart without the other system."""
    with respa("helsinki", clock.now) as fake:
        with town(sqlite_url, clock, fake, tmp_path, read=False) as here:
            assert here.client.book(SMALL, at(14), at(15)).rules == ["hours_unknown"]
            here.read()
            assert here.client.book(SMALL, at(14), at(15)).status == 201
        told = source(fake, tmp_path / "avain.txt")
    with running(house(sqlite_url, resources=rooms(), sources=(told,)), clock) as hub:
        assert hub.client.book(SMALL, at(16), at(17)).state == "provisional"


@pytest.mark.parametrize("trouble", ["drip", "html500", "garbled", "proxy", "deaf", "login"])
def test_a_reading_that_fails_changes_nothing(here: Town, trouble: Trouble, monkeypatch: pytest.MonkeyPatch) -> None:
    here.fake.take("toinen", "ryhmatila-1", at(14), at(15))
    here.read()
    here.fake.fail(trouble, "GET", times=3)
    here.reader._wire._deadline = 0.5
    with pytest.raises(SourceError):
        here.read()
    assert len(here.taken(SMALL)) == 1


def test_nothing_secret_is_shown(fake: FakeRespa, tmp_path: Path) -> None:
    told = source(fake, tmp_path / "avain.txt")
    login = Login(told)
    wire = Wire(told, login, 2.0)
    wire.ask(asking.one("1"))
    secret = (tmp_path / "avain.txt").read_text().strip()
    for shown in (repr(told), repr(login), repr(wire), str(vars(login))):
        assert secret not in shown
    wire.close()
    assert HELSINKI


def test_a_delayed_request_comes_through_between_look_and_second_try(here: Town) -> None:
    """The look finds nothing, the second try is refused as taken: by our own first try. It is ours, not lost."""
    here.fake.fail("deaf", "POST", "/reservation/")
    create = here.fake.house.create

    def late(user: str, body: dict[str, str]) -> object:
        here.fake.house.create = create  # type: ignore[method-assign]
        here.fake.take("kioski", "ryhmatila-1", at(14), at(15))
        return create(user, body)

    here.fake.house.create = late  # type: ignore[method-assign, assignment]
    booked = here.client.book(SMALL, at(14), at(15))
    here.until(lambda: here.client.state(booked) != "provisional", TURN)
    assert here.client.state(booked) == "confirmed"
    assert len(here.fake.of("kioski")) == 1
