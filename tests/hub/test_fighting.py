"""No double booking, ever: sixty-four clients want the same slots at the same moment, on each kind of database."""

from __future__ import annotations

import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from sqlalchemy.exc import IntegrityError

from tests.hub.example import HOUR, MINUTE, TurnableClock, at, house
from tests.hub.running import Client, Running, new_code, running

_FIGHTERS = 64


def _fight(urls: list[str], token: str, wishes: list[tuple[str, datetime, datetime]]) -> list[list[int]]:
    """Every client wants every wish, all of them at once, each wish in one round; statuses by wish."""
    gate = threading.Barrier(_FIGHTERS, timeout=60)

    def fighter(number: int) -> list[int]:
        client = Client(urls[number % len(urls)], token)
        statuses = []
        for resource, start, end in wishes:
            body = {"resource": resource, "start": start.isoformat(), "end": end.isoformat(), "code": new_code()}
            gate.wait()
            statuses.append(client.post("/v1/reservations", body).status_code)
        return statuses

    with ThreadPoolExecutor(_FIGHTERS) as pool:
        results = list(pool.map(fighter, range(_FIGHTERS)))
    return [list(column) for column in zip(*results, strict=True)]


def _one_winner_each(rounds: list[list[int]]) -> None:
    for statuses in rounds:
        assert Counter(statuses) == {201: 1, 409: _FIGHTERS - 1}


@pytest.mark.slow
def test_one_winner_for_each_slot(both: Running) -> None:
    wishes = [("pelihuone", at(12 + n), at(13 + n)) for n in range(5)]
    _one_winner_each(_fight([both.url], both.token, wishes))
    assert not both.overlaps()


@pytest.mark.slow
def test_overlapping_and_touching_wishes(both: Running) -> None:
    """Not the same slot but ones that overlap, and with a buffer ones that only touch."""
    free = [("pelihuone", at(12) + n % 4 * 30 * MINUTE, at(13, 30) + n % 4 * 30 * MINUTE) for n in range(_FIGHTERS)]
    buffered = [("pienryhma", at(12) + n % 3 * HOUR, at(13) + n % 3 * HOUR) for n in range(_FIGHTERS)]
    for wishes in (free, buffered):
        gate = threading.Barrier(_FIGHTERS, timeout=60)

        def fighter(wish: tuple[str, datetime, datetime], gate: threading.Barrier = gate) -> int:
            client = Client(both.url, both.token)
            gate.wait()
            return int(client.book(*wish).status)

        with ThreadPoolExecutor(_FIGHTERS) as pool:
            statuses = Counter(pool.map(fighter, wishes))
        assert set(statuses) == {201, 409}
        assert 1 <= statuses[201] <= 2
    assert not both.overlaps()
    starts = sorted(r["start"] for r in both.client.get("/v1/snapshot").json()["reservations"])
    assert len(starts) == len(set(starts)) or len(starts) <= 4


@pytest.mark.slow
@pytest.mark.postgres
def test_three_hubs_on_one_postgresql(postgres_url: str, clock: TurnableClock) -> None:
    """Nothing in the memory of one hub guards the others: the database alone decides."""
    config = house(postgres_url)
    with running(config, clock) as a, running(config, clock) as b, running(config, clock) as c:
        wishes = [("pienryhma", at(12 + 2 * n), at(13 + 2 * n)) for n in range(4)]
        _one_winner_each(_fight([a.url, b.url, c.url], a.token, wishes))
        assert not a.overlaps()


@pytest.mark.slow
def test_extending_against_booking(both: Running) -> None:
    """The gap behind a booking goes to its holder or to a newcomer, never to both."""
    booked = both.client.book("pelihuone", at(12), at(13))
    gate = threading.Barrier(16, timeout=60)

    def fighter(number: int) -> int:
        client = Client(both.url, both.token)
        gate.wait()
        if number % 2:
            return int(client.act(booked, "extend", end=at(14).isoformat()).status)
        return int(client.book("pelihuone", at(13, 30), at(14, 30)).status)

    with ThreadPoolExecutor(16) as pool:
        statuses = list(pool.map(fighter, range(16)))
    assert sum(status in {200, 201} for status in statuses) == 1
    assert not both.overlaps()


@pytest.mark.slow
def test_one_code_for_many(both: Running) -> None:
    """The same code for different rooms and times at once: one booking gets it."""
    code = new_code()
    gate = threading.Barrier(16, timeout=60)

    def fighter(number: int) -> int:
        client = Client(both.url, both.token)
        start = at(11) + number % 8 * HOUR
        gate.wait()
        return int(client.book(("pelihuone", "tulostin")[number // 8], start, start + HOUR, code).status)

    with ThreadPoolExecutor(16) as pool:
        assert Counter(pool.map(fighter, range(16))) == {201: 1, 409: 15}


@pytest.mark.postgres
def test_postgresql_refuses_by_itself(postgres_url: str, clock: TurnableClock) -> None:
    """Whatever a program forgets: the exclusion constraint lets no second reservation in, buffers included."""
    with running(house(postgres_url), clock) as hub:
        booked = hub.client.book("pienryhma", at(14), at(15))

        def write(minutes: int) -> None:
            moved = f"start_at + make_interval(mins => {minutes}), end_at + make_interval(mins => {minutes})"
            until = f"held_until + make_interval(mins => {minutes})"
            with hub.hub.engine.connect() as conn:
                conn.exec_driver_sql(
                    "INSERT INTO reservations (id, resource, start_at, end_at, held_until, state, holds, created_at)"
                    f" SELECT md5('{minutes}'), resource, {moved}, {until}, state, 1, created_at FROM reservations"
                    f" WHERE id = '{booked.id}'"
                )

        for minutes in (0, 30, -30, 60, -60, 89, -89):
            with pytest.raises(IntegrityError, match="no_double_booking"):
                write(minutes)
        write(90)
        write(-90)
        assert not hub.overlaps()


@pytest.mark.slow
@pytest.mark.postgres
def test_rivals_do_not_run_into_deadlocks(postgres_url: str, clock: TurnableClock) -> None:
    """A fight for one slot takes milliseconds, not the second after which the server looks for deadlocks."""
    with running(house(postgres_url), clock) as hub:
        for round_ in range(6):
            began = time.monotonic()
            _one_winner_each(_fight([hub.url], hub.token, [("pelihuone", at(12 + round_), at(13 + round_))]))
            assert time.monotonic() - began < 5
        with hub.hub.engine.connect() as conn:
            deadlocks = conn.exec_driver_sql(
                "SELECT sum(deadlocks) FROM pg_stat_database WHERE datname = current_database()"
            ).scalar()
        assert deadlocks == 0
