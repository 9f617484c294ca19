"""Small facts the database keeps about itself: its runs, the hub's secret, the last wall time known to be right."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, select, text

from kiosk.hub.db.tables import meta

_GET = select(meta.c.value).where(meta.c.key == bindparam("key"))
_FIRST = text("INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT (key) DO NOTHING")
_PUT = text(
    "INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)


def read(conn: Connection, key: str) -> str | None:
    return conn.execute(_GET, {"key": key}).scalar()


def put(conn: Connection, key: str, value: str) -> None:
    conn.execute(_PUT, {"key": key, "value": value})


def first(conn: Connection, key: str, value: str) -> str:
    """What is kept under `key`; `value` becomes it when nothing is, even if several ask at once."""
    kept = read(conn, key)
    if kept is not None:
        return kept
    conn.execute(_FIRST, {"key": key, "value": value})
    return read(conn, key) or value


def secret(conn: Connection) -> bytes:
    """Key of the HMACs (codes, patron keys, page links). It never leaves the database."""
    return bytes.fromhex(first(conn, "secret", secrets.token_hex(32)))


def last_wall(conn: Connection) -> datetime | None:
    kept = read(conn, "last_wall")
    return datetime.fromisoformat(kept) if kept else None


def put_last_wall(conn: Connection, wall: datetime) -> None:
    put(conn, "last_wall", wall.astimezone(UTC).isoformat(timespec="seconds"))
