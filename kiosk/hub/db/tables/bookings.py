"""Reservations, what is personal of them, and what is to be reached of them in other systems."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, SmallInteger, String, Table, text

from kiosk.hub.db.tables.base import Instant, metadata

reservations = Table(
    "reservations",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("resource", String(64), nullable=False),
    Column("start_at", Instant, nullable=False),
    Column("end_at", Instant, nullable=False),
    # End plus the buffer of the day it was booked: until then nothing else may begin.
    Column("held_until", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    # 1 while it keeps others out; kept beside the state because indexes and constraints ask for it.
    Column("holds", SmallInteger, nullable=False),
    Column("code_hash", String(64)),
    Column("patron_hash", String(64)),
    Column("created_at", Instant, nullable=False),
    # When it became certain; the no-show clock runs from here when that is after the start.
    Column("confirmed_at", Instant),
)

_HOLDS = text("holds = 1")
_LET_GO = text("holds = 0 AND code_hash IS NOT NULL")
_PATRON = text("patron_hash IS NOT NULL")

Index(
    "holding_by_time",
    reservations.c.resource,
    reservations.c.start_at,
    reservations.c.held_until,
    reservations.c.end_at,
    sqlite_where=_HOLDS,
    postgresql_where=_HOLDS,
)
Index("holding_code", reservations.c.code_hash, unique=True, sqlite_where=_HOLDS, postgresql_where=_HOLDS)
Index("let_go_code", reservations.c.code_hash, sqlite_where=_LET_GO, postgresql_where=_LET_GO)
Index(
    "patron_by_time",
    reservations.c.patron_hash,
    reservations.c.start_at,
    sqlite_where=_PATRON,
    postgresql_where=_PATRON,
)

remote = Table(
    "remote",
    metadata,
    # A reservation of ours whose room lives in another system, and what is to be reached there (`kiosk.hub.remote`).
    Column("reservation", String(32), ForeignKey("reservations.id", ondelete="CASCADE"), primary_key=True),
    Column("source", String(24), nullable=False),
    Column("remote_id", String(100)),
    Column("wish", String(8)),
    Column("until", Instant),
    # Counts on with every change of the row: what was asked for an older turn is not taken for the newer one.
    Column("turn", BigInteger, nullable=False),
    Column("sent", SmallInteger, nullable=False, server_default=text("0")),
    Column("tries", Integer, nullable=False, server_default=text("0")),
    Column("next_at", Instant),
    Column("claimed_until", Instant),
    # The rule that the last wish broke over there.
    Column("refused", String(24)),
    # Opens the door: told to the holder alone, gone with the booking.
    Column("door_code", String(20)),
)
Index("remote_turn", remote.c.turn)
_WISHED = text("wish IS NOT NULL")
Index("remote_wishes", remote.c.source, remote.c.turn, sqlite_where=_WISHED, postgresql_where=_WISHED)

remote_rooms = Table(
    "remote_rooms",
    metadata,
    Column("resource", String(64), primary_key=True),
    Column("source", String(24), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("read_at", Instant, nullable=False),
)

details = Table(
    "details",
    metadata,
    Column("reservation", String(32), ForeignKey("reservations.id", ondelete="CASCADE"), primary_key=True),
    Column("name", String(80)),
    Column("people", Integer),
)
