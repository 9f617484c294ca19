"""A week's availability of twenty rooms with two thousand bookings, over HTTP, against an empty endpoint of the hub."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Any
from urllib.parse import quote

from benchmarks.hub_support import Wire, code, request, served, slots, stamp, tomorrow
from benchmarks.rows import table_row

BOOKINGS = 2_000
ROUNDS = 5
ASKS = 60
LIMIT = 4.0


def run() -> list[dict[str, Any]]:
    """Median of five rounds, both sides in turn; each side's figure of a round is the median of its requests."""
    with served() as hub:
        wire = Wire(hub.port)
        first = tomorrow()
        _fill(wire, hub.token)
        query = f"start={quote(stamp(first))}&end={quote(stamp(first + timedelta(days=7)))}"
        asked = request(hub.token, "GET", f"/v1/availability?{query}")
        empty = request(hub.token, "GET", "/v1/ping")
        status, body = wire.ask(asked)
        reserved = body.count(b"T") // 2
        assert status == 200
        assert reserved > BOOKINGS, f"only {reserved} spans in the answer"
        fresh = _bookings(hub.token)
        rounds = [
            (_median_ms(wire, asked), _median_ms(wire, empty), _median_ms(wire, asked, fresh)) for _ in range(ROUNDS)
        ]
    name = "hub: availability of 20 rooms, a week, 2,000 bookings / empty endpoint"
    return [
        _row(name, [(still, base) for still, base, _ in rounds]),
        _row(f"{name}, right after a new booking", [(changed, base) for _, base, changed in rounds], "for comparison"),
    ]


def _row(name: str, pairs: list[tuple[float, float]], limit: str = f"<= {LIMIT:g}") -> dict[str, Any]:
    ours, base = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    return table_row(name, ours, base, unit="ms", limit=limit, digits=3, ratio=ratio)


def _bookings(token: str) -> Iterator[bytes]:
    """Requests for slots beyond the week: each makes what the hub knows of the house a little old."""
    for number, (room, start, end) in enumerate(slots(tomorrow() + timedelta(days=8), 300)):
        wish = {"resource": room, "start": stamp(start), "end": stamp(end), "code": code(1_000_000 + number)}
        yield request(token, "POST", "/v1/reservations", wish, f"fresh-{number}")


def _fill(wire: Wire, token: str) -> None:
    """Two thousand bookings spread over the week that is asked for."""
    every = list(slots(tomorrow(), 7))
    step = len(every) // BOOKINGS
    for number, (room, start, end) in enumerate(islice(every, 0, step * BOOKINGS, step)):
        wish = {"resource": room, "start": stamp(start), "end": stamp(end), "code": code(number)}
        status, body = wire.ask(request(token, "POST", "/v1/reservations", wish, f"fill-{number}"))
        assert status == 201, body


def _median_ms(wire: Wire, asked: bytes, before: Iterator[bytes] | None = None) -> float:
    times = []
    for _ in range(ASKS):
        if before is not None:
            assert wire.ask(next(before))[0] == 201
        began = time.perf_counter()
        wire.ask(asked)
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1_000


if __name__ == "__main__":
    for row in run():
        print(row)
