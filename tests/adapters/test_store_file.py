"""The store's file after power cuts, on full disks and in the wrong places."""

from __future__ import annotations

import logging
import os
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from kiosk.adapters.clock import SystemClock
from kiosk.adapters.ledger import Ledger
from kiosk.adapters.store import Store, StoreError, open_store
from kiosk.domain.bookings import Reservation, State
from kiosk.services.outbox import booking_job, own_of
from tests.contract.test_store import HOUR, NOW, held, room, snapshot, wish


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "kiosk.db"


def _fill(path: Path) -> None:
    with Store(path) as store:
        store.start_over(snapshot(*(held(f"r{n}") for n in range(300))), NOW)
        job = booking_job(wish(), "key", "lumi-kettu-47", NOW)
        store.add(job, own_of(job, b"h" * 32))


def _aside(path: Path) -> list[Path]:
    return sorted(path.parent.glob("kiosk.db.broken-*"))


def test_only_its_owner_reads_the_file(path: Path) -> None:
    Store(path).close()
    assert path.stat().st_mode & 0o077 == 0


def test_a_file_of_an_earlier_version_is_closed_to_others(path: Path) -> None:
    Store(path).close()
    path.chmod(0o644)
    Store(path).close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_only_its_owner_reads_the_file_begun_anew(path: Path) -> None:
    """What was rescued holds codes, too."""
    _fill(path)
    _damage(path, "reservation")
    Store(path).close()
    assert _aside(path)
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("folder", ["kioski #1", "kioski?mode=rw", "100%25"])
def test_promises_are_rescued_from_a_folder_of_any_name(tmp_path: Path, folder: str) -> None:
    """What means something in an address means nothing in a folder's name."""
    path = tmp_path / folder / "kiosk.db"
    _fill(path)
    _damage(path, "reservation")
    store, _ = open_store(path)
    assert [job.key for job in store.jobs()] == ["key"]
    store.close()


_HEAD = b"SQLite format 3\0"
_RUBBISH = Random(3).randbytes(4_000)
_WITH_A_LOG = _HEAD + (4_096).to_bytes(2) + bytes([2, 2]) + _RUBBISH
"""Its head says that a write-ahead log lies beside it: SQLite makes one before it sees the rest."""


@pytest.mark.parametrize("rubbish", [b"", b"no database at all" * 100, _HEAD + _RUBBISH, _WITH_A_LOG])
def test_a_file_that_is_no_database_is_moved_aside(
    path: Path, rubbish: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.mkdir()
    path.write_bytes(rubbish)
    store, world = open_store(path)
    assert not world.docs
    store.start_over(snapshot(), NOW)
    store.close()
    if rubbish:
        assert _aside(path)[0].read_bytes() == rubbish
        assert "moved aside" in caplog.text
    again, world = open_store(path)
    assert len(world.docs) == 2
    again.close()


@pytest.fixture
def sealed(path: Path) -> Iterator[Path]:
    """A folder in which nothing can be made, moved or removed: a disk that the kernel has made read-only."""
    path.parent.mkdir()
    path.write_bytes(b"no database at all" * 100)
    flag = ["chattr", "+i", str(path.parent)] if os.geteuid() == 0 else ["chmod", "a-w", str(path.parent)]
    if subprocess.run(flag, capture_output=True).returncode:
        pytest.skip("this file system knows no such folders")
    yield path
    subprocess.run(["chattr", "-i", str(path.parent)] if os.geteuid() == 0 else ["chmod", "u+w", str(path.parent)])


def test_a_broken_file_that_cannot_be_moved_aside_leaves_memory(sealed: Path) -> None:
    """The kiosk opens all the same, and says that nothing will last."""
    store, _ = open_store(sealed)
    assert not store.durable
    store.start_over(snapshot(), NOW)
    store.close()


def test_rubbish_that_cannot_be_moved_aside_leaves_memory(path: Path) -> None:
    """The same when it is found only as the rows are read: here names are taken to which it would be moved."""
    _fill(path)
    content = path.read_bytes()
    path.write_bytes(content.replace(b'{"id":"r7","resource"', b"\xff" * 21))
    now = datetime.now(UTC)
    for n in range(60):
        stamp = (now + timedelta(seconds=n)).strftime("%Y%m%dT%H%M%S")
        path.with_name(f"kiosk.db.broken-{stamp}").mkdir()
    store, world = open_store(path)
    assert not store.durable and not world.reservations
    store.start_over(snapshot(), NOW)
    store.close()


def _damage(path: Path, table: str) -> None:
    """Rubbish over the first page of a table, and a log that was not merged: the power went."""
    with sqlite3.connect(path) as db:
        size = db.execute("PRAGMA page_size").fetchone()[0]
        page = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    db.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(Random(size).randbytes(size))
    path.with_name("kiosk.db-wal").write_bytes(b"x" * 100)


def test_a_damaged_page_is_found_after_an_unclean_end_and_promises_are_rescued(path: Path) -> None:
    _fill(path)
    secret = _secret(path)
    _damage(path, "reservation")
    store, world = open_store(path)
    assert not world.reservations, "what the hub knows comes from the hub again"
    assert [job.key for job in store.jobs()] == ["key"], "what patrons were promised is rescued"
    assert store.own(b"h" * 32) is not None
    assert store.secret == secret
    assert store.cursor() is None, "so that the hub is asked for everything"
    assert world.local
    assert _aside(path)
    store.close()


def test_damage_where_the_start_does_not_look_is_found_too(path: Path) -> None:
    """A patron's code would meet it in the evening."""
    _fill(path)
    _damage(path, "own")
    store, _ = open_store(path)
    assert _aside(path)
    assert [job.key for job in store.jobs()] == ["key"]
    assert store.own(b"h" * 32) is None
    store.close()


def _secret(path: Path) -> bytes:
    with Store(path) as store:
        return store.secret


def test_damage_after_a_clean_end_is_found_when_it_is_read(path: Path) -> None:
    _fill(path)
    content = bytearray(path.read_bytes())
    at = content.index(b'{"id":"r7","resource"') + 12
    content[at : at + 10] = b"\xff" * 10
    path.write_bytes(content)
    store, world = open_store(path)
    assert not world.reservations
    assert [job.key for job in store.jobs()] == ["key"]
    store.close()


def test_a_half_written_log_is_left_out(path: Path) -> None:
    """What a power cut leaves: the last transaction is torn, all before it is there."""
    store = Store(path)
    store.start_over(snapshot(held("r1")), NOW)
    size = path.with_name("kiosk.db-wal").stat().st_size
    store.apply("e.8", (), NOW + HOUR)
    copies = {part.name: part.read_bytes() for part in path.parent.iterdir() if not part.name.endswith("-shm")}
    store.close()
    copies["kiosk.db-wal"] = copies["kiosk.db-wal"][: size + 1_000]
    for part in path.parent.iterdir():
        part.unlink()
    for name, content in copies.items():
        (path.parent / name).write_bytes(content)
    again, world = open_store(path)
    assert again.cursor() == "e.7"
    assert set(world.reservations) == {"r1"}
    assert not _aside(path)
    again.close()


def test_a_file_of_a_newer_program_is_not_touched(path: Path) -> None:
    _fill(path)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    store, _ = open_store(path)
    assert store.jobs(), "what can be read of it is taken over"
    store.close()
    with sqlite3.connect(_aside(path)[0]) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == 99
    db.close()


def test_only_a_few_broken_files_are_kept(path: Path) -> None:
    path.parent.mkdir()
    for n in range(9):
        (path.parent / f"kiosk.db.broken-2020010{n}T000000").write_bytes(b"old")
    path.write_bytes(b"no database at all" * 100)
    open_store(path)[0].close()
    assert len(_aside(path)) <= 6


def test_a_place_that_cannot_be_written_leaves_memory(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("not a folder")
    store, world = open_store(tmp_path / "file" / "kiosk.db")
    assert not store.durable
    assert not world.docs
    store.start_over(snapshot(), NOW)
    assert len(store.load().docs) == 2
    assert "nothing will outlast" in caplog.text
    store.close()


def _full(store: Store) -> None:
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_is_an_error_and_the_program_goes_on(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    from kiosk.api.feed import Change, EventPage, Feed
    from kiosk.api.house import Kind

    caplog.set_level(logging.INFO)
    store, world = open_store(path)
    ledger = Ledger(store, world, SystemClock(), lambda closure: closure())
    ledger.started_over(snapshot())
    ledger.events_came(EventPage())
    _full(store)
    with pytest.raises(StoreError) as caught:
        for n in range(200):
            job = booking_job(wish(), f"key{n}", "lumi-kettu-47", NOW)
            ledger.add(job, own_of(job, bytes([n]) * 32))
    assert caught.value.full
    assert "kettu" not in str(caught.value)
    many = tuple(Change(kind=Kind.RESERVATION, id=f"n{n}", reservation=held(f"n{n}")) for n in range(500))
    for cursor in ("e.8", "e.9"):
        ledger.followed(Feed(cursor=cursor, changes=many))
    assert len(ledger.world.reservations) == 500, "what is seen goes on without the disk"
    assert ledger.cursor == "e.9"
    assert not ledger.status.durable
    assert store.cursor() == "e.7", "no cursor without the changes before it"
    assert caplog.text.count("going on without it") == 1
    store._db.execute("PRAGMA max_page_count = 100000")
    ledger.followed(Feed(cursor="e.10", changes=()))
    assert ledger.status.durable
    store.close()
    again, world = open_store(path)
    assert len(world.reservations) == 500, "what was lost on the way is caught up with"
    assert again.cursor() == "e.10"
    again.close()


def test_a_job_that_cannot_be_read_does_not_stop_the_start(path: Path) -> None:
    _fill(path)
    with sqlite3.connect(path) as db:
        db.execute("INSERT INTO job (key, doc) VALUES ('x', '{\"kind\": \"dance\"}')")
    db.close()
    store, world = open_store(path)
    assert [job.key for job in store.jobs()] == ["key"]
    assert len(world.reservations) == 300
    store.close()


def test_an_empty_answer_does_not_empty_the_store(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    from dataclasses import replace

    from kiosk.api.feed import EventPage

    store, world = open_store(path)
    ledger = Ledger(store, world, SystemClock(), lambda closure: closure())
    assert ledger.started_over(snapshot(held("r1")))
    ledger.events_came(EventPage())
    nothing = replace(snapshot(), resources=(), cursor="e.99")
    for _ in range(3):
        assert not ledger.started_over(nothing)
    assert len(ledger.world.docs) == 2
    assert not ledger.world.online
    assert store.cursor() == "e.7"
    assert caplog.text.count("no rooms any more") == 1
    assert ledger.started_over(snapshot())
    assert ledger.world.online
    store.close()


def test_twenty_rooms_and_two_thousand_bookings_load_at_once(path: Path) -> None:
    """The figure is 10 ms on a quiet machine; this guards against ten times that."""
    from dataclasses import replace

    many = tuple(
        Reservation(
            id=f"r{n}", resource=f"b{n % 20}", start=NOW + n * HOUR, end=NOW + (n + 1) * HOUR, state=State.CONFIRMED
        )
        for n in range(2_000)
    )
    with Store(path) as store:
        store.start_over(replace(snapshot(*many), resources=tuple(room(f"b{n}") for n in range(20))), NOW)
    times = []
    for _ in range(5):
        started = time.perf_counter()
        store, world = open_store(path)
        times.append(time.perf_counter() - started)
        assert len(world.reservations) == 2_000
        store.close()
    assert sorted(times)[2] < 0.1


def test_what_was_sent_leaves_nothing_behind(path: Path) -> None:
    """Names and codes of jobs that are done are not in the file any more."""
    from kiosk.services.outbox import confirmed

    with Store(path) as store:
        job = booking_job(wish(), "key", "lumi-kettu-47", NOW)
        booking = store.add(job, own_of(job, b"h" * 32))
        store.settle(confirmed(booking, held("hub1"), store.jobs(), store.owns(booking.reservation.id)))
    content = b"".join(part.read_bytes() for part in path.parent.iterdir())
    assert b"kettu" not in content
    assert b"Aino" not in content
