"""A hub that reads a stand-in for Linked Events, and what it tells a kiosk of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from kiosk.domain.events import EventFilter, Organiser
from kiosk.domain.text import Text
from kiosk.hub.config import HubConfig
from kiosk.hub.upstream.config import FilterRule, OrganiserRule, SourceConfig
from tests.hub.example import TurnableClock, house
from tests.hub.running import Client, Running, running
from tests.hub.upstream.linked import LinkedServer
from tests.hub.upstream.replay import Replay, replaying

CHIPS = (
    FilterRule(shown=EventFilter(id="sadut", name=Text("Sadut"), icon="teddy-bear"), labels=frozenset({"fairy tales"})),
    FilterRule(shown=EventFilter(id="talo", name=Text("Talo")), labels=frozenset({"kalajoki:paakirjasto"})),
)


@pytest.fixture
def server() -> Iterator[Replay]:
    with replaying() as found:
        yield found


@pytest.fixture
def linked(server: Replay) -> LinkedServer:
    """What the server answers with: a town's own interface."""
    found = LinkedServer()
    server.answer = found
    return found


@pytest.fixture
def config(sqlite_url: str, server: Replay, linked: LinkedServer) -> HubConfig:
    source = SourceConfig(name="linked", kind="linked_events", every=timedelta(minutes=10), url=f"{server.url}/v1/")
    return house(
        sqlite_url,
        sources=(source,),
        event_filters=CHIPS,
        organisers=(OrganiserRule(kind=Organiser.TOWN, names=frozenset({"kalajoki:kirjasto"})),),
        link_hosts=("example.invalid",),
    )


@pytest.fixture
def hub(config: HubConfig, clock: TurnableClock) -> Iterator[Running]:
    with running(config, clock) as found:
        found.hub.sources.apply()
        yield found


def read(hub: Running, name: str = "linked") -> str | None:
    """One reading of the source; the code of what went wrong."""
    hub.hub.sources.runner(name).once()
    return hub.hub.sources.runner(name).record.problem


def skipped(hub: Running, name: str = "linked") -> dict[str, int]:
    return dict(hub.hub.sources.runner(name).record.skipped)


def told(client: Client, limit: int = 500) -> dict[str, dict[str, Any]]:
    """Every event by its id, fetched as a kiosk does."""
    found: dict[str, dict[str, Any]] = {}
    after: dict[str, str] = {}
    while True:
        answer = client.get("/v1/events", limit=limit, **after).json()
        found |= {event["id"]: event for event in answer["events"]}
        if answer["next"] is None:
            return found
        after = {"after": answer["next"]}
