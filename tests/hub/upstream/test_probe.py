"""`kiosk hub probe NAME`: what a town sees when it tries its own server. Nothing is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.cli import main
from tests.hub.upstream.linked import LinkedServer, one, page, recorded
from tests.hub.upstream.replay import Replay, Reply


@pytest.fixture
def places(tmp_path: Path, server: Replay, linked: LinkedServer) -> list[str]:
    config = tmp_path / "config"
    config.mkdir()
    (config / "hub.toml").write_text(
        '[house]\nname = "Talo"\n[hours]\nma-su = "0-24"\n[rooms.a]\nname = "A"\n'
        f'[[sources]]\nname = "linked"\nkind = "linked_events"\nurl = "{server.url}/v1/"\ndays_ahead = 400\n'
        '[[sources]]\nname = "omat"\nkind = "events_file"\nfile = "events.toml"\n'
        '[server]\nlink_hosts = ["liput.example"]\n',
        "utf-8",
    )
    (config / "events.toml").write_text('[events.a]\ntitle = "Oma ilta"\nday = "today"\ntime = "18"\n', "utf-8")
    return ["--config", str(config), "--data", str(tmp_path / "data")]


def test_what_a_server_gives(
    places: list[str], linked: LinkedServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    soon = (datetime.now(UTC) + timedelta(days=2)).strftime("%Y-%m-%dT08:00:00Z")
    good = one("kalajoki:satutunti", "le_event_with_registration", start_time=soon, end_time=None)
    linked.whole = page([good, one("kalajoki:peruttu", start_time=soon, event_status="EventCancelled"), {"id": 3}])
    assert main(["hub", "probe", "linked", *places]) == 0
    said = capsys.readouterr().out
    assert "Kohtia luettiin 2, niistä tapahtumia 2. / 2 items read, 2 events made." in said
    assert "Ohitettiin: shape 1." in said
    assert "hel.fi 1" in said
    assert "example.invalid 2" in said
    assert "Kuvia 1," in said
    assert "[cancelled]" in said
    assert not (tmp_path / "data").exists(), "a probe keeps nothing"


def test_the_houses_own_file(places: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hub", "probe", "omat", *places]) == 0
    assert "18.00 · Oma ilta" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (Reply(b"<html>", headers={"Content-Type": "text/html"}), "osoitteesta tulee verkkosivu"),
        (Reply(recorded("le_event_get_404"), 404), "osoitteessa ei ole mitään"),
    ],
)
def test_what_is_wrong_is_said_in_words(
    places: list[str], server: Replay, capsys: pytest.CaptureFixture[str], reply: Reply, says: str
) -> None:
    server.answer = lambda _asked: reply
    assert main(["hub", "probe", "linked", *places]) == 1
    assert says in capsys.readouterr().out


def test_a_source_that_is_not_there(places: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hub", "probe", "muut", *places]) == 1
    assert "Lähteet: linked, omat." in capsys.readouterr().out


def test_hours_and_calendars(tmp_path: Path, server: Replay, capsys: pytest.CaptureFixture[str]) -> None:
    """Whose hours they are; and never the whole address of a calendar, which may be its key."""
    (tmp_path / "hub.toml").write_text(
        '[house]\nname = "Talo"\n[hours]\nma-su = "0-24"\n[rooms.a]\nname = "A"\n'
        f'[[sources]]\nname = "ajat"\nkind = "kirkanta"\nlibrary = 90001\nurl = "{server.url}/v4"\n'
        f'[[sources]]\nname = "kuoro"\nkind = "icalendar"\nurl = "{server.url}/private-5a1a1n3n/basic.ics"\n',
        "utf-8",
    )
    places = ["--config", str(tmp_path), "--data", str(tmp_path / "data")]
    server.answer = lambda _asked: Reply(recorded("kirkanta_library_by_id"))
    assert main(["hub", "probe", "ajat", *places]) == 0
    assert "Kalajoen pääkirjasto" in capsys.readouterr().out
    server.answer = lambda _asked: Reply(b"Requested library was not found (id=90001)", 400)
    assert main(["hub", "probe", "ajat", *places]) == 1
    assert "kirjastoa 90001 ei löydy" in capsys.readouterr().out
    calendar = (Path(__file__).parent / "samples" / "calendar_nextcloud.ics").read_bytes()
    server.answer = lambda _asked: Reply(calendar, headers={"Content-Type": "text/calendar"})
    assert main(["hub", "probe", "kuoro", *places]) == 0
    said = capsys.readouterr().out
    assert "kuoro (icalendar) 127.0.0.1\n" in said
    assert "5a1a1n3n" not in said
