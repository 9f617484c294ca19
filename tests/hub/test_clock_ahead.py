"""The hub's clock is far ahead for a while: a board that boots with a wrong year, a hand that slips."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import msgspec

from kiosk.api.feed import Feed, Snapshot
from kiosk.services.world import World
from tests.hub.example import MINUTE, TurnableClock, at, house
from tests.hub.running import Client, Running, running

YEAR = timedelta(days=400)


@dataclass
class Kiosk:
    """What a kiosk knows of a hub, by its snapshot and its feed."""

    client: Client
    world: World
    cursor: str | None = None

    def follow(self) -> None:
        if self.cursor is not None:
            answer = self.client.get("/v1/feed", since=self.cursor)
            if answer.status_code == 200:
                feed = msgspec.json.decode(answer.content, type=Feed)
                self.world, self.cursor = self.world.changed(feed.changes, at(10)), feed.cursor
                return
        snapshot = msgspec.json.decode(self.client.get("/v1/snapshot").content, type=Snapshot)
        self.world, self.cursor = self.world.started_over(snapshot, at(10)), snapshot.cursor


def _round(hub: Running, kiosk: Kiosk) -> None:
    hub.hub.jobs.once()
    kiosk.follow()


def test_kiosks_know_all_bookings_when_it_is_set_right(hub: Running, clock: TurnableClock) -> None:
    """They drop what is past by the hub's clock: nothing is told of a day that may not be right."""
    kiosk = Kiosk(hub.client, World())
    booked = hub.client.book("pelihuone", at(14, day=3), at(15, day=3))
    _round(hub, kiosk)
    clock.jump(YEAR)
    _round(hub, kiosk)
    assert booked.id in kiosk.world.reservations
    clock.jump(-YEAR)
    for _ in range(5):
        clock.advance(MINUTE)
        _round(hub, kiosk)
    assert booked.id in kiosk.world.reservations
    assert kiosk.world.house.hours.known.start < at(10)


def test_a_start_in_a_wrong_year_releases_and_erases_nothing(sqlite_url: str, clock: TurnableClock) -> None:
    """Until it has been watched for a while: by then a time server has set it right, or it is believed."""
    with running(house(sqlite_url), clock) as hub:
        token = hub.token
        hub.hub.jobs.once()
        booked = hub.client.book("sali", at(14, day=3), at(15, day=3), details={"name": "Maija", "people": 3})
    clock.jump(YEAR)
    with running(house(sqlite_url), clock) as hub:
        client = Client(hub.url, token)
        kiosk = Kiosk(client, World())
        for _ in range(2):
            _round(hub, kiosk)
            clock.advance(MINUTE)
        assert (client.state(booked), booked.id in kiosk.world.reservations) == ("requested", True)
        assert any("siirtyi" in note for note in client.get("/health").json()["notes"])
        clock.jump(-YEAR)
        for _ in range(5):
            _round(hub, kiosk)
            clock.advance(MINUTE)
        assert (client.state(booked), booked.id in kiosk.world.reservations) == ("requested", True)
        assert client.find(booked.code).json()["masked_name"] == "M."
        assert client.get("/health").json()["ok"]
    clock.jump(YEAR)
    with running(house(sqlite_url), clock) as hub:
        for _ in range(5):
            hub.hub.jobs.once()
            clock.advance(MINUTE)
        assert Client(hub.url, token).state(booked) == "released", "it may be right after all"
