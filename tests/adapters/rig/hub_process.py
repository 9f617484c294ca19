"""Starts and stops the hub program, and looks into its database afterwards."""

from __future__ import annotations

import contextlib
import sqlite3
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from kiosk.adapters.hub_client import Endpoint, HubClient
from tests.adapters.rig.house import ROOMS
from tests.adapters.rig.hub_main import live
from tests.adapters.rig.nursery import born

ROOT = Path(__file__).parents[3]


class HubProcess:
    """A hub on a file that outlives it; after a restart it listens on the same port."""

    token = "kiosk_embedded_" + "t" * 43

    def __init__(self, folder: Path, rooms: tuple[str, ...] = ROOMS, most_ideas: int = 1_000_000) -> None:
        self.database = folder / "hub.db"
        self.rooms = rooms
        self.most_ideas = most_ideas
        self.port = 0
        self._child: ForkServerProcess | None = None
        self._line: Connection | None = None

    def start(self) -> HubProcess:
        words = (str(self.database), self.token, self.port, self.rooms, self.most_ideas)
        self._child, self._line = born(live, *words)
        assert self._line.poll(60), "the hub did not come up"
        self.port = self._line.recv()
        return self

    def stop(self) -> None:
        if self._child is not None and self._line is not None:
            self._line.close()
            self._child.join(10)
            assert self._child.exitcode is not None, "the hub did not end"
            self._child.close()
            self._child = self._line = None

    def kill(self) -> None:
        """Away at once, as when the power goes."""
        if self._child is not None:
            self._child.kill()
            self.stop()

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint(f"http://127.0.0.1:{self.port}", self.token)

    def client(self) -> HubClient:
        return HubClient(lambda: self.endpoint)

    def reservations(self) -> list[tuple[str, str, str, str]]:
        """(id, resource, start, state) of everything ever booked, read from the file."""
        with contextlib.closing(sqlite3.connect(self.database)) as db:
            return db.execute("SELECT id, resource, start_at, state FROM reservations").fetchall()

    def ideas(self) -> list[str]:
        """What patrons wrote, read from the file."""
        with contextlib.closing(sqlite3.connect(self.database)) as db:
            return [row[0] for row in db.execute("SELECT text FROM ideas")]

    def moods(self) -> dict[str, int]:
        with contextlib.closing(sqlite3.connect(self.database)) as db:
            return dict(db.execute("SELECT choice, given FROM idea_counts WHERE what = 'mood'").fetchall())
