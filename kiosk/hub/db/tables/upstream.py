"""What the town's systems tell of: their items as they came, how each of them fares, and pictures."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, Text, text

from kiosk.hub.db.tables.base import Instant, metadata

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
