"""Calendar feeds in the hub: over HTTP, through the child that works them out, to what a kiosk is told."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import psutil
import pytest

from kiosk.domain.events import EventFilter
from kiosk.domain.text import Text
from kiosk.hub.config import HubConfig
from kiosk.hub.upstream.config import FilterRule, SourceConfig
from kiosk.hub.upstream.icalendar_work import Task, work_out
from kiosk.hub.upstream.ledger import Record
from kiosk.hub.upstream.problems import SourceError
from tests.hub.example import TurnableClock, at, house
from tests.hub.running import Running
from tests.hub.upstream.feeds import WINDOW, event, feed, start
from tests.hub.upstream.replay import Asked, Replay, Reply

SAMPLES = Path(__file__).parent / "samples"
CALENDAR = {
    "Content-Type": "text/calendar; charset=utf-8",
    "ETag": '"1"',
    "Last-Modified": "Mon, 23 Nov 2026 06:00:00 GMT",
}
TASK = Task(window=WINDOW, zone="Europe/Helsinki")


@pytest.fixture
def config(sqlite_url: str, server: Replay) -> HubConfig:
    choir = SourceConfig(
        name="kuoro",
        kind="icalendar",
        every=timedelta(minutes=10),
        url=f"{server.url}/kuoro.ics",
        organiser=Text("Kamarikuoro ry"),
        place=Text("Virta-sali"),
    )
    chip = FilterRule(
        shown=EventFilter(id="lapset", name=Text("Lapset"), icon="teddy-bear"), labels=frozenset({"lapset"})
    )
    return house(sqlite_url, sources=(choir,), event_filters=(chip,), link_hosts=("kirjasto.example",))


def read(hub: Running) -> Record:
    hub.hub.sources.runner("kuoro").once()
    return hub.hub.sources.records()[0][1]


def events(hub: Running) -> dict[str, Any]:
    return {found["id"]: found for found in hub.client.get("/v1/events", limit=200).json()["events"]}


def answering(body: bytes, **headers: str) -> Any:
    """As servers that know conditions do."""
    sent = {**CALENDAR, **headers}

    def answer(asked: Asked) -> Reply:
        if asked.headers.get("If-None-Match") == sent["ETag"]:
            return Reply(b"", 304, {"ETag": sent["ETag"]})
        return Reply(body, headers=sent)

    return answer


def test_a_feed_reaches_the_kiosk(hub: Running, server: Replay) -> None:
    concert = event(
        start("20261124"),
        "CATEGORIES:Lapset",
        "URL:https://kirjasto.example/1",
        "ORGANIZER;CN=Matti:mailto:matti@kirjasto.example",
    )
    elsewhere = event(start("20261125"), "LOCATION:Kirkko", "URL:https://muualla.example/2", uid="2")
    server.answer = answering(feed(concert, elsewhere))
    assert read(hub).skipped == {"link": 1}
    found = events(hub)
    assert found["kuoro:1"]["title"]["fi"] == "Satutunti"
    assert found["kuoro:1"]["place"]["fi"] == "Virta-sali"
    assert found["kuoro:1"]["organiser"]["fi"] == "Kamarikuoro ry", "what staff wrote, not who made the entry"
    assert found["kuoro:1"]["organiser_kind"] == "association"
    assert found["kuoro:1"]["tags"] == ["lapset"]
    assert [link["url"] for link in found["kuoro:1"]["links"]] == ["https://kirjasto.example/1"]
    assert found["kuoro:2"]["place"]["fi"] == "Kirkko"
    assert found["kuoro:2"]["links"] == []


def test_it_asks_for_news_only_and_once_a_day_for_all(hub: Running, server: Replay, clock: TurnableClock) -> None:
    server.answer = answering(feed(event(start("20261124")), event("DTSTART:x", uid="2")))
    assert [read(hub).skipped for _ in range(2)] == [{"broken": 1}, {"broken": 1}]
    second = server.asked[1].headers
    assert (second["If-None-Match"], second["If-Modified-Since"]) == ('"1"', CALENDAR["Last-Modified"])
    assert list(events(hub)) == ["kuoro:1"]
    clock.advance(timedelta(days=1))
    read(hub)
    assert "If-None-Match" not in server.asked[2].headers


def test_a_server_that_knows_no_conditions_costs_no_work(hub: Running, server: Replay) -> None:
    """The same bytes again are not worked out again."""
    body = feed(event(start("20261124")), event("DTSTART:x", uid="2"))
    server.answer = lambda _asked: Reply(body, headers={"Content-Type": "text/plain"})
    assert read(hub).skipped == {"broken": 1}
    with hub.hub.engine.begin() as conn:
        conn.exec_driver_sql("DELETE FROM upstream_items")
    assert read(hub).skipped == {"broken": 1}
    with hub.hub.engine.connect() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM upstream_items").scalar() == 0
    server.answer = lambda _asked: Reply(body + b"\r\n", headers={"Content-Type": "text/plain"})
    read(hub)
    with hub.hub.engine.connect() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM upstream_items").scalar() == 1


def test_other_settings_are_another_question(hub: Running, server: Replay) -> None:
    server.answer = answering(feed(event(start("20261124"))))
    read(hub)
    (source,) = hub.hub.config.sources
    hub.hub.reload(replace(hub.hub.config, sources=(replace(source, organiser=Text("Mieskuoro ry")),)))
    hub.hub.sources.apply()
    read(hub)
    assert events(hub)["kuoro:1"]["organiser"]["fi"] == "Mieskuoro ry"


def test_an_endless_series_changes_once_a_day(hub: Running, server: Replay, clock: TurnableClock) -> None:
    """Not with every reading: its window is one of whole days."""
    endless = event("DTSTART;TZID=Europe/Helsinki:20200101T100000", "RRULE:FREQ=DAILY")
    server.answer = answering(feed(endless), ETag='"1"')
    read(hub)
    before = events(hub)
    clock.advance(timedelta(hours=7))
    server.answer = answering(feed(endless, event(start("20261124"), uid="2")), ETag='"2"')
    read(hub)
    assert events(hub)["kuoro:1"] == before["kuoro:1"]
    clock.advance(timedelta(hours=12))
    read(hub)
    assert events(hub)["kuoro:1"] != before["kuoro:1"]


def test_what_is_no_more_in_the_feed_goes(hub: Running, server: Replay) -> None:
    one, two = event(start("20261124")), event(start("20261125"), uid="2")
    server.answer = answering(feed(one, two))
    read(hub)
    assert sorted(events(hub)) == ["kuoro:1", "kuoro:2"]
    server.answer = answering(feed(two), ETag='"2"')
    read(hub)
    assert list(events(hub)) == ["kuoro:2"]
    server.answer = answering(feed(), ETag='"3"')
    assert read(hub).problem == "nothing"
    assert list(events(hub)) == ["kuoro:2"], "a feed that suddenly tells nothing does not empty the house"


def test_a_feed_that_stops_in_the_middle_takes_nothing_away(hub: Running, server: Replay) -> None:
    """A program that dies while it writes has said 200 long before; so has a server that tells no length."""
    one, two = event(start("20261124")), event(start("20261125"), uid="2")
    server.answer = answering(feed(one, two))
    read(hub)
    moved = event(start("20261126"))
    server.answer = answering(feed(moved, two).partition(b"UID:2")[0], ETag='"2"')
    assert read(hub).skipped == {"broken": 1, "short": 1}
    found = events(hub)
    assert sorted(found) == ["kuoro:1", "kuoro:2"]
    assert found["kuoro:1"]["occurrences"][0]["start"].startswith("2026-11-26"), "what it did tell is taken"
    server.answer = answering(feed(moved), ETag='"2"')
    assert read(hub).skipped == {}
    assert list(events(hub)) == ["kuoro:1"], "it was asked for again, and told whole"


def test_feeds_as_usual_programs_write_them(hub: Running, server: Replay) -> None:
    for name, expected in (("google", 3), ("outlook", 3), ("nextcloud", 2)):
        server.answer = answering((SAMPLES / f"calendar_{name}.ics").read_bytes(), ETag=f'"{name}"')
        assert read(hub).skipped == {}, name
        assert len(events(hub)) == expected, name


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        (Reply(b"<!doctype html><title>Kirjaudu</title>", headers={"Content-Type": "text/html"}), "web_page"),
        (Reply(b"\x00\x01\x02", headers=CALENDAR), "garbled"),
        (Reply(b"", headers=CALENDAR), "garbled"),
        (Reply(b"", 404, {}), "missing"),
        (Reply(b"BEGIN:VCALENDAR\r\n", headers={**CALENDAR, "Content-Length": "40000000"}), "too_large"),
    ],
)
def test_a_bad_answer_changes_nothing(hub: Running, server: Replay, reply: Reply, problem: str) -> None:
    server.answer = answering(feed(event(start("20261124"))))
    read(hub)
    hub.hub.sources.runner("kuoro")
    server.answer = lambda _asked: reply
    assert read(hub).problem == problem
    assert list(events(hub)) == ["kuoro:1"]


def test_webcal_is_how_pages_offer_a_feed(hub: Running, server: Replay) -> None:
    from kiosk.hub.upstream.icalendar import CalendarFeed

    source = hub.hub.config.sources[0]
    assert CalendarFeed(replace(source, url="webcal://kirjasto.example/a.ics"))._url == "https://kirjasto.example/a.ics"


# --- the child ---------------------------------------------------------------------------------------------------------


def evil(rule: str, uid: str = "evil") -> str:
    return event("DTSTART:20200101T000000Z", f"RRULE:{rule}", uid=uid)


EVERY = "BYHOUR={};BYMINUTE={};BYSECOND={}".format(*(",".join(map(str, range(n))) for n in (24, 60, 60)))


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "too_heavy"),
        ("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", "too_heavy"),
        (f"FREQ=DAILY;{EVERY}", "too_heavy"),
        (f"FREQ=YEARLY;BYYEARDAY=1;{EVERY}", "too_heavy"),
        ("FREQ=SECONDLY", "too_often"),
        ("FREQ=SECONDLY;COUNT=2000000000", "too_often"),
    ],
)
def test_absurd_rules_end_in_time_and_cost_nobody_else(rule: str, why: str) -> None:
    body = feed(evil(rule), event(start("20261124"), uid="good"))
    began = time.monotonic()
    found = work_out(replace(TASK, one_event=0.5), body)
    assert [item.event.id for item in found.items] == ["good"]
    assert found.skipped == {why: 1}
    assert time.monotonic() - began < 20, "on a busy machine"


def test_a_feed_that_is_nothing_but_work_is_given_up() -> None:
    body = feed(*(evil("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", uid=str(n)) for n in range(50)))
    with pytest.raises(SourceError) as error:
        work_out(replace(TASK, whole=2), body)
    assert error.value.code == "heavy"


def test_a_hub_that_stops_does_not_wait_for_it() -> None:
    body = feed(*(evil("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", uid=str(n)) for n in range(50)))
    began = time.monotonic()
    with pytest.raises(SourceError) as error:
        work_out(TASK, body, lambda: True)
    assert error.value.code == "stopped"
    assert time.monotonic() - began < 10, "on a busy machine"
    assert not [
        child for child in psutil.Process().children(recursive=True) if "icalendar_child" in str(child.cmdline())
    ]


def test_memory_is_bounded() -> None:
    with pytest.raises(SourceError) as error:
        work_out(
            replace(TASK, memory=80_000_000), feed(*(event(start("20261124"), uid=str(n)) for n in range(200_000)))
        )
    assert error.value.code == "heavy"


def test_a_large_feed_is_read(hub: Running, server: Replay) -> None:
    server.answer = answering(feed(*(event(start("20261124"), uid=str(n)) for n in range(1_000))))
    assert read(hub).problem is None
    assert hub.hub.house().house.events_stale is None
    with hub.hub.engine.connect() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM upstream_items").scalar() == 1_000


def test_nothing_of_the_libraries_stays_in_the_hub() -> None:
    """They cost nine megabytes that a small board has better use for."""
    code = "import sys, kiosk.hub.upstream.icalendar; print([m for m in sys.modules if m.startswith(('icalendar', 'dateutil'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_time_of_a_past_event(hub: Running, server: Replay) -> None:
    server.answer = answering(feed(event(start("20261101")), event(start("20261123", "083000"), uid="today")))
    read(hub)
    (found,) = events(hub).values()
    assert found["occurrences"][0]["start"] == at(8, 30).isoformat().replace("+00:00", "Z")
