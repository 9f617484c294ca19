"""The change feed: quick, small, never missing a change, and honest when a cursor is too old."""

from __future__ import annotations

import statistics
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from kiosk.hub.desk import Desk
from kiosk.hub.web import app
from tests.hub.example import ROOMS, TurnableClock, at, house
from tests.hub.running import Client, Running, running


def _cursor(client: Client) -> str:
    return str(client.get("/v1/snapshot").json()["cursor"])


def _feed(client: Client, since: str, wait: int = 0) -> Any:
    return client.get("/v1/feed", since=since, wait=wait).json()


def test_a_booking_here_shows_there_at_once(both: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """Well under a second from the answer of one kiosk to the news at another, without looking at the clock."""
    monkeypatch.setattr(app, "_LOOK_EVERY", 60)
    other = both.new_client()
    since = _cursor(other)
    news: dict[str, Any] = {}

    def listen() -> None:
        news["feed"] = _feed(other, since, wait=20)
        news["at"] = time.monotonic()

    listener = threading.Thread(target=listen)
    listener.start()
    time.sleep(0.6)
    booked = both.client.book("pelihuone", at(14), at(15))
    done = time.monotonic()
    listener.join(20)
    assert news["at"] - done < 0.5
    (change,) = news["feed"]["changes"]
    assert change == {"kind": "reservation", "id": booked.id, "reservation": booked.doc["reservation"]}


def test_answers_do_not_wait_for_acknowledgements(hub: Running) -> None:
    """With Nagle's algorithm on, answers come 40 ms late once a connection is warm."""
    code = hub.client.book("pelihuone", at(14), at(15)).code
    times = []
    for _ in range(60):
        began = time.monotonic()
        hub.client.find(code)
        times.append(time.monotonic() - began)
    assert statistics.median(times[20:]) < 0.03


def test_it_costs_what_changed_not_what_is_there(hub: Running) -> None:
    """With two hundred reservations in the house one new one costs some two hundred bytes."""
    for day in range(10):
        for hour in range(10):
            assert (
                hub.client.book("pelihuone", at(10 + hour, day=day + 1), at(10 + hour, 30, day=day + 1)).status == 201
            )
            assert (
                hub.client.book(
                    "aula", at(10 + hour, day=day + 1), at(10 + hour, 30, day=day + 1), details={"name": "M"}
                ).status
                == 201
            )
    since = _cursor(hub.client)
    hub.client.book("pelihuone", at(14), at(15))
    answer = hub.client.get("/v1/feed", since=since)
    assert len(answer.json()["changes"]) == 1
    assert len(answer.content) < 400
    assert len(hub.client.get("/v1/feed", since=answer.json()["cursor"]).content) < 100


def test_each_entity_once_and_as_it_is_now(both: Running) -> None:
    since = _cursor(both.client)
    booked = both.client.book("pelihuone", at(14), at(15))
    both.client.act(booked, "extend", end=at(15, 30).isoformat())
    both.client.act(booked, "cancel")
    feed = _feed(both.client, since)
    (change,) = feed["changes"]
    assert (change["reservation"]["state"], change["reservation"]["end"]) == ("cancelled", "2026-11-23T13:30:00Z")
    assert _feed(both.client, feed["cursor"])["changes"] == []


def test_pages_bring_everything_in_order(hub: Running) -> None:
    since = _cursor(hub.client)
    made = []
    for day in range(1, 14):
        for half in range(20):
            start = at(10, day=day) + half * timedelta(minutes=30)
            made.append(hub.client.book("pelihuone", start, start + timedelta(minutes=30)).id)
    seen: list[str] = []
    more = True
    while more:
        feed = _feed(hub.client, since)
        seen += [change["id"] for change in feed["changes"]]
        since, more = feed["cursor"], feed["more"]
    assert seen == made


def test_nothing_new_answers_after_the_wait(client: Client) -> None:
    since = _cursor(client)
    began = time.monotonic()
    feed = _feed(client, since, wait=1)
    assert feed == {"cursor": since, "changes": [], "more": False}
    assert 0.9 < time.monotonic() - began < 3


def test_a_cursor_survives_a_restart(sqlite_url: str, clock: TurnableClock) -> None:
    with running(house(sqlite_url), clock) as hub:
        token = hub.token
        since = _cursor(hub.client)
        booked = hub.client.book("pelihuone", at(14), at(15))
    with running(house(sqlite_url), clock) as hub:
        feed = _feed(Client(hub.url, token), since)
        assert [change["id"] for change in feed["changes"]] == [booked.id]


@pytest.mark.parametrize("wrong", ["", "x", "0123456789abcdef.1", "{run}.999999", "{run}.-1", "{run}.", "{run}.1x"])
def test_an_unknown_cursor_starts_over(hub: Running, wrong: str) -> None:
    answer = hub.client.get("/v1/feed", since=wrong.format(run=_cursor(hub.client).partition(".")[0]))
    assert (answer.status_code, answer.json()["code"]) == (410, "start_over")


def test_a_cursor_too_old_starts_over(hub: Running, clock: TurnableClock) -> None:
    """After two weeks a change is forgotten; whoever has not heard it by then asks for everything again."""
    old = _cursor(hub.client)
    hub.client.act(hub.client.book("pelihuone", at(14), at(15)), "cancel")
    middle = _cursor(hub.client)
    clock.advance(timedelta(days=15))
    late = hub.client.book("pelihuone", at(14, day=16), at(15, day=16))
    hub.hub.jobs.once()
    assert hub.client.get("/v1/feed", since=old).status_code == 410
    assert late.id in [change["id"] for change in _feed(hub.client, middle)["changes"]]
    assert [item["id"] for item in hub.client.get("/v1/snapshot").json()["reservations"]] == [late.id]


def test_what_a_command_writes_is_heard_too(hub: Running, clock: TurnableClock) -> None:
    """Staff approve by command in another process; the waiting kiosk hears of it within a second."""
    booked = hub.client.book("sali", at(14), at(15), details={"name": "M", "people": 2})
    since = _cursor(hub.client)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(_feed, hub.new_client(), since, 20)
        time.sleep(0.5)
        began = time.monotonic()
        with Desk(hub.hub.config, clock) as desk:
            assert desk.approve(booked.id)
        feed = waiting.result(20)
    assert time.monotonic() - began < 1.5
    assert feed["changes"][0]["reservation"]["state"] == "confirmed"


@pytest.mark.postgres
def test_two_hubs_on_one_postgresql_hear_each_other(postgres_url: str, clock: TurnableClock) -> None:
    config = house(postgres_url)
    with running(config, clock) as a, running(config, clock) as b:
        since = _cursor(a.client)
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(_feed, Client(b.url, a.token), since, 20)
            time.sleep(0.5)
            booked = a.client.book("pelihuone", at(14), at(15))
            began = time.monotonic()
            feed = waiting.result(20)
        assert time.monotonic() - began < 1
        assert feed["changes"][0]["id"] == booked.id


@pytest.mark.slow
@pytest.mark.parametrize("hubs", [1, 2])
@pytest.mark.postgres
def test_no_change_is_lost_to_a_reader_while_many_write(postgres_url: str, clock: TurnableClock, hubs: int) -> None:
    """Revisions become visible in their order: a reader that follows the feed sees every reservation."""
    config = house(postgres_url)
    with running(config, clock) as a, running(config, clock) as b:
        urls = [a.url, b.url][:hubs]
        since, done = _cursor(a.client), threading.Event()
        seen: set[str] = set()

        def follow() -> None:
            nonlocal since
            while True:
                last = done.is_set()
                feed = _feed(Client(a.url, a.token), since)
                seen.update(change["id"] for change in feed["changes"])
                since = feed["cursor"]
                if last and not feed["changes"]:
                    return

        def write(number: int) -> list[str]:
            client = Client(urls[number % hubs], a.token)
            made = []
            for n in range(12):
                start = at(9, day=1 + number) + n * timedelta(minutes=30)
                made.append(client.book("pelihuone", start, start + timedelta(minutes=30)).id)
            return made

        reader = threading.Thread(target=follow)
        reader.start()
        with ThreadPoolExecutor(12) as pool:
            made = {key for keys in pool.map(write, range(12)) for key in keys}
        done.set()
        reader.join(30)
        assert made == seen & made
        assert len(made) == 144


def test_many_can_wait_at_once(hub: Running) -> None:
    """A long poll holds no thread: with fifty waiting, an ordinary request is answered at once and all of them wake."""
    since = _cursor(hub.client)
    with ThreadPoolExecutor(50) as pool:
        waiting = [pool.submit(_feed, Client(hub.url, hub.token), since, 20) for _ in range(50)]
        time.sleep(1)
        began = time.monotonic()
        assert hub.client.get("/v1/ping").status_code == 200
        assert time.monotonic() - began < 0.5
        hub.client.book("pelihuone", at(14), at(15))
        assert all(len(future.result(10)["changes"]) == 1 for future in waiting)
        assert time.monotonic() - began < 3


def test_the_snapshot_holds_what_holds(hub: Running) -> None:
    kept = hub.client.book("pelihuone", at(14), at(15))
    gone = hub.client.book("pelihuone", at(16), at(17))
    hub.client.act(gone, "cancel")
    snapshot = hub.client.get("/v1/snapshot").json()
    assert [item["id"] for item in snapshot["reservations"]] == [kept.id]
    assert [item["resource"]["id"] for item in snapshot["resources"]] == [r.resource.id for r in ROOMS]
    assert snapshot["house"]["zone"] == "Europe/Helsinki"
