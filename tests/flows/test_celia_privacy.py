"""Whoever walks through all of Celia leaves behind a number of the day and, if they asked for it, a call. Looked for in
every table, file and line of the log of a real kiosk and its hub.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.celia_count import STEP
from tests.flows.test_celia_taste import open_taste
from tests.ui.rig.patient_voice import PatientVoice
from tests.ui.rig.patron import Patron

Row = tuple[str, str]
"""A table and what stands in one of its rows."""

_OF_ANY_VISIT = frozenset(
    {"fact", "house", "document", "devices", "meta", "changes", "documents", "resource", "event", "event_doc",
     "sources", "sqlite_sequence", "occurrence", "event_tag"}
)  # fmt: skip
"""Tables that are written as time passes, whether anybody is there or not: the house's own documents and health."""


def databases(patron: Patron) -> Iterator[Path]:
    yield from patron.branch.config.parent.rglob("*.db")


def rows(patron: Patron) -> set[Row]:
    found: set[Row] = set()
    for path in databases(patron):
        with closing(sqlite3.connect(path, timeout=10)) as db:
            tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for table in tables:
                found |= {(table, repr(row)) for row in db.execute(f'SELECT * FROM "{table}"')}
    return found


def walk_through(patron: Patron, voice: PatientVoice, language: str) -> None:
    """All that there is, in one language."""
    patron.pilot.touch({"fi": "Suomi", "sv": "Svenska", "en": "English"}[language])
    open_taste(patron)
    for button in ("Slowly", "As people speak", "Fast"):
        patron.touch(button)
        voice.end()
        patron.pilot.settle()
    patron.touch("One page, many readers")
    patron.awaits("celia_eyes")
    for name in ("Blurred", "Restless letters", "A narrow view", "Faint"):
        patron.touch(name)
    patron.touch("Hear the same page")
    patron.app.router.go("celia_near")
    patron.awaits("celia_near")
    patron.touch("How to begin")
    patron.awaits("celia")
    patron.touch("Finish")
    patron.wake()


def settled(patron: Patron) -> None:
    worker: Any = patron.branch.kiosk.worker.celia
    worker._writer.submit(lambda: None).result(10)


def days_before_are_told(patron: Patron) -> str:
    """Nothing of an earlier test is on its way any more. Today."""
    today: str = patron.app.context.world.today(patron.clock.now()).isoformat()
    patron.branch.kiosk.worker.celia.hub_is_back()

    def told() -> bool:
        waiting = [row for table, row in rows(patron) if table in ("celia_day", "celia_told")]
        return all(today in row for row in waiting)

    patron.until(told, 30, "the hub to know of the days before")
    return today


def test_a_number_of_the_day_is_all_that_is_left(
    patron: Patron, voice: PatientVoice, caplog: pytest.LogCaptureFixture
) -> None:
    """Two visits in two languages: the same row, and no row, file or line that knows which was which."""
    caplog.set_level(logging.INFO)
    settled(patron)
    today = days_before_are_told(patron)
    before = rows(patron)
    counted = dict(before_of(before))
    caplog.clear()
    for language in ("sv", "en"):
        walk_through(patron, voice, language)
    settled(patron)
    left = {row for row in rows(patron) - before if row[0] not in _OF_ANY_VISIT}
    assert {table for table, _ in left} == {"celia_day"}, left
    codes, samples = counted.get(today, (0, 0))
    assert left == {("celia_day", repr((today, codes + 2, samples + 2)))}
    for line in caplog.messages:
        assert "celia" not in line.lower(), line


def before_of(found: set[Row]) -> Iterator[tuple[str, tuple[int, int]]]:
    for table, text in found:
        if table == "celia_day":
            day, codes, samples = text.strip("()").split(", ")
            yield day.strip("'"), (int(codes), int(samples))


def test_a_call_is_a_kiosk_and_a_time(patron: Patron, voice: PatientVoice, caplog: pytest.LogCaptureFixture) -> None:
    """Asked for on Celia's page or anywhere else, it is the same call."""
    caplog.set_level(logging.INFO)
    settled(patron)
    patron.clock.ahead(timedelta(minutes=2))
    days_before_are_told(patron)
    before = rows(patron)
    caplog.clear()
    patron.touch("Celia")
    patron.awaits("celia")
    patron.touch("Ask for staff")
    patron.sees_soon("Staff have been called. They are coming.")
    patron.touch("Finish")
    settled(patron)
    left = {row for row in rows(patron) - before if row[0] not in _OF_ANY_VISIT}
    assert {table for table, _ in left} == {"celia_day", "rings"}
    (call,) = [text for table, text in left if table == "rings"]
    device = patron.house.token.split("_")[1]
    assert call.startswith(f"('{device}', '") and call.endswith("Z', 0)")
    assert not any("celia" in line.lower() for line in caplog.messages)


def test_a_day_that_is_over_reaches_the_hub_in_fives(patron: Patron, voice: PatientVoice) -> None:
    """And is gone from the kiosk, the exact number with it."""
    hub, worker = patron.house.hub, patron.branch.kiosk.worker
    today = patron.app.context.world.today(patron.clock.now())
    for _ in range(12):
        open_taste(patron)
        patron.touch("Finish")
        patron.wake()
    settled(patron)
    patron.clock.ahead(timedelta(days=1))
    hub.jobs.once_guarded()
    worker.celia.ring()

    def told() -> list[Any]:
        with hub.engine.connect() as conn:
            return [tuple(row) for row in conn.exec_driver_sql("SELECT day, code, sample FROM celia_days")]

    patron.until(lambda: any(day == today.isoformat() for day, _, _ in told()), 20, "the day at the hub")
    ((_, code, sample),) = [row for row in told() if row[0] == today.isoformat()]
    assert code >= 2 * STEP
    assert code % STEP == 0 and sample % STEP == 0
    kept = rows(patron)
    assert not [text for table, text in kept if table == "celia_day" and today.isoformat() in text]
    patron.until(lambda: not [t for t, _ in rows(patron) if t == "celia_told"], 10, "nothing that waits")
