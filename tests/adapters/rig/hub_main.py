"""A real hub for the tests in a process of its own: tells its port as soon as it listens, ends when its line does."""

from __future__ import annotations

import logging
import sys
import threading
from dataclasses import replace
from multiprocessing.connection import Connection

import kiosk.hub.db.migrate
import kiosk.hub.web.app  # noqa: F401
from kiosk.hub.devices import add_embedded
from kiosk.hub.hub import Hub
from kiosk.hub.server import Server, run
from tests.adapters.rig.house import config


def live(line: Connection, database: str, token: str, port: int, rooms: tuple[str, ...], most_ideas: int) -> None:
    """Serve until the other end of `line` is closed, by whoever started it or by his death."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)

    def listening(server: Server, at: int) -> None:
        line.send(at)

        def wait_for_the_end() -> None:
            line.poll(None)
            server.stop()

        threading.Thread(target=wait_for_the_end, daemon=True).start()

    def prepare(hub: Hub) -> None:
        hub.idea_limit.most = most_ideas
        hub.write_now(lambda tx: add_embedded(tx, token, hub.clock.now()))

    run(replace(config(database, rooms), port=port), prepare=prepare, listening=listening)
