"""The one way to write: a function that gets a transaction, run to its commit, its result handed back after.

On SQLite one thread owns the write connection and commits what has gathered meanwhile in a single transaction, each
function within a savepoint of its own: one wait for the disk serves many. On PostgreSQL several threads write, the
constraints of the database decide, and a write that loses is run again and then sees why.
"""

from __future__ import annotations

import asyncio
import logging
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from queue import Empty, SimpleQueue
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from kiosk.hub.db.transaction import Tx, log_changes

_log = logging.getLogger(__name__)
T = TypeVar("T")
Work = Callable[[Tx], T]

_MOST_TOGETHER = 64
_TRIES = 12
_LOST_A_RACE = {"40001", "40P01", "23505", "23P01"}
"""SQLSTATE of serialization failure, deadlock, unique and exclusion violation."""


class Writer(Protocol):
    """Runs functions in write transactions. They may be run again and must have no effect outside the transaction."""

    def submit(self, work: Work[T]) -> Future[T]:
        """Write from a thread."""

    async def run(self, work: Work[T]) -> T:
        """Write from an event loop; a caller that goes away does not undo it."""

    def close(self) -> None: ...


def open_writer(engine: Engine, now: Callable[[], datetime], committed: Callable[[], None]) -> Writer:
    """The writer that fits the database; `committed` is called on its thread when changes have become visible."""
    if engine.dialect.name == "sqlite":
        return GroupWriter(engine, now, committed)
    return PooledWriter(engine, now, committed)


Waiting = Future[Any] | asyncio.Future[Any]


@dataclass(slots=True)
class _Job:
    work: Work[Any]
    waiting: Waiting
    loop: asyncio.AbstractEventLoop | None = None
    value: Any = None
    error: Exception | None = None


class GroupWriter:
    """One thread, one connection, group commit."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], committed: Callable[[], None]) -> None:
        self._engine = engine
        self._now = now
        self._committed = committed
        self._queue: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="hub-writer", daemon=True)
        self._thread.start()

    def submit(self, work: Work[T]) -> Future[T]:
        future: Future[T] = Future()
        self._queue.put(_Job(work, future))
        return future

    async def run(self, work: Work[T]) -> T:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._queue.put(_Job(work, future, loop))
        return await future

    def close(self) -> None:
        self._queue.put(None)
        self._thread.join(timeout=15)

    def _run(self) -> None:
        with self._engine.connect() as conn:
            while (job := self._queue.get()) is not None:
                batch = [job]
                closing = self._gather(batch)
                self._commit(conn, batch)
                if closing:
                    return

    def _gather(self, batch: list[_Job]) -> bool:
        """Take what waits without waiting; True when the writer shall close after it."""
        while len(batch) < _MOST_TOGETHER:
            try:
                job = self._queue.get_nowait()
            except Empty:
                return False
            if job is None:
                return True
            batch.append(job)
        return False

    def _commit(self, conn: Connection, batch: list[_Job]) -> None:
        touched: list[Any] = []
        try:
            conn.exec_driver_sql("BEGIN IMMEDIATE")
            for job in batch:
                _in_savepoint(conn, job, touched)
            log_changes(conn, touched, self._now())
            conn.exec_driver_sql("COMMIT")
        except Exception as error:  # noqa: BLE001 - whatever failed, every caller must hear of it and the thread go on
            _roll_back(conn)
            for job in batch:
                job.error = error
        else:
            if touched:
                self._committed()
        _hand_back(batch)


def _in_savepoint(conn: Connection, job: _Job, touched: list[Any]) -> None:
    """Run one function so that its failure undoes its own writes only."""
    tx = Tx(conn)
    # Straight to the driver: these words are said for every booking and have nothing to be translated.
    say: Any = conn.connection.driver_connection
    say.execute("SAVEPOINT one")
    try:
        job.value = job.work(tx)
    except Exception as error:  # noqa: BLE001 - belongs to the caller who waits for this one
        say.execute("ROLLBACK TO one")
        job.error = error
    else:
        touched += tx.touched
    say.execute("RELEASE one")


def _hand_back(batch: list[_Job]) -> None:
    """Wake the callers; an event loop once for all of its own."""
    by_loop: dict[asyncio.AbstractEventLoop, list[_Job]] = {}
    for job in batch:
        if job.loop is None:
            _settle([job])
        else:
            by_loop.setdefault(job.loop, []).append(job)
    for loop, jobs in by_loop.items():
        with suppress(RuntimeError):  # the loop has closed: nobody waits any more
            loop.call_soon_threadsafe(_settle, jobs)


def _settle(jobs: list[_Job]) -> None:
    for job in jobs:
        if job.waiting.done():  # its caller has gone away
            continue
        if job.error is None:
            job.waiting.set_result(job.value)
        else:
            job.waiting.set_exception(job.error)


def _roll_back(conn: Connection) -> None:
    try:
        conn.exec_driver_sql("ROLLBACK")
    except DBAPIError:
        _log.debug("nothing to roll back: the database had done so itself")


class PooledWriter:
    """Several threads, a transaction each, run again when the database says that another was first."""

    def __init__(
        self, engine: Engine, now: Callable[[], datetime], committed: Callable[[], None], threads: int = 8
    ) -> None:
        self._engine = engine.execution_options(isolation_level="READ COMMITTED")
        self._now = now
        self._committed = committed
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="hub-writer")

    def submit(self, work: Work[T]) -> Future[T]:
        return self._pool.submit(self._write, work)

    async def run(self, work: Work[T]) -> T:
        return await asyncio.shield(asyncio.wrap_future(self.submit(work)))

    def close(self) -> None:
        self._pool.shutdown()

    def _write(self, work: Work[T]) -> T:
        for attempt in range(_TRIES):
            try:
                return self._once(work)
            except DBAPIError as error:
                if attempt == _TRIES - 1 or getattr(error.orig, "sqlstate", None) not in _LOST_A_RACE:
                    raise
                time.sleep(random.uniform(0, 0.004 * 2**attempt))  # noqa: S311 - spreads rivals, keeps no secret
        raise AssertionError("unreachable: the last try returns or raises")

    def _once(self, work: Work[T]) -> T:
        with self._engine.begin() as conn:
            tx = Tx(conn)
            value = work(tx)
            log_changes(conn, tx.touched, self._now())
        if tx.touched:
            self._committed()
        return value
