"""The house changes while the hub runs; a broken edit changes nothing but the health page."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from kiosk.domain.hours import LocalPeriod
from kiosk.domain.text import Text
from kiosk.hub.watch import ConfigWatch
from tests.hub.example import ROOMS, at, house, room
from tests.hub.running import Running
from tests.waiting import until


def _changes(hub: Running, since: str) -> dict[str, Any]:
    return {change["id"]: change for change in hub.client.get("/v1/feed", since=since).json()["changes"]}


@pytest.fixture
def since(hub: Running) -> str:
    return str(hub.client.get("/v1/snapshot").json()["cursor"])


def test_only_what_changed_is_told(hub: Running, since: str) -> None:
    longer = room("pelihuone", group="huoneet", max_period=timedelta(hours=4))
    hub.hub.reload(replace(hub.hub.config, resources=(longer, *ROOMS[1:])))
    assert list(_changes(hub, since)) == ["pelihuone"]
    assert hub.client.book("pelihuone", at(12), at(16)).status == 201


def test_the_same_again_tells_nothing(hub: Running, since: str) -> None:
    hub.hub.reload(replace(hub.hub.config))
    assert not _changes(hub, since)


def test_new_hours_reach_house_and_rooms(hub: Running, since: str) -> None:
    hub.hub.reload(replace(hub.hub.config, exceptions={at(12, day=1).date(): ()}))
    assert set(_changes(hub, since)) == {"house", *(item.resource.id for item in ROOMS)}
    assert hub.client.book("pelihuone", at(12, day=1), at(13, day=1)).rules == ["outside_hours"]


def test_a_room_of_its_own_hours(hub: Running, since: str) -> None:
    """Its own week replaces that of the house; a holiday of the house closes it all the same."""
    early = replace(ROOMS[0], own_weekly={day: (LocalPeriod(time(6), time(9)),) for day in range(7)})
    holiday = at(12, day=2).date()
    hub.hub.reload(replace(hub.hub.config, resources=(early, *ROOMS[1:]), exceptions={holiday: ()}))
    assert hub.client.book("pelihuone", at(7, day=1), at(8, day=1)).status == 201
    assert hub.client.book("pelihuone", at(12, day=1), at(13, day=1)).rules == ["outside_hours"]
    assert hub.client.book("pelihuone", at(7, day=2), at(8, day=2)).rules == ["outside_hours"]
    open_then = replace(early, own_exceptions={holiday: (LocalPeriod(time(6), time(9)),)})
    hub.hub.reload(replace(hub.hub.config, resources=(open_then, *ROOMS[1:])))
    assert hub.client.book("pelihuone", at(7, day=2), at(8, day=2)).status == 201


def test_a_room_taken_away_and_brought_back(both: Running) -> None:
    """It goes from the kiosks, its reservations stay in the database and return with it."""
    since = str(both.client.get("/v1/snapshot").json()["cursor"])
    booked = both.client.book("pelihuone", at(14), at(15))
    whole = both.hub.config
    both.hub.reload(replace(whole, resources=ROOMS[1:]))
    assert _changes(both, since)["pelihuone"] == {"kind": "resource", "id": "pelihuone", "resource": None}
    snapshot = both.client.get("/v1/snapshot").json()
    assert "pelihuone" not in [item["resource"]["id"] for item in snapshot["resources"]]
    assert snapshot["reservations"] == []
    assert both.client.book("pelihuone", at(16), at(17)).rules == ["unknown_resource"]
    assert both.client.find(booked.code).json()["actions"] == ["cancel"]
    both.hub.reload(whole)
    back = _changes(both, snapshot["cursor"])
    assert back["pelihuone"]["resource"]["resource"]["id"] == "pelihuone"
    assert back[booked.id]["reservation"] == booked.doc["reservation"]
    assert both.client.book("pelihuone", at(14), at(15)).rules == ["taken"]


def test_a_shorter_buffer_keeps_old_promises(both: Running) -> None:
    """What was booked with half an hour around it keeps it; on PostgreSQL the constraint would insist anyway."""
    both.client.book("pienryhma", at(14), at(15))
    without = room("pienryhma", group="huoneet")
    both.hub.reload(replace(both.hub.config, resources=(ROOMS[0], without, *ROOMS[2:])))
    assert both.client.book("pienryhma", at(15), at(16)).rules == ["buffer"]
    assert both.client.book("pienryhma", at(15, 30), at(16)).status == 201
    assert both.client.book("pienryhma", at(16), at(17)).status == 201


# --- the file ------------------------------------------------------------------------------------------------------


@pytest.fixture
def watched(hub: Running, tmp_path: Path) -> Iterator[tuple[Path, ConfigWatch]]:
    path = tmp_path / "hub.toml"
    path.write_text("Talo")

    def load() -> Any:
        words = path.read_text()
        if "rikki" in words:
            raise ValueError("hub.toml:31: rooms.pelihuone.max_period: 2 hourz")
        return replace(house(hub.hub.config.database_url), house_name=Text(words)), None

    yield path, ConfigWatch(hub.hub, [path], load)


def test_kiosks_hear_why_a_day_is_different(hub: Running) -> None:
    """Days in order, with their reason where there is one; what is further than the hours are known is not told."""
    first, later, far = (at(12, day=n).date() for n in (2, 9, 400))
    reason = Text("Remontti", "Renovering", "Renovation")
    days = {later: (), first: (), far: ()}
    hub.hub.reload(replace(hub.hub.config, exceptions=days, reasons={first: reason, far: reason}))
    assert hub.client.get("/v1/house").json()["day_notes"] == [
        {"day": first.isoformat(), "reason": {"fi": "Remontti", "sv": "Renovering", "en": "Renovation"}},
        {"day": later.isoformat(), "reason": None},
    ]


def _name(hub: Running) -> str:
    return str(hub.client.get("/v1/house").json()["name"]["fi"])


def test_a_good_edit_is_taken(hub: Running, watched: tuple[Path, ConfigWatch]) -> None:
    path, watch = watched
    watch.once()
    assert _name(hub) == "Esimerkki", "nothing was edited yet"
    path.write_text("Uusi talo")
    watch.once()
    assert _name(hub) == "Uusi talo"


def test_a_broken_edit_keeps_the_last_good_one(
    hub: Running, watched: tuple[Path, ConfigWatch], caplog: pytest.LogCaptureFixture
) -> None:
    """Said once in the log and, until it is mended, on the health page."""
    path, watch = watched
    path.write_text("rikki")
    for _ in range(3):
        watch.once()
    assert _name(hub) == "Esimerkki"
    assert len([r for r in caplog.records if r.levelno >= logging.ERROR]) == 1
    health = hub.client.get("/health").json()
    assert (health["ok"], health["configuration"]) == (False, False)
    assert "2 hourz" in health["notes"][0]
    page = hub.client.session.get(f"{hub.url}/health", headers={"Accept": "text/html"})
    assert "2 hourz" in page.text
    path.write_text("Mennään taas")
    watch.once()
    assert _name(hub) == "Mennään taas"
    assert hub.client.get("/health").json()["ok"]


def test_a_database_that_fails_is_told_in_words(
    hub: Running, watched: tuple[Path, ConfigWatch], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Staff hear what it means and no statement; the edit is taken when the database is there again."""
    path, watch = watched
    caplog.set_level(logging.INFO)
    path.write_text("Uusi talo")
    with monkeypatch.context() as broken:
        broken.setattr(hub.hub, "reload", _fails)
        for _ in range(3):
            watch.once()
        (note,) = hub.client.get("/health").json()["notes"]
    assert "Tietokantaan ei voi nyt kirjoittaa" in note
    assert "SELECT" not in note + caplog.text
    assert len([r for r in caplog.records if r.levelno >= logging.ERROR]) == 1
    watch.once()
    assert _name(hub) == "Uusi talo"
    assert hub.client.get("/health").json()["ok"]


def _fails(_config: object) -> None:
    raise OperationalError("SELECT secret FROM meta", {}, Exception("disk I/O error"))


def test_touched_is_not_changed(hub: Running, watched: tuple[Path, ConfigWatch]) -> None:
    path, watch = watched
    told = hub.hub.house()
    os.utime(path, (1, 1))
    watch.once()
    assert hub.hub.house() is told


def test_each_of_several_files_is_followed(hub: Running, tmp_path: Path) -> None:
    """One that is not there at first counts when it comes, and when it goes again."""
    one, two = tmp_path / "hub.toml", tmp_path / "questions.toml"
    one.write_text("a")
    seen: list[str] = []

    def load() -> Any:
        seen.append("".join(path.read_text() for path in (one, two) if path.exists()))
        return hub.hub.config, None

    watch = ConfigWatch(hub.hub, [one, two], load)
    watch.once()
    two.write_text("b")
    watch.once()
    watch.once()
    one.write_text("A")
    watch.once()
    two.unlink()
    watch.once()
    watch.once()
    assert seen == ["ab", "Ab", "A"]


def test_gone_and_back(hub: Running, watched: tuple[Path, ConfigWatch]) -> None:
    """An editor that replaces the file leaves a moment without one; a file that stays away is a broken edit."""
    path, watch = watched
    path.unlink()
    watch.once()
    assert hub.client.get("/health").json()["ok"]
    watch.once()
    assert not hub.client.get("/health").json()["configuration"]
    path.write_text("Takaisin")
    watch.once()
    assert _name(hub) == "Takaisin"
    assert hub.client.get("/health").json()["ok"]


def test_the_thread_sees_an_edit_by_itself(hub: Running, watched: tuple[Path, ConfigWatch]) -> None:
    path, watch = watched
    watch._every = 0.05
    watch.start()
    path.write_text("Itsestään")
    until(lambda: _name(hub) == "Itsestään", every=0.05)
    watch.stop()
