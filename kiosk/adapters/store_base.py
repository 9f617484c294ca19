"""The guarded connection under the store: one lock, explicit transactions, one kind of error."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import msgspec

from kiosk.adapters.store_file import corrupt, distrust, open_file, open_to_read, start_anew

log = logging.getLogger(__name__)

_T = TypeVar("_T")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class StoreError(Exception):
    """The store cannot keep something; `full` when the disk has no room. The message names no patron."""

    def __init__(self, message: str, full: bool = False) -> None:
        super().__init__(message)
        self.full = full


class Database:
    """The file, usable from any thread. `durable` is False when no file could be had and memory has to do."""

    def __init__(self, path: Path | None) -> None:
        self._lock = threading.RLock()
        self._path = path
        self._reader: sqlite3.Connection | None = None
        self.durable = path is not None
        try:
            self._db = open_file(path)
        except sqlite3.Error as error:
            self._db = self._memory(error)
        self.secret: bytes = self._fact("secret") or b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Merge the log into the file; the next start sees a clean one. Calling it twice does no harm."""
        with self._lock:
            if self._reader is not None:
                self._reader.close()
            self._db.close()

    def begin_anew(self, why: str, rescue: bool) -> None:
        """Give up the file for a new one, after it was opened and turned out to hold rubbish; at worst for memory."""
        with self._lock:
            if self._path is not None:
                try:
                    self._db = start_anew(self._path, self._db, why, rescue)
                except sqlite3.Error as error:
                    self._db = self._memory(error)
                self.secret = self._fact("secret") or b""

    def _memory(self, error: sqlite3.Error) -> sqlite3.Connection:
        log.error("no local store, nothing will outlast this run: %s", error)
        self.durable = False
        return open_file(None)

    @contextmanager
    def reader(self) -> Iterator[sqlite3.Connection]:
        """A connection for one thread, the UI's, that never waits for a writer; in memory the only one, in turn."""
        if not self.durable or self._path is None:
            with self._reading():
                yield self._db
            return
        if self._reader is None:
            self._reader = open_to_read(self._path)
        try:
            yield self._reader
        except sqlite3.Error as error:
            if corrupt(error):
                distrust(self._path)
            raise

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._lock:
            try:
                yield
            except sqlite3.Error as error:
                if corrupt(error) and self._path is not None:
                    distrust(self._path)
                raise _as_store_error(error) from error
            except msgspec.MsgspecError as error:
                raise StoreError(f"a row cannot be read: {error}") from error

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """All of it or nothing; on the disk when it ends."""
        with self._reading():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                # SQLite has rolled back by itself after some errors (a full disk), then this one is refused.
                with suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
                raise

    def _wash(self) -> None:
        """What was sent held a code, perhaps a name, a patron's words: the log of SQLite must not keep its pages."""
        # Somebody reads, or the disk is full: the next one washes for this one too.
        with self._lock, suppress(sqlite3.Error):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _fact(self, name: str) -> bytes | None:
        with self._reading():
            row = self._db.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def _put_fact(self, name: str, value: bytes) -> None:
        self._db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def _documents(self, kind: type[_T], query: str, *values: object) -> list[_T]:
        """One column of JSON documents, decoded in one go."""
        rows = [row[0] for row in self._db.execute(query, values)]
        if not rows:  # a decoder is not worth building then
            return []
        return msgspec.json.decode(b"[" + b",".join(rows) + b"]", type=list[kind])  # type: ignore[valid-type]


def seconds(instant: datetime) -> int:
    """Whole seconds since 1970, for columns that are compared."""
    return (instant - _EPOCH) // timedelta(seconds=1)


def _as_store_error(error: sqlite3.Error) -> StoreError:
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    return StoreError(f"local store: {error}", full=code == sqlite3.SQLITE_FULL)
