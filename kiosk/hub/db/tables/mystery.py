"""Teams of the mystery, their logs, and clues that were put back."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, Integer, LargeBinary, String, Table, Text

from kiosk.hub.db.tables.base import Instant, metadata

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
