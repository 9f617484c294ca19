"""The tables, for SQLite and PostgreSQL alike. The migrations make them; a test holds both to the same shape."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeDecorator, TypeEngine


class Instant(TypeDecorator[datetime]):
    """A UTC instant in whole seconds: timestamptz on PostgreSQL, sortable ISO text that staff can read on SQLite."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        kind: TypeEngine[Any] = String(20) if dialect.name == "sqlite" else DateTime(timezone=True)
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        if value is None:
            return None
        utc = value if value.tzinfo is UTC else value.astimezone(UTC)
        return f"{utc.isoformat()[:19]}Z" if dialect.name == "sqlite" else utc.replace(microsecond=0)

    def process_result_value(self, value: datetime | str | None, dialect: Dialect) -> datetime | None:
        del dialect
        if value is None:
            return None
        return datetime.fromisoformat(value) if isinstance(value, str) else value.astimezone(UTC)


metadata = MetaData()

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

sources = Table(
    "sources",
    metadata,
    Column("name", String(24), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("tried_at", Instant),
    # When it was read whole for the last time; what it tells is as old as this.
    Column("ok_at", Instant),
    Column("failures", Integer, nullable=False, server_default=text("0")),
    Column("problem", String(24)),
    Column("skipped", Text, nullable=False, server_default=text("'{}'")),
    # What it wants to be handed back at the next run, and the last good data of one that does not tell of events.
    Column("state", Text, nullable=False, server_default=text("''")),
    Column("kept", LargeBinary),
)

upstream_items = Table(
    "upstream_items",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("source", String(24), nullable=False),
    Column("series", String(64), nullable=False),
    Column("picture_url", Text),
    Column("ends_at", Instant),
    Column("body", LargeBinary, nullable=False),
)
Index("items_of_series", upstream_items.c.series)

pictures = Table(
    "pictures",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("media_type", String(20), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("made_at", Instant, nullable=False),
)

picture_origins = Table(
    "picture_origins",
    metadata,
    Column("owner", String(24), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("picture", String(40)),
    Column("validators", Text, nullable=False, server_default=text("'{}'")),
    Column("checked_at", Instant, nullable=False),
    Column("failures", Integer, nullable=False, server_default=text("0")),
)

# What patrons answered, as numbers alone: no day, no device, nothing that a number could be joined to.
idea_counts = Table(
    "idea_counts",
    metadata,
    # Empty for patrons' own ideas.
    Column("question", String(64), primary_key=True),
    # "answer" or "mood"; the choice is the answer's place from 0, or the mood.
    Column("what", String(8), primary_key=True),
    Column("choice", String(16), primary_key=True),
    Column("given", Integer, nullable=False),
    # What patrons may see, as it was when staff published it.
    Column("published", Integer),
    sqlite_with_rowid=False,
)

# What patrons wrote. Ids are random and the rows are kept by them: nothing tells in what order they came.
ideas = Table(
    "ideas",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("question", String(64)),
    Column("text", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("state", String(16), nullable=False),
    sqlite_with_rowid=False,
)

# Idempotency keys of ideas, apart from those of bookings: hashed, without device and time.
idea_keys = Table(
    "idea_keys",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("day", Date, nullable=False),
    sqlite_with_rowid=False,
)

# Teams of the mystery. `fame` is what of one may stand in the hall of fame: a drawn name, a level, a day.
mystery_teams = Table(
    "mystery_teams",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("last_at", Instant, nullable=False),
    Column("fame", Text),
    Column("fame_day", Date),
    Column("certificate", String(16)),
)
Index("mystery_last", mystery_teams.c.last_at)
Index("mystery_fame", mystery_teams.c.fame_day)
Index("mystery_certificate", mystery_teams.c.certificate, unique=True)

mystery_records = Table(
    "mystery_records",
    metadata,
    Column("team", String(64), primary_key=True),
    Column("id", String(64), primary_key=True),
    # The place in the team's log in which the hub heard of it; kiosks ask for what comes after a place.
    Column("n", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
Index("mystery_in_order", mystery_records.c.team, mystery_records.c.n)

mystery_found = Table(
    "mystery_found",
    metadata,
    # When staff last put a clue back into its place.
    Column("clue", String(64), primary_key=True),
    Column("at", Instant, nullable=False),
)

# A kiosk's last call for staff: one row a kiosk, overwritten by the next.
rings = Table(
    "rings",
    metadata,
    Column("device", String(40), primary_key=True),
    Column("at", Instant, nullable=False),
    Column("answered", SmallInteger, nullable=False),
)

# How often Celia's page was of use on a day, in fives and by the house: see `domain.celia_count`.
celia_days = Table(
    "celia_days",
    metadata,
    Column("day", Date, primary_key=True),
    Column("code", Integer, nullable=False),
    Column("sample", Integer, nullable=False),
    # Whether a campaign was on: the settings know only the one of today.
    Column("campaign", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)

# Parts of days that have come: a keyed hash of a random key, without device and time.
celia_keys = Table(
    "celia_keys",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("day", Date, nullable=False),
    sqlite_with_rowid=False,
)
