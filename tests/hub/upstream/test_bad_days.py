"""Whatever a server of events sends: the list that is known stays whole, staff are told in words, the log once."""

from __future__ import annotations

import logging
import socket
import threading
from datetime import timedelta
from typing import Any

import pytest

from kiosk.hub.upstream.fetch import Fetcher
from kiosk.hub.upstream.problems import WORDS
from tests.hub.example import TurnableClock
from tests.hub.running import Running
from tests.hub.upstream.conftest import read, skipped, told
from tests.hub.upstream.linked import LinkedServer, events_of, one, page, recorded
from tests.hub.upstream.replay import Replay, Reply

LE = "linked:kalajoki:"
HTML = {"Content-Type": "text/html; charset=utf-8"}


def _drip(connection: socket.socket, closing: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{")
    while not closing.wait(0.05):
        try:
            connection.sendall(b" ")
        except OSError:
            return


DAYS = {
    "web_page": Reply(b"<html><body>Huoltokatko</body></html>", headers=HTML),
    "failing": Reply(b"Server Error (500)", 500, HTML),
    "garbled": Reply(recorded("le_event_list")[:9_000]),
    "too_large": Reply(b"[" + b" " * 40_000_000),
    "slow": Reply(raw=_drip),
    "bad_request": Reply(recorded("le_event_list_bad_start_400"), 400),
    "missing": Reply(recorded("le_event_get_404"), 404),
    "busy": Reply(b"", 429, {"Retry-After": "7200"}),
    "unreachable": Reply(raw=lambda connection, _closing: connection.close()),
}


@pytest.mark.parametrize("problem", DAYS)
def test_a_bad_day(
    hub: Running, server: Replay, clock: TurnableClock, caplog: pytest.LogCaptureFixture, problem: str
) -> None:
    """Known events stay, the house says since when they are old, staff read why; well again, all is as before."""
    good = server.answer
    runner = hub.hub.sources.runner("linked")
    runner._fetch = Fetcher(deadline=0.5)
    assert read(hub) is None
    before = told(hub.client)
    caplog.set_level(logging.INFO, "kiosk.hub.upstream")
    caplog.clear()
    server.answer = lambda _asked: DAYS[problem]
    for _ in range(3):
        clock.advance(timedelta(minutes=10))
        assert read(hub) == problem
    assert told(hub.client) == before
    health = hub.client.get("/health").json()
    assert health["notes"] == [f"Tapahtumat (linked): viimeksi 10.00, {WORDS[problem]}."]
    assert hub.client.get("/v1/house").json()["events_stale"] == "2026-11-23T08:00:00Z"
    assert len([record for record in caplog.records if record.name.endswith("runner")]) == 1
    server.answer = good
    clock.advance(timedelta(minutes=10))
    assert read(hub) is None
    assert hub.client.get("/health").json()["ok"]
    assert hub.client.get("/v1/house").json()["events_stale"] is None
    assert [r.message for r in caplog.records if "answers again" in r.message] == ["source linked answers again"]


def test_pauses_grow_and_spread(hub: Running, server: Replay) -> None:
    """From half a minute to the interval; a server's own wish counts, within reason."""
    server.answer = lambda _asked: DAYS["failing"]
    runner = hub.hub.sources.runner("linked")
    waits = [runner.once() for _ in range(8)]
    assert waits[0] * 2 < waits[2] < waits[4]
    assert 22 <= waits[0] <= 38
    assert max(waits) <= 600 * 1.25
    assert len({round(wait, 3) for wait in waits}) == 8, "spread, so that many hubs do not come at once"
    server.answer = lambda _asked: DAYS["busy"]
    assert runner.once() == 7200
    server.answer = lambda _asked: Reply(b"", 503, {"Retry-After": "999999999"})
    assert runner.once() == 6 * 3600


BAD_ITEMS: list[tuple[str, Any]] = [
    ("shape", 7),
    ("shape", []),
    ("shape", {"name": {"fi": "Ilman tunnusta"}}),
    ("shape", {"id": "x", "name": ["fi", "sv"]}),
    ("shape", {"id": "x", "name": {"fi": 3}}),
    ("name", {"id": "x", "start_time": "2026-11-26"}),
    ("name", one("kalajoki:peruttu", name=None)),
    ("name", one("kalajoki:peruttu", name={})),
    ("name", one("kalajoki:peruttu", name={"fi": "\u202e\u200b "})),
    ("time", one("kalajoki:peruttu", start_time=None)),
    ("time", one("kalajoki:peruttu", start_time="2026-02-31")),
    ("time", one("kalajoki:peruttu", start_time="torstaina")),
    ("time", one("kalajoki:peruttu", start_time="99999-01-01T00:00:00Z")),
]


@pytest.mark.parametrize(("why", "bad"), BAD_ITEMS)
def test_a_bad_event_is_left_out_and_counted(hub: Running, linked: LinkedServer, why: str, bad: Any) -> None:
    linked.whole = page([one("kalajoki:satutunti"), bad, one("kalajoki:kokopaiva")])
    assert read(hub) is None
    assert sorted(told(hub.client)) == [f"{LE}kokopaiva", f"{LE}satutunti"]
    assert skipped(hub)[why] == 1
    assert hub.client.get("/health").json()["sources"][0]["skipped"][why] == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"offers": {"price": 5}},
        {"offers": [{"is_free": "kyllä", "price": 5}]},
        {"images": "https://example.invalid/a.jpg"},
        {"keywords": [None, 3]},
        {"audience_min_age": "kolmesta ylöspäin"},
        {"registration": "tulossa"},
        {"location": 12},
        {"super_event": "kalajoki:x"},
        {"offers": 1, "images": 2, "keywords": 3, "audience": 4, "registration": 5},
    ],
)
def test_a_bad_field_costs_only_itself(hub: Running, linked: LinkedServer, wrong: dict[str, Any]) -> None:
    linked.whole = page([one("kalajoki:satutunti", **wrong)])
    assert read(hub) is None
    [event] = told(hub.client).values()
    assert event["title"]["fi"] == "Satutunti"
    assert skipped(hub)["field"] == 1


def test_wrong_ends_and_odd_numbers(hub: Running, linked: LinkedServer) -> None:
    odd = {"end_time": "2020-01-01T00:00:00Z", "audience_min_age": "3", "maximum_attendee_capacity": -5}
    linked.whole = page([one("kalajoki:peruttu", **odd)])
    read(hub)
    [event] = told(hub.client).values()
    assert (event["occurrences"][0]["end"], event["min_age"], event["seats"]) == (None, 3, None)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("[b]Lihava[/b] [ref=x]linkki[/ref]", "[b]Lihava[/b] [ref=x]linkki[/ref]"),
        ("<script>alert(1)</script>Konsertti", "Konsertti"),
        ("Avoinna\u202etiik\u202c", "Avoinnatiik"),
        ("Juhla \U0001f389\U0001f1eb\U0001f1ee", "Juhla \U0001f389\U0001f1eb\U0001f1ee"),
        ("Kissa\ud83d", "Kissa"),
        ("Rivi\nToinen\tKolmas\x00", "Rivi Toinen Kolmas"),
        ("Pitkä " * 200, ("Pitkä " * 200)[:160].strip()),
        ("Kahvi &amp; pulla &lt;3", "Kahvi & pulla <3"),
    ],
)
def test_strange_titles_stay_letters(hub: Running, linked: LinkedServer, name: str, shown: str) -> None:
    linked.whole = page([one("kalajoki:satutunti", name={"fi": name})])
    assert read(hub) is None
    [event] = told(hub.client).values()
    assert event["title"]["fi"] == shown


def test_bytes_that_are_no_letters_cost_one_event(hub: Running, linked: LinkedServer) -> None:
    linked.whole = page([one("kalajoki:satutunti", name={"fi": "NIMI"}), one("kalajoki:kokopaiva")])
    linked.whole = linked.whole.replace(b"NIMI", b"\xed\xa0\xbd")
    assert read(hub) is None
    assert list(told(hub.client)) == [f"{LE}kokopaiva"]
    assert skipped(hub) == {"shape": 1}


def test_links_to_other_places_are_dropped_and_counted(hub: Running, linked: LinkedServer) -> None:
    links = {
        "info_url": {"fi": "https://example.invalid.paha.example/"},
        "offers": [{"is_free": False, "info_url": {"fi": "https://u:p@example.invalid/"}}],
        "registration": {"signup_url": {"fi": "javascript:alert(1)"}},
    }
    linked.whole = page([one("kalajoki:satutunti", **links)])
    read(hub)
    [event] = told(hub.client).values()
    assert event["links"] == []
    assert skipped(hub) == {"link": 2}, "what is no web address at all never was a link"


def test_ids_of_any_length_and_letters(hub: Running, linked: LinkedServer) -> None:
    """The hub's own ids have at most 64 visible characters; those that would be longer become digests, all different."""
    keys = ["a" * 200, "a" * 199 + "b", "äiti:1", "väli lyönti", "x" * 57, "x" * 58, "[b]", "a/b?c#d"]
    linked.whole = page([one("kalajoki:satutunti", id=key) for key in keys])
    assert read(hub) is None
    found = told(hub.client)
    assert len(found) == len(keys)
    assert all(len(key) <= 64 and key.isascii() and " " not in key for key in found)
    assert all(found == told(hub.client, limit) for limit in (1, 3)), "any of them can be asked `after`"


def test_the_same_event_twice_in_a_list(hub: Running, linked: LinkedServer) -> None:
    linked.whole = page([one("kalajoki:satutunti"), one("kalajoki:satutunti", name={"fi": "Uudempi"})])
    assert read(hub) is None
    assert [event["title"]["fi"] for event in told(hub.client).values()] == ["Uudempi"]


def test_ten_thousand_events(hub: Running, server: Replay, clock: TurnableClock) -> None:
    """In pages of a hundred, whole and once; those that are gone next time go, the others are not told again."""
    count = 10_000
    base = one("kalajoki:satutunti", registration=None, images=[])

    def answer(asked: Any) -> Reply:
        number = int(asked.one("page") or 1)
        first = (number - 1) * 100
        events = [base | {"id": f"k:{n}"} for n in range(first, min(first + 100, count))]
        following = f"{server.url}/v1/event/?page={number + 1}" if first + 100 < count else None
        return Reply(page(events, following=following, count=count))

    server.answer = answer
    assert read(hub) is None
    assert len(told(hub.client)) == count
    cursor = hub.client.get("/v1/snapshot").json()["cursor"]
    count -= 3
    clock.advance(timedelta(hours=7))
    assert read(hub) is None
    changes = hub.client.get("/v1/feed", since=cursor).json()["changes"]
    assert sorted(change["id"] for change in changes if change["kind"] == "event") == [
        f"linked:k:{n}" for n in (9997, 9998, 9999)
    ]
    assert all(change["event"] is None for change in changes if change["kind"] == "event")


def test_every_recorded_event_survives_every_missing_field(
    hub: Running, linked: LinkedServer, clock: TurnableClock
) -> None:
    """Older installations lack fields, others have none of them filled: no field but id and name is taken for granted."""
    event = events_of("le_event_with_registration")[0]
    for n, name in enumerate(event):
        linked.whole = page([{key: value for key, value in event.items() if key != name}, one("kalajoki:kokopaiva")])
        clock.advance(timedelta(minutes=61))
        assert read(hub) is None, name
        expected = 1 if name in {"id", "name", "start_time"} else 2
        assert len(told(hub.client)) == expected, (n, name)
