"""Ten thousand guesses in a minute, over HTTP and at the engine.

A thief has a kiosk's token and eight connections that are kept alive. In the first minute it looks for teams by codes
that it has made up, ten thousand of them spread over the minute, and at the end by the code of a team that there is: even
that is not looked at. In a second one it begins ten thousand teams under codes that it has made up, to learn which are
taken. Meanwhile a kiosk beside it looks its own team up twice in a second; the figure is the 95th percentile, beside the
median of the same before. The engine is given ten thousand different answers to one clue of a story of two hundred, in
the order of their minute.
"""

from __future__ import annotations

import statistics
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from benchmarks.hub_support import Served, Wire, code, request, served
from benchmarks.mystery_engine import big_story, half_played
from benchmarks.rows import middle_and_worst, share_of, table_row
from kiosk.mystery import engine
from kiosk.mystery.engine import Given, Wrong

GUESSES = 10_000
MINUTE = 60.0
CLIENTS = 8
TEAM = 7
MOST_CODES = 6
"""Three at once, then after 5, 10 and 20 seconds; the next would be after 40 more."""
MOST_TEAMS = 120
MOST_ANSWERS = 6
"""Four at once, then after 10 and 20 seconds; the next would be after 40 more."""
LIMIT_MS = 100.0


def run() -> list[dict[str, Any]]:
    """Two minutes over HTTP, and as many answers at the engine as in one."""
    with served() as hub:
        victim = Wire(hub.port)
        status, body = victim.ask(_begin(hub.neighbour, TEAM, code(TEAM)))
        assert status == 200, body
        quiet = [_look_up(victim, hub) for _ in range(100)]
        found, met, took = _minute(victim, hub, lambda n: _find(hub.token, code(1_000 + n)))
        late, _ = Wire(hub.port).ask(_find(hub.token, code(TEAM)))
        begun, met_too, took_too = _minute(victim, hub, lambda n: _begin(hub.token, 1_000 + n, code(1_000 + n)))
    looked, base = found[404], statistics.median(quiet)
    assert late == 429, "the right code was looked at after ten thousand wrong ones"
    return [
        _count("guessed codes of teams over HTTP", looked, MOST_CODES, _told(found, took)),
        _count("teams begun over HTTP to learn codes", begun[200] + begun[409], MOST_TEAMS, _told(begun, took_too)),
        table_row(
            f"{GUESSES:,} guesses in a minute: a kiosk beside it looks its team up, p95 / before",
            share_of(met + met_too, 0.95),
            base,
            unit="ms",
            limit=f"<= {LIMIT_MS:g} ms",
            note=f"{len(met) + len(met_too)} answers, {middle_and_worst(met + met_too)} ms",
        ),
        _at_the_engine(),
    ]


def _count(what: str, ours: int, most: int, note: str) -> dict[str, Any]:
    name = f"{GUESSES:,} {what} in a minute: looked at"
    return table_row(name, ours, unit="guesses", limit=f"<= {most} guesses", digits=None, note=note)


def _told(said: Counter[int], took: float) -> str:
    told = ", ".join(f"{count} times {status}" for status, count in sorted(said.items()))
    return f"{told}, in {took:.1f} s"


def _find(token: str, guess: str) -> bytes:
    return request(token, "POST", "/v1/mystery/find", {"code": guess}, f"find-{guess}")


def _begin(token: str, team: int, its_code: str) -> bytes:
    now = datetime.now(UTC).isoformat()
    start = {"id": f"{team:06}", "at": now, "deed": "start", "name": "Hiihtoveljet", "level": "family"}
    body = {"records": [start], "since": 0, "code": its_code}
    return request(token, "POST", f"/v1/mystery/teams/{team:032x}/records", body, f"team-{team}")


def _look_up(wire: Wire, hub: Served) -> float:
    """The kiosk beside it, for the team that it has; in ms."""
    began = time.perf_counter()
    status, body = wire.ask(_find(hub.neighbour, code(TEAM)))
    assert status == 200, body
    return (time.perf_counter() - began) * 1_000


def _minute(victim: Wire, hub: Served, guess: Callable[[int], bytes]) -> tuple[Counter[int], list[float], float]:
    """How the hub answered to all guesses, how long the kiosk beside waited, how long it took."""
    said, met, lock = Counter[int](), list[float](), threading.Lock()
    began = time.monotonic()

    def try_some(first: int) -> None:
        wire, own = Wire(hub.port), Counter[int]()
        for number in range(first, GUESSES, CLIENTS):
            ahead = began + number * MINUTE / GUESSES - time.monotonic()
            if ahead > 0:
                time.sleep(ahead)
            own[wire.ask(guess(number))[0]] += 1
        wire.close()
        with lock:
            said.update(own)

    threads = [threading.Thread(target=try_some, args=(first,)) for first in range(CLIENTS)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        met.append(_look_up(victim, hub))
        time.sleep(0.5)
    for thread in threads:
        thread.join()
    assert said.total() == GUESSES
    return said, met, time.monotonic() - began


def _at_the_engine() -> dict[str, Any]:
    """A team that is half through the big story, and a robot at its keyboard."""
    story = big_story()
    state, _log = half_played(story)
    start, clue = (state.last or datetime.now(UTC)) + timedelta(minutes=20), "vihje-100"
    looked, records, began = 0, 0, time.perf_counter()
    for number in range(GUESSES):
        now = start + timedelta(seconds=number * MINUTE / GUESSES)
        step = engine.answer(story, state, clue, Given(text=f"arvaus {number}"), now, str(number), "k")
        state, records = step.state, records + (step.record is not None)
        looked += any(isinstance(effect, Wrong) for effect in step.effects)
    took = time.perf_counter() - began
    note = f"{took:.2f} s of a processor, {records} records in the team's log"
    return _count("answers to a clue, at the engine,", looked, MOST_ANSWERS, note)


if __name__ == "__main__":
    for row in run():
        print(row)
