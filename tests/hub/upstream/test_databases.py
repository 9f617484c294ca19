"""What sources tell is kept, told, changed and forgotten in the same way on both kinds of database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.hub.config import HubConfig
from tests.hub.example import TurnableClock
from tests.hub.running import running
from tests.hub.upstream.conftest import read, told
from tests.hub.upstream.linked import LinkedServer, one, page
from tests.hub.upstream.replay import Replay, Reply
from tests.hub.upstream.test_pictures import drawn


def test_a_life_of_events(
    database_url: str, config: HubConfig, server: Replay, linked: LinkedServer, clock: TurnableClock
) -> None:
    """Read, changed, paged, given a picture, sorted anew, over, and gone with their source."""
    server.answer = lambda asked: Reply(drawn("PNG", (90, 60))) if asked.path == "/a.png" else linked(asked)
    with running(replace(config, database_url=database_url), clock) as hub:
        hub.hub.sources.apply()
        assert read(hub) is None
        whole = told(hub.client)
        assert len(whole) == 7
        assert all(list(told(hub.client, limit)) == list(whole) for limit in (1, 3, 6))
        since = hub.client.get("/v1/snapshot").json()["cursor"]
        clock.advance(timedelta(minutes=10))
        linked.changes = page(
            [one("kalajoki:digi1", event_status="EventCancelled", images=[{"url": f"{server.url}/a.png"}])]
        )
        assert read(hub) is None
        [change] = hub.client.get("/v1/feed", since=since).json()["changes"]
        assert change["id"] == "linked:kalajoki:digisarja"
        assert hub.client.get(f"/v1/pictures/{change['event']['picture']}").status_code == 200
        hub.hub.reload(replace(hub.hub.config, event_filters=()))
        hub.hub.sources.apply()
        assert not any(event["tags"] for event in told(hub.client).values())
        clock.advance(timedelta(days=60))
        assert hub.hub.sources.prune(clock.now()) == 9
        assert list(told(hub.client)) == ["linked:kalajoki:lykatty"], "what was put off has no end"
        hub.hub.reload(replace(hub.hub.config, sources=()))
        hub.hub.sources.apply()
        assert told(hub.client) == {}
