"""Celia's count between a kiosk and the hub: a day's number alone, rounded once, handed over once when the day is over."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kiosk.adapters.hub_client import HubClient
from kiosk.adapters.store import open_store
from kiosk.api.device import CeliaDay
from kiosk.api.problem import ErrorCode, Problem
from kiosk.domain.celia_count import Sign
from kiosk.services.celia import DayJob
from tests.adapters.conftest import MakeKiosk
from tests.adapters.rig.cutter import Cutter
from tests.adapters.rig.hub_process import HubProcess
from tests.adapters.rig.screen import Kiosk

DAY = timedelta(days=1)


def today(k: Kiosk) -> date:
    return k.worker.celia._today()


def at_hub(hub: HubProcess) -> list[tuple[str, int, int]]:
    with closing(sqlite3.connect(hub.database)) as db:
        return [tuple(row) for row in db.execute("SELECT day, code, sample FROM celia_days ORDER BY day")]


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return [tuple(row) for row in db.execute(f"SELECT * FROM {table}")]


def see(k: Kiosk, day: date, codes: int, samples: int = 0) -> None:
    """As one: a day that is over is closed as soon as it is seen, and half of it would be told and rounded by itself."""
    celia = k.worker.celia

    def all_of_it() -> None:
        with k.store._lock:
            for sign in (Sign.CODE,) * codes + (Sign.SAMPLE,) * samples:
                celia._count(sign, day)

    celia._writer.submit(all_of_it).result(10)


def brought(k: Kiosk) -> None:
    k.worker.celia.ring()
    k.screen.until(lambda: not _over(k) and k.store.first_celia_day() is None, 60)


def _over(k: Kiosk) -> bool:
    with k.store._reading():
        found = k.store._db.execute("SELECT 1 FROM celia_day WHERE day != ?", (today(k).isoformat(),)).fetchone()
    return found is not None


def test_a_day_goes_when_it_is_over(hub: HubProcess, kiosk: MakeKiosk, tmp_path: Path) -> None:
    """Today's number stays; yesterday's is a row of three at the hub, and gone here."""
    hub.start()
    k = kiosk(lambda: hub.endpoint).start().online()
    now = today(k)
    see(k, now - DAY, codes=20, samples=10)
    see(k, now, codes=3)
    brought(k)
    assert at_hub(hub) == [((now - DAY).isoformat(), 20, 10)]
    assert rows(tmp_path / "kiosk.db", "celia_day") == [(now.isoformat(), 3, 0)]
    assert rows(tmp_path / "kiosk.db", "celia_told") == []


def test_an_outage_keeps_one_number_a_day(hub: HubProcess, kiosk: MakeKiosk, tmp_path: Path) -> None:
    """However many visits and restarts: a row a day, and each day once at the hub."""
    first = kiosk(lambda: None).start()
    now = today(first)
    for ago in (3, 2, 1):
        see(first, now - ago * DAY, codes=40, samples=5)
    first.worker.celia.ring()
    first.screen.until(lambda: not _over(first), 60)
    first.stop()
    waiting = rows(tmp_path / "kiosk.db", "celia_told")
    assert sorted(row[1:] for row in waiting) == [((now - n * DAY).isoformat(), 40, 5) for n in (3, 2, 1)]
    hub.start()
    brought(kiosk(lambda: hub.endpoint).start().online())
    assert at_hub(hub) == [((now - n * DAY).isoformat(), 40, 5) for n in (3, 2, 1)]


def test_a_lost_answer_adds_once(hub: HubProcess, kiosk: MakeKiosk) -> None:
    hub.start()
    cutter = Cutter(hub.endpoint)
    k = kiosk(lambda: cutter.endpoint).start().online()
    see(k, today(k) - DAY, codes=15)
    cutter.lose(1)
    brought(k)
    assert at_hub(hub) == [((today(k) - DAY).isoformat(), 15, 0)]


def test_exact_numbers_are_rounded_once_and_leave_no_trace(tmp_path: Path) -> None:
    """The second look finds nothing to round; a day of which nothing is left is not there at all."""
    store, _ = open_store(tmp_path / "kiosk.db")
    yesterday = date(2026, 11, 22)
    for _ in range(7):
        store.count_for_celia(Sign.CODE, yesterday)
    store.count_for_celia(Sign.SAMPLE, yesterday - DAY)
    store.close_celia_days(yesterday + DAY, lambda: 0.9)
    job = store.first_celia_day()
    assert job is not None
    assert job.told == CeliaDay(day=yesterday, code=5, sample=0)
    store.close_celia_days(yesterday + DAY, lambda: 0.0)
    assert store.first_celia_day() == job
    store.drop_celia_day(job.key)
    assert store.first_celia_day() is None
    store.close()
    assert rows(tmp_path / "kiosk.db", "celia_day") == []


def test_the_hub_takes_no_day_to_come_and_no_exact_number(shared_hub: HubProcess) -> None:
    """What an astray clock counted is dropped and blocks nothing."""
    client = HubClient(lambda: shared_hub.endpoint)
    for day, code in ((date(2199, 1, 1), 5), (date(1970, 1, 1), 5)):
        answer = client.tell_celia(DayJob("k" + day.isoformat(), CeliaDay(day=day, code=code)))
        assert isinstance(answer, Problem) and answer.code == ErrorCode.DAY_UNFIT
    exact = client.tell_celia(DayJob("k", CeliaDay(day=datetime.now(UTC).date(), code=3)))
    assert isinstance(exact, Problem) and exact.code == ErrorCode.BAD_REQUEST
