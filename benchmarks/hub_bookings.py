"""Bookings a second of eight clients on SQLite, against plain commits of the same rows to the same kind of file.

The plain side writes what a booking writes (a reservation, its change, its kept answer; same tables, same indexes, same
pragmas), one commit each, by the bare driver in this process: no HTTP, no rules, no checks. Both sides in turn.
"""

from __future__ import annotations

import multiprocessing
import sqlite3
import statistics
import threading
import time
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.hub_support import Wire, code, house, request, served, slots, stamp, tomorrow
from benchmarks.rows import table_row
from kiosk.hub.db.engine import open_engine
from kiosk.hub.hub import Hub

CLIENTS = 8
ROUNDS = 5
BOOKINGS = 1_600
COMMITS = 1_600
LIMIT = 0.3

_RESERVATION = (
    "INSERT INTO reservations (id, resource, start_at, end_at, held_until, state, holds, code_hash, patron_hash,"
    " created_at, confirmed_at) VALUES (?, ?, ?, ?, ?, 'confirmed', 1, ?, NULL, ?, ?)"
)
_CHANGE = "INSERT INTO changes (rev, kind, entity, at) VALUES (?, 'reservation', ?, ?)"
_ANSWER = (
    "INSERT INTO answers (device, key, fingerprint, status, body, reservation, made_at) VALUES (?, ?, ?, 201, ?, ?, ?)"
)
_BODY = b'{"reservation":' + b" " * 480 + b"}"  # as long as the answer to a booking


def run() -> list[dict[str, Any]]:
    """Median of five rounds; each round first commits plainly, then books through the hub."""
    pairs = []
    with served() as hub:
        plain = hub.folder / "plain.db"
        made = Hub(house(f"sqlite:///{plain}"))
        made.stop()
        wishes = iter(enumerate(slots(tomorrow(), 350)))
        _book(hub.port, hub.token, list(islice(wishes, 400)))  # warm up
        for number in range(ROUNDS):
            base = _commit(plain, number)
            ours = _book(hub.port, hub.token, list(islice(wishes, BOOKINGS)))
            pairs.append((ours, base))
    ours, base = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    return [
        table_row(
            "hub: bookings a second, 8 clients / plain commits of the same rows",
            ours,
            base,
            unit="1/s",
            limit=f">= {LIMIT:g}",
            digits=None,
            ratio=ratio,
        )
    ]


def _book(port: int, token: str, wishes: list[Any]) -> float:
    """Bookings a second of eight clients, each on its own connection, with requests made beforehand."""
    requests = []
    for number, (room, start, end) in wishes:
        wish = {"resource": room, "start": stamp(start), "end": stamp(end), "code": code(number)}
        requests.append(request(token, "POST", "/v1/reservations", wish, f"key-{number:032}"))
    context = multiprocessing.get_context("fork")
    done = context.Queue()
    go = context.Event()
    client = context.Process(target=_clients, args=(port, requests, go, done))
    client.start()
    done.get()
    go.set()
    seconds: float = done.get()
    client.join()
    return len(requests) / seconds


def _clients(port: int, requests: list[bytes], go: Any, done: Any) -> None:
    """The eight clients live in one process of their own, apart from the hub's."""
    wires = [Wire(port) for _ in range(CLIENTS)]
    statuses: list[int] = []

    def client(number: int) -> None:
        for asked in requests[number::CLIENTS]:
            statuses.append(wires[number].ask(asked)[0])

    threads = [threading.Thread(target=client, args=(n,)) for n in range(CLIENTS)]
    done.put("ready")
    go.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    if statuses != [201] * len(requests):
        raise AssertionError(f"not every booking was taken: {set(statuses)}")
    done.put(seconds)


def _commit(path: Path, round_number: int) -> float:
    """Plain commits a second, with the hub's own pragmas."""
    engine = open_engine(f"sqlite:///{path}")
    with engine.connect() as conn:
        database: sqlite3.Connection = conn.connection.driver_connection  # type: ignore[assignment]
        cursor = database.cursor()
        rev = cursor.execute("SELECT max(rev) FROM changes").fetchone()[0]
        first = round_number * COMMITS
        rows = [(first + n, *slot) for n, slot in enumerate(islice(slots(tomorrow(), 350), first, first + COMMITS))]
        began = time.perf_counter()
        for number, room, start, end in rows:
            key, a, b = f"{number:016x}", stamp(start), stamp(end)
            cursor.execute("BEGIN IMMEDIATE")
            cursor.execute(_RESERVATION, (key, room, a, b, b, key * 4, a, a))
            cursor.execute(_CHANGE, (rev + 1 + number - first, key, a))
            cursor.execute(_ANSWER, ("bench", f"key-{number:032}", key * 4, _BODY, key, a))
            cursor.execute("COMMIT")
        seconds = time.perf_counter() - began
    engine.dispose()
    return len(rows) / seconds


if __name__ == "__main__":
    for row in run():
        print(row)
