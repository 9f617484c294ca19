"""Starts and stops the hub program, and looks into its database afterwards."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import sys
from pathlib import Path

from kiosk.adapters.hub_client import Endpoint, HubClient

ROOT = Path(__file__).parents[3]


class HubProcess:
    """A hub on a file that outlives it; after a restart it listens on the same port."""

    token = "kiosk_embedded_" + "t" * 43

    def __init__(self, folder: Path, rooms: str = "-", most_ideas: int = 1_000_000) -> None:
        self.database = folder / "hub.db"
        self.rooms = rooms
        self.most_ideas = most_ideas
        self.port = 0
        self._child: subprocess.Popen[str] | None = None

    def start(self) -> HubProcess:
        child = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.adapters.rig.hub_main",
                str(self.database),
                self.token,
                str(self.port),
                self.rooms,
                str(self.most_ideas),
            ],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._child = child
        assert child.stdout is not None
        self.port = int(child.stdout.readline())
        return self

    def stop(self) -> None:
        if self._child is not None:
            with contextlib.suppress(OSError):
                assert self._child.stdin is not None
                self._child.stdin.close()
            self._child.wait(10)
            assert self._child.stdout is not None
            self._child.stdout.close()
            self._child = None

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
