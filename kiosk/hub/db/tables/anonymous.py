"""What patrons answer, write and use, as numbers and texts that nothing can be joined to."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, SmallInteger, String, Table, Text

from kiosk.hub.db.tables.base import metadata

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
