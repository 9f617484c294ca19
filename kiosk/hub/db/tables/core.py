"""Who may ask, what was answered, what has changed, and the documents that kiosks are told."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from kiosk.hub.db.tables.base import Instant, metadata

meta = Table("meta", metadata, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False))

devices = Table(
    "devices",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("name", String(80), nullable=False),
    Column("secret_hash", String(64), nullable=False),
    Column("staff", SmallInteger, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    # The throttle outlives a restart: wrong codes and when the last one came (wall clock).
    Column("wrong", Integer, nullable=False, server_default=text("0")),
    Column("wrong_at", Instant),
    # What the kiosk said of itself last, and when.
    Column("report", Text),
    Column("reported_at", Instant),
)

changes = Table(
    "changes",
    metadata,
    # SQLite knows its row id only by the name INTEGER; it is 64 bits wide all the same.
    Column("rev", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("entity", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("kind", "entity", name="change_once"),
)

answers = Table(
    "answers",
    metadata,
    Column("device", String(40), primary_key=True),
    Column("key", String(128), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("status", SmallInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("reservation", String(32)),
    Column("made_at", Instant, nullable=False),
    sqlite_with_rowid=False,
)

documents = Table(
    "documents",
    metadata,
    Column("kind", String(16), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

# A kiosk's last call for staff: one row a kiosk, overwritten by the next.
rings = Table(
    "rings",
    metadata,
    Column("device", String(40), primary_key=True),
    Column("at", Instant, nullable=False),
    Column("answered", SmallInteger, nullable=False),
)
