"""What is kept in memory for answers is what the database holds, whatever happened in between."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from kiosk.domain.availability import Calendar, ends
from kiosk.domain.bookings import HOLDING
from kiosk.hub.desk import Desk
from kiosk.hub.reservations import store
from kiosk.hub.reservations.extending import _free_ends
from tests.hub.example import MINUTE, TurnableClock, at
from tests.hub.running import Answered, Running

_WINDOW = {"start": "2026-11-22T22:00:00Z", "end": "2026-12-05T22:00:00Z"}


def _told(hub: Running) -> dict[str, list[list[str]]]:
    found = hub.client.get("/v1/availability", **_WINDOW).json()["resources"]
    return {item["resource"]: item["reserved"] for item in found if item["reserved"]}


def _true(hub: Running) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    with hub.hub.engine.connect() as conn:
        for kept in store.holding(conn):
            assert kept.reservation.state in HOLDING
            span = [
                instant.strftime("%Y-%m-%dT%H:%M:%SZ") for instant in (kept.reservation.start, kept.reservation.end)
            ]
            found.setdefault(kept.reservation.resource, []).append(span)
    return {resource: sorted(spans) for resource, spans in found.items()}


def test_kept_in_step_through_everything(both: Running, clock: TurnableClock) -> None:
    """Book, extend, end, cancel, release, approve, in any order; after each step the answer is that of the database."""
    chance = random.Random(7)
    mine: list[Answered] = []

    def book() -> None:
        start = at(10, day=chance.randrange(3)) + chance.randrange(18) * 30 * MINUTE
        resource = chance.choice(["pelihuone", "pienryhma", "tulostin"])
        booked = both.client.book(resource, start, start + chance.choice([30, 60, 90]) * MINUTE)
        if booked.status == 201:
            mine.append(booked)

    def act(what: str, **more: Any) -> None:
        if mine:
            both.client.act(chance.choice(mine), what, **more)

    def pass_time() -> None:
        clock.advance(20 * MINUTE)
        both.hub.jobs.once()

    steps: list[Callable[[], None]] = [
        book, book, book, book, pass_time,
        lambda: act("cancel"), lambda: act("end"), lambda: act("check-in"),
        lambda: act("extend", end=(at(10) + chance.randrange(20) * 30 * MINUTE).isoformat()),
    ]  # fmt: skip
    for _ in range(120):
        chance.choice(steps)()
        told = _told(both)
        # A room that was left early is kept for its buffer: told as reserved up to where it was left.
        for resource, spans in _true(both).items():
            assert [span for span in told[resource] if span in spans] == spans
    assert len(mine) > 15


def test_what_another_process_wrote_is_told_soon(hub: Running, clock: TurnableClock) -> None:
    booked = hub.client.book("sali", at(14), at(15), details={"name": "M", "people": 2})
    assert "sali" in _told(hub)
    with Desk(hub.hub.config, clock) as desk:
        assert desk.deny(booked.id)
    clock.advance(timedelta(seconds=0.3))
    assert "sali" not in _told(hub)


def test_after_the_log_was_pruned(hub: Running, clock: TurnableClock) -> None:
    """What was forgotten of the log is read from the reservations themselves."""
    cancelled = hub.client.book("pelihuone", at(14), at(15))
    assert "pelihuone" in _told(hub)
    hub.client.act(cancelled, "cancel")
    clock.advance(timedelta(days=15))
    hub.client.book("pelihuone", at(14, day=16), at(15, day=16))
    hub.hub.jobs.once()
    assert "pelihuone" not in _told(hub)


@pytest.mark.parametrize("seed", range(40))
def test_ends_by_arithmetic_are_the_ends_of_the_domain(seed: int) -> None:
    """The quick way to list later ends agrees with the rules themselves, buffers, closing and odd grids included."""
    from datetime import UTC, datetime

    from kiosk.domain.hours import Hours, Mode, Period
    from kiosk.domain.rooms import Rules
    from kiosk.domain.spans import Span
    from tests.hub.example import HELSINKI

    chance = random.Random(seed)
    day = datetime(2026, 11, 23, tzinfo=UTC)

    def minute(most: int, step: int = 5) -> timedelta:
        return chance.randrange(0, most, step) * MINUTE

    opening = Span(day + minute(300), day + 10 * 60 * MINUTE + minute(600))
    slot = chance.choice([15, 20, 30, 45]) * MINUTE
    rules = Rules(slot=slot, min_period=slot, max_period=slot * chance.randrange(1, 9), buffer=minute(60))
    start = opening.start + slot * chance.randrange(0, 8)
    span = Span(start, start + slot * chance.randrange(1, 3))
    later = span.end + rules.buffer + minute(200)
    busy = chance.choice([(), (Span(later, later + 60 * MINUTE),)])
    hours = Hours(Span(day, day + timedelta(days=1)), (Period(opening.start, opening.end, Mode.STAFFED),))
    calendar = Calendar(rules, hours, busy, HELSINKI)
    slow = [end for end in ends(calendar, span.start, span.start) if end > span.end]
    assert list(_free_ends(calendar, span)) == slow
