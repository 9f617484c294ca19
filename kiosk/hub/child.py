"""The embedded hub's own side of the talk that `embedded` describes."""

from __future__ import annotations

import json
import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from kiosk.hub import devices
from kiosk.hub.config import HubConfig
from kiosk.hub.hub import Hub
from kiosk.hub.server import Server, listen_near, run
from kiosk.hub.watch import Load

_log = logging.getLogger(__name__)


def serve_parent(
    config: HubConfig,
    *,
    problem: str | None = None,
    watched: tuple[Path, ...] = (),
    load: Load | None = None,
    house_folder: Path | None = None,
    mystery_folder: Path | None = None,
) -> None:
    """Serve the process that holds the other ends of our stdin and stdout, until it lets go of stdin.

    The address of the configuration is for hubs that stand alone: here it is the loopback, where staff find it under
    the port that is configured. Where something else has taken that, any free one serves the kiosk as well.
    """
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    token = _token(stdin.readline())

    def prepare(hub: Hub) -> None:
        hub.write_now(lambda tx: devices.add_embedded(tx, token, hub.clock.now()))
        hub.config_problem(problem)

    def listening(server: Server, port: int) -> None:
        stdout.write(json.dumps({"port": port}).encode() + b"\n")
        stdout.flush()
        threading.Thread(target=_until_alone, args=(stdin, server.stop), name="hub-parent", daemon=True).start()

    run(
        config,
        bound=listen_near(config.port),
        watched=watched,
        load=load,
        house_folder=house_folder,
        mystery_folder=mystery_folder,
        prepare=prepare,
        listening=listening,
    )


def _token(line: bytes) -> str:
    try:
        token = json.loads(line)["token"]
    except (ValueError, KeyError, TypeError):
        token = None
    if not isinstance(token, str):
        raise SystemExit("--embedded is for the kiosk itself: it expects a token on its input")
    return token


def _until_alone(stdin: BinaryIO, stop: Callable[[], None]) -> None:
    """The pipe ends when the parent closes it, or ends itself, be it by kill -9."""
    while stdin.read(4096):
        pass
    _log.info("the kiosk has gone, the hub stops")
    stop()
