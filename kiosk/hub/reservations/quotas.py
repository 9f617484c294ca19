"""What a patron already uses of a room, read for the domain's quota rules."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection

from kiosk.domain.rooms import Quota
from kiosk.domain.spans import Span
from kiosk.hub.house import Room
from kiosk.hub.reservations import store

_WEEK = timedelta(days=10)  # the local week around any instant, and around what is offered instead, lies within it
_UNLIMITED = Quota()


def quota_spans(
    conn: Connection, room: Room, patron_hash: str, wish: Span, but: str | None = None
) -> list[Span] | None:
    """The patron's other spans around the wish; None when the room has no quota and nothing need be read."""
    if room.rules.quota == _UNLIMITED:
        return None
    return store.of_patron(conn, patron_hash, room.resource.id, wish.widen(_WEEK), but)
