"""The tables, for SQLite and PostgreSQL alike. The migrations make them; a test holds both to the same shape."""

from __future__ import annotations

from kiosk.hub.db.tables.anonymous import celia_days, celia_keys, idea_counts, idea_keys, ideas
from kiosk.hub.db.tables.base import Instant, metadata
from kiosk.hub.db.tables.bookings import details, remote, remote_rooms, reservations
from kiosk.hub.db.tables.core import answers, changes, devices, documents, meta, rings
from kiosk.hub.db.tables.mystery import mystery_found, mystery_records, mystery_teams
from kiosk.hub.db.tables.upstream import picture_origins, pictures, sources, upstream_items

__all__ = (
    "Instant",
    "answers",
    "celia_days",
    "celia_keys",
    "changes",
    "details",
    "devices",
    "documents",
    "idea_counts",
    "idea_keys",
    "ideas",
    "meta",
    "metadata",
    "mystery_found",
    "mystery_records",
    "mystery_teams",
    "picture_origins",
    "pictures",
    "remote",
    "remote_rooms",
    "reservations",
    "rings",
    "sources",
    "upstream_items",
)
