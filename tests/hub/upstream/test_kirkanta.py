"""Opening hours of Kirjastohakemisto in the hub: from recorded answers to what a kiosk is told and may book."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from kiosk.domain.hours import LocalPeriod, Mode
from kiosk.hub.config import HubConfig
from kiosk.hub.upstream.config import SourceConfig
from kiosk.hub.upstream.fetch import Fetcher
from kiosk.hub.upstream.kirkanta import Kirkanta
from kiosk.hub.upstream.problems import SourceError
from kiosk.hub.upstream.source import Run
from tests.hub.example import HELSINKI, ROOMS, TurnableClock, at, house
from tests.hub.running import Running, running
from tests.hub.upstream.replay import Asked, Replay, Reply

SAMPLES = Path(__file__).parent / "samples"
NOT_FOUND = Reply(b"Requested library was not found (id=1)", 400, {"Content-Type": "text/html; charset=utf-8"})
JSON = "application/json; charset=utf-8"


def sample(name: str, etag: str = 'W/"1fe-q6MHkk9/uGZjawaeHCHe2rqAnyc"') -> Reply:
    """A recorded body with the headers that the service sends."""
    headers = {"Content-Type": JSON, "ETag": etag, "Cache-Control": "public, max-age=120"}
    return Reply((SAMPLES / f"{name}.json").read_bytes(), headers=headers)


def unless_known(reply: Reply, asked: Asked) -> Reply:
    """304 to who has it already, as the service does (weak ETags)."""
    known = asked.headers.get("If-None-Match") == reply.headers.get("ETag")
    return Reply(b"", 304, {"ETag": reply.headers["ETag"]}) if known else reply


def told(days: dict[str, Any], notes: dict[str, str] | None = None, holidays: tuple[str, ...] = ()) -> Reply:
    """A made document: hours as `(from, to, status)`; () is a closed day."""
    rows = [
        {
            "period": 2 if day in holidays else 1,
            "date": day,
            "info": (notes or {}).get(day),
            "closed": not times,
            "times": [{"from": start, "to": end, "status": status} for start, end, status in times],
        }
        for day, times in days.items()
    ]
    periods = {
        "1": {"id": 1, "isException": False, "name": "Talvi", "description": ""},
        "2": {"id": 2, "isException": True, "name": "Poikkeus", "description": ""},
    }
    body = {"type": "library", "total": 1, "refs": {"period": periods}, "data": {"id": 90001, "schedules": rows}}
    return Reply(json.dumps(body).encode(), headers={"Content-Type": JSON, "ETag": f'"{crc32(repr(body).encode())}"'})


def source_of(server: Replay, library: str = "90001", ahead: int = 60) -> SourceConfig:
    every = timedelta(minutes=30)
    options = {"library": (library,)}
    return SourceConfig(
        name="ajat", kind="kirkanta", every=every, url=f"{server.url}/v4/", days_ahead=ahead, options=options
    )


# --- the adapter alone -------------------------------------------------------------------------------------------------

WEDNESDAY = datetime(2026, 11, 18, 12, tzinfo=HELSINKI)


@pytest.fixture
def run() -> Iterator[Run]:
    fetcher = Fetcher(deadline=5.0)
    yield Run(fetcher, WEDNESDAY, HELSINKI)
    fetcher.close()


def test_what_is_asked(server: Replay, run: Run) -> None:
    server.answer = lambda _asked: sample("kirkanta_library_by_id")
    Kirkanta(source_of(server)).hours(run)
    assert [asked.one("lang") for asked in server.asked] == ["fi", "sv", "en"]
    for asked in server.asked:
        assert asked.path == "/v4/library/90001"
        assert (asked.one("period.start"), asked.one("period.end")) == ("2026-11-16", "2027-01-17")
        assert (asked.one("with"), asked.one("refs")) == ("schedules", "period")


def test_recorded_answers(server: Replay, run: Run) -> None:
    server.answer = lambda asked: sample(
        "kirkanta_library_next_week_en" if asked.one("lang") == "en" else "kirkanta_library_by_id"
    )
    found = Kirkanta(source_of(server)).hours(run)
    assert found is not None
    assert len(found.days) == 7
    assert found.days[date(2026, 11, 20)] == (LocalPeriod(time(10), time(12)), LocalPeriod(time(13), time(17)))
    assert found.days[date(2026, 11, 22)] == ()
    assert (found.first, found.last) == (date(2026, 11, 16), date(2027, 1, 17))
    assert found.skipped == {}


def test_a_second_time_it_asks_for_news_only(server: Replay, run: Run) -> None:
    server.answer = lambda asked: unless_known(sample("kirkanta_library_by_id"), asked)
    source = Kirkanta(source_of(server))
    first = source.hours(run)
    assert first is not None
    assert source.hours(replace(run, state=first.state)) is None
    assert len(server.asked) == 6
    tomorrow = replace(run, state=first.state, now=WEDNESDAY + timedelta(days=1))
    assert source.hours(tomorrow) is not None, "another day is another question"


def test_when_one_language_has_changed_all_are_read(server: Replay, run: Run) -> None:
    day = "2026-11-18"
    finnish = told({day: ()}, {day: "Remontti"})
    answers = {"fi": finnish, "sv": told({day: ()}, {day: "Renovering"}), "en": finnish}
    server.answer = lambda asked: unless_known(answers[asked.one("lang") or ""], asked)
    source = Kirkanta(source_of(server))
    first = source.hours(run)
    assert first is not None
    answers["en"] = told({day: ()}, {day: "Renovation"})
    second = source.hours(replace(run, state=first.state))
    assert second is not None
    (note,) = second.notes
    assert note.reason is not None
    assert (note.reason.fi, note.reason.sv, note.reason.en) == ("Remontti", "Renovering", "Renovation")


def test_a_library_that_is_not_there(server: Replay, run: Run) -> None:
    server.answer = lambda _asked: NOT_FOUND
    with pytest.raises(SourceError) as error:
        Kirkanta(source_of(server, "1")).hours(run)
    assert error.value.code == "no_library"
    assert "kirjastoa 1 ei löydy" in str(error.value)
    assert "kirjastoa ei löydy" in error.value.words


def test_hours_are_worth_having_without_translations(server: Replay, run: Run) -> None:
    server.answer = lambda asked: (
        sample("kirkanta_library_by_id") if asked.one("lang") == "fi" else Reply(b"oops", 500, {})
    )
    found = Kirkanta(source_of(server)).hours(run)
    assert found is not None
    assert len(found.days) == 7
    assert found.skipped == {"language": 2}


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(b"Internal error", 500, {}), "failing"),
        (Reply(b"<html><title>Huolto</title></html>", headers={"Content-Type": "text/html"}), "web_page"),
        (Reply(sample("kirkanta_library_by_id").body[:900]), "garbled"),
    ],
)
def test_a_bad_day_of_the_service(server: Replay, run: Run, reply: Reply, code: str) -> None:
    server.answer = lambda _asked: reply
    with pytest.raises(SourceError) as error:
        Kirkanta(source_of(server)).hours(run)
    assert error.value.code == code


# --- in the hub --------------------------------------------------------------------------------------------------------


@pytest.fixture
def config(sqlite_url: str, server: Replay) -> HubConfig:
    return house(sqlite_url, sources=(source_of(server),))


def read(hub: Running) -> None:
    hub.hub.sources.runner("ajat").once()


def house_of(hub: Running) -> dict[str, Any]:
    found: dict[str, Any] = hub.client.get("/v1/snapshot").json()["house"]
    return found


def mode_at(hub: Running, hour: int, day: int = 0) -> Mode:
    return hub.hub.house().house.hours.mode_at(at(hour, day=day))


def test_before_the_first_answer_nothing_is_known(hub: Running) -> None:
    """The weeks of hub.toml are not used once a source is configured: they may be wrong."""
    assert mode_at(hub, 12) is Mode.UNKNOWN
    assert hub.client.book("pelihuone", at(12), at(13)).rules == ["hours_unknown"]


def test_recorded_hours_reach_the_house_and_its_rooms(hub: Running, server: Replay) -> None:
    server.answer = lambda _asked: sample("kirkanta_library_next_week_en")
    read(hub)
    assert [mode_at(hub, hour) for hour in (8, 12, 20, 22)] == [
        Mode.SELF_SERVICE,
        Mode.STAFFED,
        Mode.SELF_SERVICE,
        Mode.CLOSED,
    ]
    assert mode_at(hub, 12, day=4) is Mode.CLOSED  # Friday: closed from 12 to 13
    assert mode_at(hub, 12, day=14) is Mode.UNKNOWN  # nothing was told beyond two weeks
    assert hub.client.book("pelihuone", at(12), at(13)).status == 201
    assert hub.client.book("pelihuone", at(12, day=4), at(13, day=4)).rules == ["outside_hours"]
    assert hub.client.book("pelihuone", at(12, day=14), at(13, day=14)).rules == ["hours_unknown"]
    assert house_of(hub)["day_notes"] == [{"day": "2026-11-24", "reason": {"fi": "Event at 5 pm", "sv": "", "en": ""}}]


def test_all_of_this_week_is_known(hub: Running, server: Replay, clock: TurnableClock) -> None:
    """On a Sunday patrons see how the week was; on a Monday a booking of the weekend may still arrive."""
    clock.advance(timedelta(days=6))
    server.answer = lambda _asked: sample("kirkanta_library_next_week_en")
    read(hub)
    assert server.asked[-1].one("period.start") == "2026-11-23"
    assert mode_at(hub, 12, day=0) is Mode.STAFFED  # Monday of the same week
    clock.advance(timedelta(days=1))
    assert hub.hub.house().house.hours.known.start == at(0, day=5)


def test_a_missing_day_is_unknown_to_patrons(hub: Running, server: Replay) -> None:
    open_ = (("10:00", "19:00", 1),)
    server.answer = lambda _asked: told({"2026-11-23": open_, "2026-11-25": open_})
    read(hub)
    assert [mode_at(hub, 12, day=day) for day in (0, 1, 2)] == [Mode.STAFFED, Mode.UNKNOWN, Mode.STAFFED]
    assert hub.client.book("pelihuone", at(12, day=1), at(13, day=1)).rules == ["hours_unknown"]
    hole = house_of(hub)["hours"]["unknown"][1]
    assert [datetime.fromisoformat(hole[end]) for end in ("start", "end")] == [at(0, day=1), at(0, day=2)]


def test_what_staff_write_holds_over_the_source(hub: Running, server: Replay) -> None:
    open_ = (("10:00", "19:00", 1),)
    server.answer = lambda _asked: told({"2026-11-23": open_, "2026-11-24": open_}, {"2026-11-24": "Kahvia"})
    shut = {date(2026, 11, 24): (), date(2026, 11, 26): (LocalPeriod(time(12), time(15)),)}
    hub.hub.reload(replace(hub.hub.config, exceptions=shut))
    read(hub)
    assert [mode_at(hub, 12, day=day) for day in (0, 1, 2, 3)] == [
        Mode.STAFFED,
        Mode.CLOSED,
        Mode.UNKNOWN,
        Mode.STAFFED,
    ]
    assert [note["day"] for note in house_of(hub)["day_notes"]] == ["2026-11-24", "2026-11-26"]
    assert "Kahvia" not in json.dumps(house_of(hub)), "the day is as staff say, and for their reason"


def test_rooms_of_their_own_hours(config: HubConfig, clock: TurnableClock, server: Replay) -> None:
    """They keep them while the source knows nothing, and are shut when the house is shut as an exception."""
    evenings = replace(ROOMS[0], own_weekly=dict.fromkeys(range(7), (LocalPeriod(time(18), time(22)),)))
    with running(replace(config, resources=(evenings, *ROOMS[1:])), clock) as hub:
        hub.hub.sources.apply()
        assert hub.client.book("pelihuone", at(18), at(19)).status == 201
        days = {"2026-11-24": (), "2026-11-25": (), "2026-11-26": (("10:00", "12:00", 1),)}
        server.answer = lambda _asked: told(days, holidays=("2026-11-24", "2026-11-26"))
        read(hub)
        assert hub.client.book("pelihuone", at(18, day=1), at(19, day=1)).rules == ["outside_hours"]
        assert hub.client.book("pelihuone", at(18, day=2), at(19, day=2)).status == 201
        assert hub.client.book("pelihuone", at(18, day=3), at(19, day=3)).status == 201


def test_after_a_restart_without_the_line_the_last_good_hours_hold(
    config: HubConfig, clock: TurnableClock, server: Replay
) -> None:
    server.answer = lambda _asked: sample("kirkanta_library_next_week_en")
    with running(config, clock) as hub:
        hub.hub.sources.apply()
        read(hub)
        known = house_of(hub)["hours"]
        read_at = clock.now()
    server.answer = lambda _asked: Reply(b"oops", 500, {})
    clock.advance(timedelta(hours=2))
    with running(config, clock) as hub:
        assert house_of(hub)["hours"] == known, "at once, before anybody was asked"
        hub.hub.sources.apply()
        read(hub)
        read(hub)
        hub.hub.tell_house()
        assert house_of(hub)["hours"] == known
        assert datetime.fromisoformat(house_of(hub)["hours_stale"]) == read_at
        server.answer = lambda asked: unless_known(sample("kirkanta_library_next_week_en"), asked)
        read(hub)
        assert house_of(hub)["hours_stale"] is None
        assert house_of(hub)["hours"] == known


def test_an_answer_without_any_day_changes_nothing(hub: Running, server: Replay) -> None:
    server.answer = lambda _asked: sample("kirkanta_library_next_week_en")
    read(hub)
    server.answer = lambda _asked: told({})
    read(hub)
    assert mode_at(hub, 12) is Mode.STAFFED
    (_, record) = hub.hub.sources.records()[0]
    assert record.problem == "nothing"


def test_days_that_cannot_be_read_are_counted_for_staff(hub: Running, server: Replay) -> None:
    days = {"2026-11-23": (("10:00", "19:00", 1),), "2026-11-24": (("19:00", "10:00", 1),)}
    server.answer = lambda asked: unless_known(told(days), asked)
    for _ in range(2):  # the second time it is not modified
        read(hub)
        (_, record) = hub.hub.sources.records()[0]
        assert record.skipped == {"times": 1}
    assert mode_at(hub, 12, day=1) is Mode.UNKNOWN


def test_without_the_source_the_weeks_of_the_file_hold_again(hub: Running, server: Replay) -> None:
    server.answer = lambda _asked: told({"2026-11-23": ()})
    read(hub)
    assert mode_at(hub, 12) is Mode.CLOSED
    hub.hub.reload(replace(hub.hub.config, sources=()))
    assert mode_at(hub, 12) is Mode.STAFFED
