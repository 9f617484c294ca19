"""Linked Events, replayed from recorded answers: from the server's list to what a kiosk is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.hub.config import HubConfig
from tests.hub.example import TurnableClock
from tests.hub.running import Running, running
from tests.hub.upstream.conftest import read, skipped, told
from tests.hub.upstream.linked import LinkedServer, events_of, one, page, recorded
from tests.hub.upstream.replay import Asked, Replay, Reply

LE = "linked:kalajoki:"


def test_the_recorded_list(hub: Running, server: Replay) -> None:
    """Eleven events: four of them are one series, one exhibition, one all-day, one cancelled, one moved, one put off."""
    assert read(hub) is None
    events = told(hub.client)
    assert sorted(events) == [
        f"{LE}{key}" for key in ("digisarja", "kokopaiva", "lykatty", "nayttely", "peruttu", "satutunti", "siirretty")
    ]
    assert [(t["start"], t["end"]) for t in events[f"{LE}digisarja"]["occurrences"]] == [
        (f"{day}T07:00:00Z", f"{day}T09:00:00Z") for day in ("2026-11-25", "2026-12-02", "2026-12-09", "2026-12-16")
    ]
    # An end that is a date is the last day; all-day events go from midnight to midnight.
    [shown] = events[f"{LE}nayttely"]["occurrences"]
    assert (shown["start"], shown["end"], shown["all_day"]) == ("2026-11-24T22:00:00Z", "2026-12-09T22:00:00Z", True)
    [whole] = events[f"{LE}kokopaiva"]["occurrences"]
    assert (whole["start"], whole["end"], whole["all_day"]) == ("2026-11-25T22:00:00Z", "2026-11-26T22:00:00Z", True)
    status = {key.removeprefix(LE): event["status"] for key, event in events.items() if event["status"] != "scheduled"}
    assert status == {"peruttu": "cancelled", "lykatty": "postponed", "siirretty": "rescheduled"}
    assert events[f"{LE}lykatty"]["occurrences"] == []
    story = events[f"{LE}satutunti"]
    assert story["title"]["en"] == "Story time"
    assert story["organiser"]["fi"] == "Kirjaston ystävät"
    cancelled = events[f"{LE}peruttu"]
    assert cancelled["organiser"] == {"fi": "Kalajoen kirjasto", "sv": "", "en": ""}
    assert (cancelled["organiser_kind"], cancelled["tags"]) == ("town", ["talo"])
    assert "<" not in story["description"]["fi"]
    assert server.asked[0].one("start") == "today"
    assert server.asked[0].one("include") == "location,keywords,audience,in_language,registration"
    assert sum(asked.path.startswith("/v1/organization/") for asked in server.asked) == 1


def test_places_keywords_and_prices(hub: Running, linked: LinkedServer) -> None:
    linked.whole = page(events_of("le_event_include"))
    read(hub)
    [event] = told(hub.client).values()
    assert event["place"]["fi"] == "Lastenosasto"
    assert event["address"]["fi"] == "Kalajoen pääkirjasto, Kalajoentie 5, Kalajoki"
    assert event["tags"] == ["sadut", "talo"]
    assert event["icon"] == "teddy-bear"


def test_sign_up_seats_and_tickets(hub: Running, linked: LinkedServer) -> None:
    linked.whole = recorded("le_event_with_registration").join(
        (b'{"meta": {"count": 1, "next": null}, "data": [', b"]}")
    )
    hub.hub.reload(_with_hosts(hub, "example.invalid", "hel.fi"))
    read(hub)
    [event] = told(hub.client).values()
    assert (event["seats"], event["seats_left"]) == (2, 1)
    assert event["sign_up_from"] == "2026-11-01T00:00:00Z"
    assert event["sign_up_until"] == "2026-11-25T07:00:00Z"
    assert (event["price"]["en"], event["free"]) == ("5 €", False)
    assert {link["kind"]: link["url"] for link in event["links"]} == {
        "page": "https://example.invalid/satu",
        "tickets": "https://example.invalid/liput",
        "sign_up": "https://linkedregistrations-ui-prod.apps.platta.hel.fi/fi/registration/1/signup-group/create",
    }
    assert skipped(hub) == {}


def _with_hosts(hub: Running, *hosts: str) -> HubConfig:
    return replace(hub.hub.config, link_hosts=hosts)


def test_only_what_has_changed_is_asked_for(
    hub: Running, server: Replay, linked: LinkedServer, clock: TurnableClock
) -> None:
    read(hub)
    since = hub.client.get("/v1/snapshot").json()["cursor"]
    clock.advance(timedelta(minutes=10))
    linked.changes = page(
        [
            one("kalajoki:satutunti", name={"fi": "Satutunti siirtyi"}, last_modified_time="2026-11-23T08:05:00.5Z"),
            *events_of("le_event_list_deleted_only"),
            {"id": "kalajoki:kokopaiva", "deleted": True, "name": {"fi": "POISTETTU"}},
        ]
    )
    server.asked.clear()
    read(hub)
    [asked] = server.asked
    assert asked.one("show_deleted") == "true"
    assert asked.one("last_modified_since") == "2026-11-22T02:53:25Z", (
        "the newest change that was seen, less five minutes"
    )
    changes = hub.client.get("/v1/feed", since=since).json()["changes"]
    assert {change["id"]: change["event"] and change["event"]["title"]["fi"] for change in changes} == {
        f"{LE}satutunti": "Satutunti siirtyi",
        f"{LE}kokopaiva": None,
    }
    clock.advance(timedelta(minutes=10))
    read(hub)
    assert server.asked[-1].one("last_modified_since") == "2026-11-23T08:00:00Z"


def test_the_recorded_changes(hub: Running, linked: LinkedServer, clock: TurnableClock) -> None:
    """Every event comes again, as it was but for one, and the stub of one that nobody knew."""
    read(hub)
    cursor = hub.client.get("/v1/snapshot").json()["cursor"]
    linked.changes = recorded("le_event_list_modified_since")
    clock.advance(timedelta(minutes=10))
    assert read(hub) is None
    changes = hub.client.get("/v1/feed", since=cursor).json()["changes"]
    assert [change["id"] for change in changes] == [f"{LE}satutunti"], "it had no picture and no sign-up then"


def test_the_whole_list_again_after_an_hour(
    hub: Running, server: Replay, linked: LinkedServer, clock: TurnableClock
) -> None:
    """It heals what changes cannot tell: an event that left the filters is gone, seats have been taken."""
    read(hub)
    linked.whole = page(event for event in events_of("le_event_list") if event["id"] != "kalajoki:peruttu")
    clock.advance(timedelta(minutes=10))
    read(hub)
    assert f"{LE}peruttu" in told(hub.client)
    clock.advance(timedelta(minutes=60))
    read(hub)
    assert server.asked[-1].one("start") == "today"
    assert f"{LE}peruttu" not in told(hub.client)


def test_a_list_that_shrinks_while_it_is_read_takes_nothing_away(
    hub: Running, linked: LinkedServer, clock: TurnableClock
) -> None:
    """One event fewer than the server counted: it slipped from one page to another, it was not deleted."""
    read(hub)
    clock.advance(timedelta(hours=2))
    linked.whole = page(events_of("le_event_list")[1:], count=11)
    assert read(hub) is None
    assert f"{LE}nayttely" in told(hub.client)


def test_nothing_at_all_does_not_empty_the_list(hub: Running, linked: LinkedServer, clock: TurnableClock) -> None:
    read(hub)
    before = told(hub.client)
    clock.advance(timedelta(hours=2))
    linked.whole = page([])
    assert read(hub) == "nothing"
    assert told(hub.client) == before
    assert "edelliset tiedot ovat käytössä" in hub.client.get("/health").json()["notes"][0]


def test_pages_are_followed_but_not_to_other_hosts(hub: Running, server: Replay) -> None:
    """`next` may name a host that only the server's own proxy knows; its query is put to the address of the staff."""
    events = events_of("le_event_list")

    def answer(asked: Asked) -> Reply:
        if asked.path != "/v1/event/":
            return Reply(b"{}", 404)
        number = int(asked.one("page") or 1)
        following = f"http://sisainen.invalid:8000/v1/event/?page={number + 1}&page_size=4" if number < 3 else None
        return Reply(page(events[(number - 1) * 4 : number * 4], following=following, count=11))

    server.answer = answer
    assert read(hub) is None
    assert len(told(hub.client)) == 7
    assert [asked.one("page") for asked in server.asked if asked.path == "/v1/event/"] == [None, "2", "3"]


def test_what_has_come_before_the_server_fails_stays(hub: Running, server: Replay) -> None:
    first = page(events_of("le_event_list")[:4], following="/v1/event/?page=2", count=11)
    server.answer = lambda asked: Reply(b"", 500) if asked.one("page") else Reply(first)
    assert read(hub) == "failing"
    assert len(told(hub.client)) >= 3


def test_pages_without_end(hub: Running, server: Replay, monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk.hub.upstream.linked_events import source

    monkeypatch.setattr(source, "_MOST_PAGES", 5)
    server.answer = lambda asked: Reply(page([one("kalajoki:satutunti")], following=f"/?page={len(server.asked)}"))
    assert read(hub) == "too_large"
    assert len(server.asked) <= 7


class TestSeries:
    """Both ways: told by the parent, or by the children alone."""

    def test_children_without_their_parent(self, hub: Running, linked: LinkedServer) -> None:
        linked.whole = page(
            event for event in events_of("le_event_list") if "digi" in event["id"] and event["super_event"]
        )
        read(hub)
        [event] = told(hub.client).values()
        assert (event["id"], len(event["occurrences"])) == (f"{LE}digisarja", 4)

    def test_a_parent_without_children_has_no_time(self, hub: Running, linked: LinkedServer) -> None:
        """Its own start and end are the span of all: to show that as one time would be a lie."""
        linked.whole = page([one("kalajoki:digisarja"), one("kalajoki:satutunti")])
        read(hub)
        assert list(told(hub.client)) == [f"{LE}satutunti"]

    def test_the_parts_of_a_festival_stay_apart(self, hub: Running, linked: LinkedServer, clock: TurnableClock) -> None:
        """Also while nobody has told that the frame is one: their names differ."""
        parts = [
            one(f"kalajoki:digi{n}", name={"fi": f"Konsertti {n}"}, super_event={"@id": "http://x/v1/event/k:festari/"})
            for n in range(3)
        ]
        linked.whole = page(parts)
        read(hub)
        assert sorted(told(hub.client)) == [f"{LE}digi{n}" for n in range(3)]
        frame = one("kalajoki:digisarja", id="k:festari", super_event_type="umbrella", name={"fi": "Festari"})
        linked.whole = page([frame, *parts])
        clock.advance(timedelta(hours=2))
        read(hub)
        assert sorted(told(hub.client)) == ["linked:k:festari", *(f"{LE}digi{n}" for n in range(3))]

    def test_one_time_is_cancelled(self, hub: Running, linked: LinkedServer, clock: TurnableClock) -> None:
        read(hub)
        linked.changes = page([one("kalajoki:digi1", event_status="EventCancelled")])
        clock.advance(timedelta(minutes=10))
        read(hub)
        series = told(hub.client)[f"{LE}digisarja"]
        assert [time["status"] for time in series["occurrences"]] == [
            "scheduled",
            "cancelled",
            "scheduled",
            "scheduled",
        ]
        assert series["status"] == "scheduled"

    def test_two_times_begin_together_and_one_has_no_end(self, hub: Running, linked: LinkedServer) -> None:
        same = {"start_time": "2026-11-25T07:00:00Z"}
        open_end, two_hours = one("kalajoki:digi0", **same, end_time=None), one("kalajoki:digi1", **same)
        linked.whole = page([one("kalajoki:digisarja"), two_hours, open_end])
        assert read(hub) is None
        assert [time["end"] for time in told(hub.client)[f"{LE}digisarja"]["occurrences"]] == [
            None,
            "2026-12-02T09:00:00Z",
        ]

    def test_one_time_is_deleted(self, hub: Running, linked: LinkedServer, clock: TurnableClock) -> None:
        """The stub says neither of which series it was nor when."""
        read(hub)
        linked.changes = page(
            [{"id": "kalajoki:digi1", "deleted": True, "name": {"fi": "POISTETTU"}, "replaced_by": None}]
        )
        clock.advance(timedelta(minutes=10))
        read(hub)
        assert len(told(hub.client)[f"{LE}digisarja"]["occurrences"]) == 3

    def test_the_whole_series_is_cancelled(self, hub: Running, linked: LinkedServer, clock: TurnableClock) -> None:
        read(hub)
        linked.changes = page([one("kalajoki:digisarja", event_status="EventCancelled")])
        clock.advance(timedelta(minutes=10))
        read(hub)
        assert told(hub.client)[f"{LE}digisarja"]["status"] == "cancelled"

    def test_a_time_that_is_over_leaves_the_series(self, hub: Running, clock: TurnableClock) -> None:
        read(hub)
        clock.advance(timedelta(days=4))
        hub.hub.sources.prune(clock.now())
        assert len(told(hub.client)[f"{LE}digisarja"]["occurrences"]) == 3

    def test_a_time_of_another_name_is_an_event_of_its_own(self, hub: Running, linked: LinkedServer) -> None:
        events = [
            e | ({"name": {"fi": "Digipäivä"}} if e["id"] == "kalajoki:digi3" else {})
            for e in events_of("le_event_list")
        ]
        linked.whole = page(events)
        read(hub)
        shown = told(hub.client)
        assert len(shown[f"{LE}digisarja"]["occurrences"]) == 3
        assert shown[f"{LE}digi3"]["title"]["fi"] == "Digipäivä"


def test_an_event_that_moves_into_the_past_or_out_of_reach_goes(
    hub: Running, linked: LinkedServer, clock: TurnableClock
) -> None:
    read(hub)
    linked.changes = page(
        [
            one("kalajoki:satutunti", start_time="2026-11-01T08:00:00Z", end_time="2026-11-01T09:00:00Z"),
            one("kalajoki:kokopaiva", start_time="2028-01-01", end_time=None),
        ]
    )
    clock.advance(timedelta(minutes=10))
    read(hub)
    assert {f"{LE}satutunti", f"{LE}kokopaiva"}.isdisjoint(told(hub.client))


def test_a_change_dated_in_the_future_does_not_hide_others(
    hub: Running, server: Replay, linked: LinkedServer, clock: TurnableClock
) -> None:
    linked.whole = page([one("kalajoki:satutunti", last_modified_time="2099-01-01T00:00:00Z"), one("kalajoki:peruttu")])
    read(hub)
    clock.advance(timedelta(minutes=10))
    read(hub)
    assert (server.asked[-1].one("last_modified_since") or "").startswith("2026-11-22")


def test_a_key_is_sent_and_never_shown(
    config: HubConfig,
    server: Replay,
    clock: TurnableClock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("LE_KEY", "hunter2")
    source = replace(config.sources[0], secret_env="LE_KEY")
    caplog.set_level(0)
    with running(replace(config, sources=(source,)), clock) as hub:
        hub.hub.sources.apply()
        assert read(hub) is None
        assert {asked.headers.get("apikey") for asked in server.asked} == {"hunter2"}
        server.answer = lambda _asked: Reply(b"{}", 401)
        clock.advance(timedelta(hours=2))
        assert read(hub) == "refused"
        assert "hunter2" not in hub.client.get("/health").text
        monkeypatch.delenv("LE_KEY")
        assert read(hub) == "secret"
    assert "hunter2" not in caplog.text
