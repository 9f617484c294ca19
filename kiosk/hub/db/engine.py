"""Connections to the database by URL: SQLite tuned to survive a power cut, PostgreSQL in UTC."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

from kiosk.private import make_private

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # a booking that was answered is on the disk
    "foreign_keys=ON",
    "busy_timeout=10000",
    "secure_delete=ON",  # erased personal data leave the file, not only the table
    "temp_store=MEMORY",
    "cache_size=-2000",
    "journal_size_limit=8388608",
)


def open_engine(url: str) -> Engine:
    """An engine whose connections commit by themselves; transactions are begun by the writer, in words.

    Parameters never reach the log or an error's text: they may hold a name.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(url, parsed.database)
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    return create_engine(
        parsed,
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,
        pool_size=12,
        max_overflow=4,
        pool_pre_ping=True,
        connect_args={"options": "-c timezone=UTC", "connect_timeout": 5},
    )


def _open_sqlite(url: str, path: str | None) -> Engine:
    if not path or path == ":memory:":
        raise ValueError("the hub needs an SQLite file: a database in memory is lost with its connection")
    Path(path).expanduser().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(OSError):  # SQLite says what is wrong, in the form that callers know
        make_private(path)  # names, and the secret behind every code
    engine = create_engine(url, isolation_level="AUTOCOMMIT", hide_parameters=True, pool_size=6)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine


def wash(conn: Connection) -> None:
    """Empty the log of SQLite: it holds pages as they were before something was erased. While somebody reads old pages
    it stays; the hub tries again every hour.
    """
    if conn.dialect.name == "sqlite":
        conn.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
