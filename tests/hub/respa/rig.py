"""A hub whose rooms live in a Respa that listens: everything real but the town."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from kiosk.hub.config import Elsewhere, ResourceConfig
from kiosk.hub.db.tables import reservations
from kiosk.hub.upstream.config import SourceConfig
from kiosk.hub.upstream.respa.rooms import RespaRooms
from tests.hub.example import ROOMS, TurnableClock, house, room
from tests.hub.respa.fake import FakeRespa
from tests.hub.running import Running, running

SMALL, MEETING, MUSIC = "ryhma", "kokous", "musiikki"
THERE = {SMALL: "ryhmatila-1", MEETING: "kokoushuone", MUSIC: "musiikkihuone"}
WHO: dict[str, Any] = {"details": {"name": "Aino Asiakas", "people": 3}}


def source(fake: FakeRespa, secret_file: Path, **options: tuple[str, ...]) -> SourceConfig:
    """The fake as a source; its key lies in a file."""
    if fake.dialect == "turku":
        secret_file.write_text(fake.passwords["kioski"] + "\n")
        options = {"dialect": ("turku",), "user": ("kioski",), **options}
    else:
        secret_file.write_text("a" * 40 + "\n")
        options = {"dialect": ("helsinki",), **options}
    return SourceConfig(
        name="varaamo",
        kind="respa",
        every=timedelta(minutes=1),
        url=fake.base,
        secret_file=secret_file,
        options=options,
    )


def rooms(**rules: Any) -> tuple[ResourceConfig, ...]:
    there = {"days_ahead": 14, "max_period": timedelta(hours=2), **rules}
    made = [room(key, group="huoneet" if key != MEETING else "", **there) for key in THERE]
    return tuple(
        ResourceConfig(resource=item.resource, elsewhere=Elsewhere(source="varaamo", id=THERE[item.resource.id]))
        for item in made
    )


class Town:
    """The hub, its Respa, and a hand on when it is read."""

    def __init__(self, hub: Running, fake: FakeRespa, clock: TurnableClock, reader: RespaRooms) -> None:
        self.hub, self.fake, self.clock, self.reader = hub, fake, clock, reader
        self.client = hub.client

    def read(self) -> dict[str, int]:
        return dict(self.reader.once(self.hub.hub))

    def taken(self, key: str) -> list[tuple[str, str]]:
        """What holds a room for every kiosk, as the snapshot tells it."""
        held = self.client.get("/v1/snapshot").json()["reservations"]
        return sorted((r["start"], r["end"]) for r in held if r["resource"] == key)

    def taken_until(self, key: str) -> datetime | None:
        """Until when the database keeps a room for somebody: a gap that is being asked for included."""
        with self.hub.hub.engine.connect() as conn:
            column = reservations.c
            rows = conn.execute(select(column.held_until).where(column.resource == key, column.holds == 1)).scalars()
            return max(rows, default=None)

    def until(self, true: Callable[[], bool], turn: timedelta = timedelta(0), seconds: float = 20.0) -> None:
        """Wait for something to come true; the clock is turned on meanwhile, so that pauses end."""
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, "it did not come true"
            self.clock.advance(turn)
            self.hub.hub.remotes.wake()
            time.sleep(0.02)

    def idle(self) -> bool:
        with self.hub.hub.engine.connect() as conn:
            return not conn.exec_driver_sql("SELECT count(*) FROM remote WHERE wish IS NOT NULL").scalar()

    def sane(self) -> None:
        """What must hold at any time."""
        assert not self.hub.overlaps()
        assert not self.fake.overlaps()


@contextmanager
def town(
    database_url: str, clock: TurnableClock, fake: FakeRespa, folder: Path, *, read: bool = True, **rules: Any
) -> Iterator[Town]:
    told = source(fake, folder / "avain.txt")
    config = house(database_url, resources=(*ROOMS, *rooms(**rules)), sources=(told,))
    with running(config, clock) as hub:
        reader = RespaRooms(told)
        found = Town(hub, fake, clock, reader)
        if read:
            found.read()
        hub.hub.remotes.start()
        try:
            yield found
            found.sane()
        finally:
            reader.close()
