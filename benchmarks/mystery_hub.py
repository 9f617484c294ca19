"""A thousand teams on one hub and fifty kiosks that add to their logs and read them.

Every team has a log of sixty records. Fifty clients, each a kiosk with a connection of its own, bring a new record of
some team and hear what is new, about once in two seconds each as lively kiosks would; every fifth time they look a team
up by its code, and every fourth time they only ask what the team has done elsewhere, as a kiosk does at which a team
stands and thinks. The figure is the 95th percentile of one answer, beside the median of an empty endpoint asked meanwhile.
"""

from __future__ import annotations

import random
import statistics
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from benchmarks.hub_support import Wire, code, request, served
from benchmarks.rows import middle_and_worst, table_row

TEAMS = 1_000
RECORDS = 60
KIOSKS = 50
SECONDS = 20.0
EVERY = 2.0
LIMIT_MS = 100.0


def run() -> list[dict[str, Any]]:
    """One run: the sample is some hundreds of answers."""
    with served(TEAMS) as hub:
        _fill(Wire(hub.port), hub.token)
        times: list[float] = []
        empty: list[float] = []
        threads = [
            threading.Thread(target=_kiosk, args=(number, hub.port, hub.token, times)) for number in range(KIOSKS)
        ]
        began = time.monotonic()
        for thread in threads:
            thread.start()
        wire, ping = Wire(hub.port), request(hub.token, "GET", "/v1/ping")
        while time.monotonic() - began < SECONDS:
            empty.append(_timed(wire, ping))
            time.sleep(0.1)
        for thread in threads:
            thread.join()
    return [
        table_row(
            f"hub: {TEAMS:,} teams, {KIOSKS} kiosks that play: an answer, p95 / an empty endpoint meanwhile",
            statistics.quantiles(times, n=20)[-1],
            statistics.median(empty),
            unit="ms",
            limit=f"<= {LIMIT_MS:g} ms",
            digits=2,
            note=f"{len(times)} answers, {middle_and_worst(times)}",
        )
    ]


def _record(team: int, number: int, at: datetime) -> dict[str, Any]:
    more = {"deed": "start", "name": "Hiihtoveljet", "level": "family"} if number == 0 else {"deed": "open"}
    return {"id": f"{team:06}-{number:05}", "at": at.isoformat(), "clue": "kuori", **more}


def _bring(team: int, token: str, records: list[dict[str, Any]], since: int, known: bool) -> bytes:
    body = {"records": records, "since": since, **({} if known else {"code": code(team)})}
    return request(token, "POST", f"/v1/mystery/teams/{team:032x}/records", body, f"team-{team}")


def _fill(wire: Wire, token: str) -> None:
    start = datetime.now(UTC) - timedelta(hours=1)
    for team in range(TEAMS):
        records = [_record(team, n, start + timedelta(seconds=30 * n)) for n in range(RECORDS)]
        status, body = wire.ask(_bring(team, token, records, RECORDS, known=False))
        assert status == 200, body


def _kiosk(number: int, port: int, token: str, times: list[float]) -> None:
    chance = random.Random(number)
    wire, end, turn = Wire(port), time.monotonic() + SECONDS, 0
    while time.monotonic() < end:
        time.sleep(chance.uniform(0, 2 * EVERY))
        team, turn = chance.randrange(TEAMS), turn + 1
        if turn % 5 == 0:
            asked = request(token, "POST", "/v1/mystery/find", {"code": code(team)}, f"find-{number}-{turn}")
        elif turn % 4 == 0:
            asked = _bring(team, token, [], RECORDS, known=True)
        else:
            new = _record(team, 10_000 + number * 100 + turn, datetime.now(UTC))
            asked = _bring(team, token, [new], RECORDS, known=True)
        times.append(_timed(wire, asked))


def _timed(wire: Wire, asked: bytes) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    status, body = wire.ask(asked)
    assert status == 200, body
    return (time.perf_counter() - began) * 1_000


if __name__ == "__main__":
    for row in run():
        print(row)
