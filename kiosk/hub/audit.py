"""Looks for what must never be there: two reservations that hold one resource at one time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from kiosk.hub.db.tables import reservations


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two reservations of a resource whose holding spans, buffers included, touch."""

    resource: str
    first: str
    second: str
    start: datetime


_a = reservations.alias("a").c
_b = reservations.alias("b").c
_OVERLAPS = (
    select(_a.resource, _a.id, _b.id, _b.start_at)
    .where(_a.resource == _b.resource, _a.id != _b.id, _a.holds == 1, _b.holds == 1)
    .where(_a.start_at <= _b.start_at, _a.held_until > _b.start_at)
    .order_by(_b.start_at)
)


def audit(conn: Connection) -> list[Overlap]:
    """Every overlap; an empty list is the only right answer."""
    return [Overlap(*row) for row in conn.execute(_OVERLAPS)]
