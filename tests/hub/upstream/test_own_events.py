"""The house's own events: from the file that staff write to what a kiosk is told, and after every edit."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.domain.events import EventFilter
from kiosk.domain.text import Text
from kiosk.hub.config import HubConfig
from kiosk.hub.upstream.config import FilterRule, SourceConfig
from kiosk.settings.hub import to_config
from kiosk.settings.load import load_hub
from tests.hub.example import TurnableClock, at, house
from tests.hub.running import Client, Running, running
from tests.waiting import until

SHIPPED = Path(__file__).parents[3] / "config"
HOSTS = ("kirjasto.example",)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "events.toml"


@pytest.fixture
def config(sqlite_url: str, file: Path) -> HubConfig:
    source = SourceConfig(name="omat", kind="events_file", every=timedelta(hours=1), file=file)
    chip = FilterRule(
        shown=EventFilter(id="lapset", name=Text("Lapset"), icon="teddy-bear"), labels=frozenset({"lapset"})
    )
    return house(sqlite_url, sources=(source,), event_filters=(chip,), link_hosts=HOSTS)


def run(hub: Running, name: str = "omat") -> None:
    hub.hub.sources.runner(name).once()


def events(client: Client, limit: int = 200) -> list[dict[str, Any]]:
    """All of them, as a kiosk fetches them."""
    found: list[dict[str, Any]] = []
    after: dict[str, str] = {}
    while True:
        page = client.get("/v1/events", limit=limit, **after).json()
        found += page["events"]
        if page.get("next") is None:
            return found
        after = {"after": page["next"]}


def only(hub: Running, file: Path, text: str) -> dict[str, Any]:
    file.write_text(f'[events.a]\ntitle = "A"\n{text}\n', "utf-8")
    run(hub)
    [event] = events(hub.client)
    return event


def instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def times(event: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(time["start"], time["end"]) for time in event["occurrences"]]


def test_an_event_on_a_day(hub: Running, file: Path) -> None:
    event = only(hub, file, 'day = "24.11.2026"\ntime = "18-19.30"\nkeywords = ["Lapset"]')
    assert times(event) == [(instant(at(18, day=1)), instant(at(19, 30, day=1)))]
    assert (event["id"], event["source"], event["tags"], event["icon"]) == ("omat:a", "omat", ["lapset"], "teddy-bear")


def test_days_counted_from_today(hub: Running, file: Path, clock: TurnableClock) -> None:
    event = only(hub, file, 'day = "today+2"\ntime = "18"')
    assert times(event) == [(instant(at(18, day=2)), None)]
    clock.advance(timedelta(days=1))
    run(hub)
    assert times(events(hub.client)[0]) == [(instant(at(18, day=3)), None)]


def test_every_week_with_gaps(hub: Running, file: Path) -> None:
    event = only(
        hub,
        file,
        'every = "ke"\ntime = "22-1"\nlast_day = "16.12.2026"\nnot_on = ["2.12.2026"]\ncancelled_on = ["9.12.2026"]',
    )
    assert [(t["start"][:10], t["end"][8:13], t["status"]) for t in event["occurrences"]] == [
        ("2026-11-25", "25T23", "scheduled"),
        ("2026-12-09", "09T23", "cancelled"),
        ("2026-12-16", "16T23", "scheduled"),
    ]
    assert event["status"] == "scheduled"


def test_an_exhibition_is_one_all_day_occurrence(hub: Running, file: Path) -> None:
    """Its end is the midnight after the last day, in winter time though it began in summer time."""
    event = only(hub, file, 'day = "20.10.2026"\nlast_day = "24.11.2026"')
    [time] = event["occurrences"]
    assert (time["start"], time["end"], time["all_day"]) == ("2026-10-19T21:00:00Z", "2026-11-24T22:00:00Z", True)


def test_an_exhibition_of_years_that_is_open_from_ten_to_four(hub: Running, file: Path) -> None:
    event = only(hub, file, 'day = "1.9.2024"\nlast_day = "31.12.2027"\ntime = "10-16"')
    starts = [time["start"] for time in event["occurrences"]]
    assert (starts[0], len(starts)) == (instant(at(10, day=-1)), 182), "from yesterday to as far as is read"


def test_for_ever(hub: Running, file: Path) -> None:
    """The last day that there is, as some write it, is no reason to read none of the others."""
    event = only(hub, file, 'day = "1.9.2024"\nlast_day = "31.12.9999"')
    assert (hub.hub.sources.runner("omat").record.problem, event["occurrences"][0]["all_day"]) == (None, True)


def test_what_is_over_is_not_told_and_goes_by_itself(hub: Running, file: Path, clock: TurnableClock) -> None:
    file.write_text(
        '[events.eilen]\ntitle = "E"\nday = "20.11.2026"\n[events.nyt]\ntitle = "N"\nday = "23.11.2026"\n', "utf-8"
    )
    run(hub)
    assert [event["id"] for event in events(hub.client)] == ["omat:nyt"]
    clock.advance(timedelta(days=3))
    hub.hub.clock.tick()
    clock.advance(timedelta(minutes=4))
    hub.hub.jobs.once()
    assert events(hub.client) == []


def test_links_only_to_allowed_hosts(hub: Running, file: Path) -> None:
    event = only(
        hub,
        file,
        'day = "today"\npage = "https://www.kirjasto.example/a"\ntickets = "https://kirjasto.example.paha.example/x"',
    )
    assert event["links"] == [{"kind": "page", "url": "https://www.kirjasto.example/a"}]
    [source] = hub.client.get("/health").json()["sources"]
    assert (source["ok"], source["skipped"]) == (True, {"link": 1})


def test_a_picture_beside_the_file(hub: Running, file: Path) -> None:
    Image.new("RGB", (40, 30), "red").save(file.with_name("oma kuva.png"))
    event = only(hub, file, 'day = "today"\npicture = "oma kuva.png"\npicture_alt = "Punainen"')
    assert event["picture_alt"]["fi"] == "Punainen"
    assert hub.client.get(f"/v1/pictures/{event['picture']}").headers["Content-Type"] == "image/jpeg"


def test_another_picture_in_its_place(hub: Running, file: Path) -> None:
    """Also one that comes after the text that names it, or after one that was no picture."""
    text, picture = 'day = "today"\npicture = "kuva.png"', file.with_name("kuva.png")
    assert only(hub, file, text).get("picture") is None
    shown = set()
    for colour in ("red", "", "blue"):
        picture.write_bytes(b"rikki")
        if colour:
            Image.new("RGB", (40, 30), colour).save(picture)
        shown.add(only(hub, file, text)["picture"])
    assert len(shown) == 2, "a broken one changes nothing"


def test_an_edit_reaches_the_kiosk_by_the_feed(hub: Running, file: Path) -> None:
    only(hub, file, 'day = "today"\ntime = "18"')
    since = hub.client.get("/v1/snapshot").json()["cursor"]
    only(hub, file, 'day = "today"\ntime = "19"')
    feed = hub.client.get("/v1/feed", since=since).json()
    [change] = feed["changes"]
    assert (change["kind"], change["id"], change["event"]["occurrences"][0]["start"]) == (
        "event",
        "omat:a",
        instant(at(19)),
    )
    run(hub)
    assert hub.client.get("/v1/feed", since=feed["cursor"]).json()["changes"] == [], "nothing differs, nothing is told"
    file.write_text("", "utf-8")
    file.write_text("[events]\n", "utf-8")
    run(hub)
    assert hub.client.get("/v1/feed", since=feed["cursor"]).json()["changes"] == [
        {"kind": "event", "id": "omat:a", "event": None}
    ]


def test_a_broken_edit_changes_nothing_and_is_told(hub: Running, file: Path, clock: TurnableClock) -> None:
    only(hub, file, 'day = "today"\ntime = "18"')
    file.write_text('[events.a]\ntitle = "A"\nday = "huomenna"\n', "utf-8")
    run(hub)
    assert [event["id"] for event in events(hub.client)] == ["omat:a"]
    health = hub.client.get("/health").json()
    assert health["notes"] == [
        "Tapahtumat (omat): viimeksi 10.00, tiedostossa on korjattavaa; komento kiosk check kertoo missä."
    ]
    assert (
        "events_stale" not in hub.client.get("/v1/house").json()
        or not hub.client.get("/v1/house").json()["events_stale"]
    )
    clock.advance(timedelta(minutes=1))
    run(hub)
    assert hub.client.get("/v1/house").json()["events_stale"] == instant(at(10))
    page = hub.client.session.get(f"{hub.url}/health", headers={"Accept": "text/html"}).text
    assert "<dt>Tapahtumat (omat)</dt><dd>✗ viimeksi 10.00, tiedostossa on korjattavaa" in page
    file.write_text('[events.a]\ntitle = "A"\nday = "today+1"\n', "utf-8")
    run(hub)
    assert hub.client.get("/health").json()["ok"]
    assert not hub.client.get("/v1/house").json()["events_stale"]


def test_a_new_filter_sorts_what_is_known_already(hub: Running, config: HubConfig, file: Path) -> None:
    """Without reading the source again; the chips themselves stand in the house."""
    only(hub, file, 'day = "today"\nkeywords = ["pelit"]')
    file.unlink()
    chip = FilterRule(shown=EventFilter(id="pelit", name=Text("Pelit")), labels=frozenset({"pelit"}))
    hub.hub.reload(replace(config, event_filters=(chip,)))
    hub.hub.sources.apply()
    assert [event["tags"] for event in events(hub.client)] == [["pelit"]]
    assert [chip["id"] for chip in hub.client.get("/v1/house").json()["event_filters"]] == ["pelit"]


def test_a_source_that_staff_remove_takes_its_events_along(hub: Running, config: HubConfig, file: Path) -> None:
    only(hub, file, 'day = "today"')
    hub.hub.reload(replace(config, sources=()))
    hub.hub.sources.apply()
    assert events(hub.client) == []
    assert hub.client.get("/health").json()["sources"] == []


def test_the_state_outlives_a_restart(config: HubConfig, clock: TurnableClock, file: Path) -> None:
    with running(config, clock) as first:
        first.hub.sources.apply()
        only(first, file, 'day = "today"')
        file.write_text("rikki", "utf-8")
        run(first)
        run(first)
    with running(config, clock) as second:
        assert [event["id"] for event in events(second.client)] == ["omat:a"]
        assert "tiedostossa on korjattavaa" in second.client.get("/health").json()["notes"][0]
        assert second.client.get("/v1/house").json()["events_stale"] == instant(at(10))


def test_a_page_at_a_time(hub: Running, file: Path) -> None:
    text = "".join(f'[events.e{n:03}]\ntitle = "E"\nday = "today"\n' for n in range(7))
    file.write_text(text, "utf-8")
    run(hub)
    whole = [event["id"] for event in events(hub.client)]
    assert whole == [f"omat:e{n:03}" for n in range(7)]
    for limit in (1, 2, 3, 6, 7, 8):
        assert [event["id"] for event in events(hub.client, limit)] == whole
    for wrong in ({"limit": "0"}, {"limit": "501"}, {"limit": "x"}, {"after": "ä"}, {"after": "x" * 65}, {"page": "2"}):
        assert hub.client.get("/v1/events", **wrong).status_code == 400
    assert Client(hub.url, None).get("/v1/events").status_code == 401


def test_the_hub_reads_by_itself_when_started(config: HubConfig, file: Path) -> None:
    """The whole way: started, an edit seen, stopped at once."""
    file.write_text('[events.a]\ntitle = "A"\nday = "today"\n', "utf-8")
    with running(config) as hub:
        hub.hub.start()
        until(lambda: [event["title"]["fi"] for event in events(hub.client)] == ["A"], every=0.05)
        file.write_text('[events.a]\ntitle = "Uusi nimi"\nday = "today"\n', "utf-8")
        until(lambda: [event["title"]["fi"] for event in events(hub.client)] == ["Uusi nimi"], every=0.05)
        began = time.monotonic()
        hub.hub.sources.stop()
        assert time.monotonic() - began < 2


@pytest.mark.parametrize("days", range(7))
def test_the_shipped_example_is_never_stale(sqlite_url: str, tmp_path: Path, days: int) -> None:
    """On every weekday there is something today, in the coming week, cancelled, full, free for children and ticketed."""
    clock = TurnableClock()
    clock.jump(timedelta(days=days + 700))
    config = to_config(load_hub(SHIPPED / "hub.toml").settings, tmp_path, folder=SHIPPED)
    with running(replace(config, database_url=sqlite_url), clock) as hub:
        hub.hub.sources.apply()
        run(hub)
        shown = events(hub.client)
        tagged = {tag for event in shown for tag in event["tags"]}
        starts = [time["start"] for event in shown for time in event["occurrences"]]
    now = clock.now()
    assert len(shown) >= 15
    assert sum(instant(now)[:10] == start[:10] for start in starts) >= 2
    assert tagged == {chip.shown.id for chip in config.event_filters}
    assert {event["organiser_kind"] for event in shown} == {"town", "association", "company"}
    assert {event["status"] for event in shown} == {"scheduled", "cancelled", "postponed"}
    assert any(event["seats_left"] == 0 for event in shown)
    assert any(event["free"] and "lapset" in event["tags"] for event in shown)
    assert any(
        link["kind"] == "tickets" and "virta-sali" in event["tags"] for event in shown for link in event["links"]
    )
    assert any(len(event["occurrences"]) > 5 for event in shown)
    assert all(event["title"]["sv"] and event["title"]["en"] for event in shown)


def test_a_source_that_tells_of_something_else_now(hub: Running, config: HubConfig, file: Path) -> None:
    """Under its old name: what it told before goes with its kind."""
    only(hub, file, 'day = "today"')
    hours = replace(
        config.sources[0], kind="kirkanta", file=None, url="http://127.0.0.1:9", options={"library": ("kalajoki",)}
    )
    hub.hub.reload(replace(config, sources=(hours,)))
    hub.hub.sources.apply()
    assert events(hub.client) == []
    assert hub.hub.sources.runner("omat").what == "hours"
