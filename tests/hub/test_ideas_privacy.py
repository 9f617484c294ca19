"""What patrons write: read by staff alone, joined to nothing, in no log and no feed, gone in time from every file."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import requests

from kiosk.domain.text import Text
from kiosk.hub.config import QuestionConfig
from tests.hub.example import TurnableClock, house
from tests.hub.running import Running, running

SECRET = "Rantasalmen-Öhman"
QUESTIONS = (QuestionConfig(id="q", text=Text("Mitä?"), answers=(Text("A"), Text("B"))),)
DAY = timedelta(days=1)


def _house(url: str) -> Any:
    return house(url, questions=QUESTIONS, erase_ideas_after_days=30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "db"


@pytest.fixture
def asking(folder: Path, clock: TurnableClock) -> Iterator[Running]:
    folder.mkdir()
    with running(_house(f"sqlite:///{folder / 'hub.db'}"), clock) as found:
        yield found


def _leave(hub: Running, text: str, key: str | None = None, **more: Any) -> Any:
    return hub.client.post("/v1/ideas", {"text": text, **more}, key)


def _files_hold(folder: Path, text: str) -> bool:
    return any(text.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def _rows(hub: Running, what: str) -> list[Any]:
    with hub.hub.engine.connect() as conn:
        return [tuple(row) for row in conn.exec_driver_sql(f"SELECT * FROM {what}")]


def test_erased_from_every_file_and_from_the_kiosks(asking: Running, folder: Path, clock: TurnableClock) -> None:
    """Counts stay; words go, also accepted ones that stood beside results."""
    _leave(asking, SECRET, question="q", answer=1)
    staff = asking.new_client(staff=True)
    idea = staff.get("/v1/ideas").json()[0]["id"]
    staff.post(f"/v1/ideas/{idea}/accept")
    staff.post("/v1/questions/q/publish")
    assert _files_hold(folder, SECRET)
    clock.advance(30 * DAY)
    asking.hub.jobs.once()
    assert SECRET in asking.client.get("/v1/snapshot").text, "not yet"
    cursor = asking.client.get("/v1/snapshot").json()["cursor"]
    clock.advance(DAY)
    asking.hub.jobs.once()
    assert not _files_hold(folder, SECRET)
    (change,) = [c for c in asking.client.get("/v1/feed", since=cursor).json()["changes"] if c["kind"] == "question"]
    assert (change["question"]["texts"], change["question"]["results"]) == ([], [0, 1])
    assert (_rows(asking, "ideas"), _rows(asking, "idea_keys")) == ([], [])


def test_erased_although_another_chore_fails(asking: Running, clock: TurnableClock) -> None:
    assert _leave(asking, SECRET).status_code == 201
    clock.advance(timedelta(days=31))
    with asking.hub.engine.connect() as conn:
        conn.exec_driver_sql("ALTER TABLE details RENAME TO away")
        asking.hub.jobs.once_guarded()
        assert asking.hub.jobs.failing
        assert _rows(asking, "ideas") == []
        conn.exec_driver_sql("ALTER TABLE away RENAME TO details")
    asking.hub.jobs.once_guarded()
    assert not asking.hub.jobs.failing


def test_staff_can_erase_at_once(asking: Running, folder: Path) -> None:
    _leave(asking, SECRET)
    staff = asking.new_client(staff=True)
    staff.post(f"/v1/ideas/{staff.get('/v1/ideas').json()[0]['id']}/erase")
    assert _rows(asking, "ideas") == []
    assert not _files_hold(folder, SECRET)


@pytest.mark.postgres
def test_erased_on_postgresql_too(postgres_url: str, clock: TurnableClock) -> None:
    with running(_house(postgres_url), clock) as hub:
        _leave(hub, SECRET)
        clock.advance(31 * DAY)
        hub.hub.jobs.once()
        assert _rows(hub, "ideas") == []


def test_a_clock_gone_astray_keeps_nothing_for_ever(asking: Running, clock: TurnableClock) -> None:
    clock.advance(4000 * DAY)
    _leave(asking, SECRET)
    clock.advance(-4000 * DAY)
    for _ in range(32):
        clock.advance(DAY)
        asking.hub.jobs.once()
    assert _rows(asking, "ideas") == []


def test_in_no_log_no_feed_and_no_page(asking: Running, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    since = asking.client.get("/v1/snapshot").json()["cursor"]
    key = uuid4().hex
    said = [_leave(asking, SECRET, key, question="q").text, _leave(asking, SECRET, key, question="q").text]
    said.append(_leave(asking, SECRET, question="olematon").text)
    said.append(_leave(asking, SECRET + "x" * 500).text)
    said.append(asking.client.session.post(f"{asking.url}/v1/ideas", data=SECRET.encode(), timeout=9).text)
    asking.hub.tell_house()
    asking.hub.jobs.once()
    said += [asking.client.get(path).text for path in (f"/v1/feed?since={since}", "/v1/snapshot", "/health")]
    with asking.hub.engine.connect() as conn:
        conn.exec_driver_sql("DROP TABLE ideas")
    broken = _leave(asking, SECRET)
    assert broken.status_code == 503
    for told in (*said, broken.text, caplog.text):
        assert SECRET not in told


def test_nothing_joins_words_to_a_moment_a_device_or_an_answer(asking: Running) -> None:
    """Whoever has all tables and the hub's secret still has words, a day and the question."""
    key, body = uuid4().hex, {"question": "q", "answer": 1, "text": SECRET}
    asking.client.post("/v1/ideas", body, key)
    assert _rows(asking, "answers") == [], "the bookings' memory, with device and time, knows nothing of it"
    assert _rows(asking, "idea_counts") == [("q", "answer", "1", 1, None)]
    ((_, question, text, day, state),) = _rows(asking, "ideas")
    assert (question, text, day, state) == ("q", SECRET, "2026-11-23", "new")
    ((hashed, fingerprint, kept_day),) = _rows(asking, "idea_keys")
    device = asking.token.split("_")[1]
    assert kept_day == "2026-11-23"
    secrecy = asking.hub.secrecy
    sent = asking.client.session.prepare_request(requests.Request("POST", asking.url, json=body)).body
    assert isinstance(sent, bytes)
    assert fingerprint == hmac.digest(key.encode(), sent, "sha256").hex(), "only who has the key can tell"
    assert fingerprint != secrecy.fingerprint("/v1/ideas", sent)
    assert key not in hashed and device not in hashed + fingerprint


def test_rows_tell_no_order(asking: Running) -> None:
    """A table kept by random ids: what came first is not first."""
    for number in range(12):
        _leave(asking, f"{number:02}")
    in_the_file = [row[2] for row in _rows(asking, "ideas")]
    assert sorted(in_the_file) == [f"{number:02}" for number in range(12)]
    assert in_the_file != sorted(in_the_file)
    with asking.hub.engine.connect() as conn, pytest.raises(Exception, match="no such column"):
        conn.exec_driver_sql("SELECT rowid FROM ideas")
