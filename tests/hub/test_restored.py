"""The hub's file is put back from a copy: kiosks learn that what they have heard since is not so."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from kiosk.hub import feed
from tests.hub.example import TurnableClock, at, house
from tests.hub.running import Client, Running, running


def _cursor(client: Client) -> str:
    return str(client.get("/v1/snapshot").json()["cursor"])


def _heard(hub: Running, token: str, since: str) -> list[str] | None:
    """Ids of what changed; None when the kiosk has to start over."""
    answer = Client(hub.url, token).get("/v1/feed", since=since)
    return None if answer.status_code == 410 else [change["id"] for change in answer.json()["changes"]]


def test_a_cursor_of_what_the_copy_has_lost_starts_over(sqlite_url: str, clock: TurnableClock, tmp_path: Path) -> None:
    """Also when the copy has gone on as far since: the same revision tells of something else there."""
    file, copy = tmp_path / "hub.db", tmp_path / "copy.db"
    with running(house(sqlite_url), clock) as hub:
        token = hub.token
        first = hub.client.book("pelihuone", at(12), at(13))
        before = _cursor(hub.client)
        with hub.hub.engine.connect() as conn:
            conn.exec_driver_sql("VACUUM INTO ?", (str(copy),))
        hub.client.book("pelihuone", at(14), at(15))
        same_run = _cursor(hub.client)
    with running(house(sqlite_url), clock) as hub:
        later_run = _cursor(Client(hub.url, token))
    shutil.copy(copy, file)
    with running(house(sqlite_url), clock) as hub:
        client = Client(hub.url, token)
        made = [client.book("pelihuone", at(hour), at(hour + 1)).id for hour in (16, 17, 18)]
        assert _heard(hub, token, before) == made
        assert _heard(hub, token, same_run) is None
        assert _heard(hub, token, later_run) is None
        assert client.find(first.code).status_code == 200


def test_starting_again_and_again_is_remembered_for_two_weeks(hub: Running, clock: TurnableClock) -> None:
    """A cursor of any run of these days goes on; what is remembered of runs has an end."""
    old = _cursor(hub.client)

    def start() -> None:
        hub.hub.write_now(lambda tx: feed.begin(tx, clock.now()))

    for _ in range(150):
        start()
    assert _heard(hub, hub.token, old) == []
    late = _cursor(hub.client)
    clock.advance(timedelta(days=15))
    start()
    assert _heard(hub, hub.token, late) == []
    assert _heard(hub, hub.token, old) is None
    for _ in range(400):
        start()
    with hub.hub.engine.connect() as conn:
        assert len(conn.exec_driver_sql("SELECT value FROM meta WHERE key = 'runs'").scalar_one()) < 12_000
