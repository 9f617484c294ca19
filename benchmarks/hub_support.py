"""What both hub benchmarks need: twenty rooms, a hub in a process of its own, clients that cost little."""

from __future__ import annotations

import json
import multiprocessing
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from kiosk.domain.hours import LocalPeriod
from kiosk.domain.rooms import Resource, Rules
from kiosk.domain.text import Text
from kiosk.hub import devices
from kiosk.hub.config import HubConfig, ResourceConfig
from kiosk.hub.db.transaction import Tx

ROOMS = 20
MINUTES = 15


def house(url: str) -> HubConfig:
    """Twenty rooms, open around the clock but for an hour, booked by the quarter up to a year ahead."""
    rules = Rules(slot=timedelta(minutes=MINUTES), min_period=timedelta(minutes=MINUTES), days_ahead=360)
    rooms = (Resource(id=f"huone-{n:02}", name=Text(f"Huone {n}"), rules=rules) for n in range(ROOMS))
    return HubConfig(
        house_name=Text("Mittaus"),
        zone="Europe/Helsinki",
        weekly={day: (LocalPeriod(time(0), time(23)),) for day in range(7)},
        resources=tuple(ResourceConfig(resource=room) for room in rooms),
        hours_known_days=365,
        database_url=url,
        port=0,
    )


def slots(first_day: datetime, days: int) -> Iterator[tuple[str, datetime, datetime]]:
    """Different free quarters: every room, then the next quarter, day after day."""
    step = timedelta(minutes=MINUTES)
    for day in range(days):
        opening = first_day + timedelta(days=day)
        for quarter in range(23 * 60 // MINUTES):
            for room in range(ROOMS):
                yield f"huone-{room:02}", opening + quarter * step, opening + (quarter + 1) * step


def tomorrow() -> datetime:
    """Opening time of tomorrow in UTC."""
    from zoneinfo import ZoneInfo

    local = datetime.now(ZoneInfo("Europe/Helsinki")) + timedelta(days=1)
    return local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


def stamp(instant: datetime) -> str:
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True)
class Served:
    """A hub that listens."""

    port: int
    token: str
    neighbour: str
    """The token of a second device."""
    folder: Path
    """Where its database is; gone afterwards."""


@contextmanager
def served(teams: int | None = None) -> Iterator[Served]:
    """A hub in a process of its own, as in life; it takes so many new teams at once, or as few as in life."""
    with tempfile.TemporaryDirectory() as folder:
        here, there = multiprocessing.Pipe()
        url = f"sqlite:///{Path(folder) / 'hub.db'}"
        process = multiprocessing.get_context("spawn").Process(target=_serve, args=(url, there, teams))
        process.start()
        try:
            port, token, neighbour = here.recv()
            yield Served(port, token, neighbour, Path(folder))
        finally:
            here.send("stop")
            process.join(15)


def _add(name: str, now: datetime, tx: Tx) -> str:
    return devices.add(tx, name, staff=False, now=now)


def _serve(url: str, parent: Connection, teams: int | None) -> None:
    import threading

    from kiosk.hub.hub import Hub
    from kiosk.hub.server import Server, run

    tokens: list[str] = []

    def prepare(hub: Hub) -> None:
        hub.team_limit.most = teams or hub.team_limit.most
        for name in ("bench", "neighbour"):
            tokens.append(hub.write_now(partial(_add, name, hub.clock.now())))

    def listening(server: Server, port: int) -> None:
        parent.send((port, *tokens))

        def wait() -> None:
            parent.recv()
            server.stop()

        threading.Thread(target=wait, daemon=True).start()

    run(house(url), prepare=prepare, listening=listening)


class Wire:
    """One keep-alive connection; bytes made beforehand go out, whole answers come in: the client costs little."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._rest = b""

    def ask(self, request: bytes) -> tuple[int, bytes]:
        """Status and body."""
        self._socket.sendall(request)
        data = self._rest
        while b"\r\n\r\n" not in data:
            data += self._socket.recv(262_144)
        head, _, body = data.partition(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        parts, have = [body], len(body)
        while have < length:
            chunk = self._socket.recv(262_144)
            parts.append(chunk)
            have += len(chunk)
        whole = b"".join(parts)
        self._rest = whole[length:]
        return int(head[9:12]), whole[:length]

    def close(self) -> None:
        self._socket.close()


def request(token: str, method: str, path: str, body: object = None, key: str | None = None) -> bytes:
    """The bytes of a request."""
    content = b"" if body is None else json.dumps(body).encode()
    lines = [f"{method} {path} HTTP/1.1", "Host: hub", f"Authorization: Bearer {token}"]
    if body is not None:
        lines += ["Content-Type: application/json", f"Content-Length: {len(content)}"]
    if key is not None:
        lines.append(f"Idempotency-Key: {key}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


def code(number: int) -> str:
    """A code for a number."""
    word = ""
    for _ in range(6):
        number, letter = divmod(number, 26)
        word += "abcdefghijklmnopqrstuvwxyz"[letter]
    return f"mitta-{word}-22"
