"""What is open and what is reserved in a window, for every resource at once: the query that must stay cheap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, String, bindparam, literal_column, select, type_coerce

from kiosk.domain.spans import Span
from kiosk.hub.db.tables import Instant, reservations
from kiosk.hub.house import HouseView, Room

LONGEST = timedelta(days=31)

_r = reservations.c
_WINDOW = (
    literal_column("holds") == literal_column("1"),
    _r.start_at < bindparam("before", type_=Instant),
    _r.end_at > bindparam("after", type_=Instant),
)
# SQLite keeps instants as the very text the answer wants: it is passed on as it is.
_AS_TEXT = select(_r.resource, type_coerce(_r.start_at, String), type_coerce(_r.end_at, String))
_AS_TIME = select(_r.resource, _r.start_at, _r.end_at)


def availability(conn: Connection, house: HouseView, window: Span, resource: str | None) -> bytes:
    """An encoded `Availability`. Openings and reservations that touch the window are given whole: the grid of a
    resource begins where its opening begins.
    """
    rooms = list(house.rooms.values()) if resource is None else [house.rooms[resource]]
    reserved: dict[str, list[Sequence[Any]]] = {room.resource.id: [] for room in rooms}
    given = {"before": window.end, "after": window.start}
    query = _query(conn).where(_r.resource == resource) if resource is not None else _query(conn)
    for row in conn.execute(query, given):
        spans = reserved.get(row[0])
        if spans is not None:
            spans.append((row[1], row[2]))
    return msgspec.json.encode(
        {
            "start": window.start,
            "end": window.end,
            "resources": [_resource(room, window, reserved[room.resource.id]) for room in rooms],
        }
    )


def _query(conn: Connection) -> Select[Any]:
    base: Select[Any] = _AS_TEXT if conn.dialect.name == "sqlite" else _AS_TIME
    return base.where(*_WINDOW).order_by(_r.resource, _r.start_at)


def _resource(room: Room, window: Span, reserved: list[Sequence[Any]]) -> dict[str, Any]:
    opened = [(span.start, span.end) for span in room.openings_near(window)]
    return {"resource": room.resource.id, "open": opened, "reserved": reserved}
