"""A check-in that a kiosk kept while it had no line: the hub has let the booking go, and its holder is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from kiosk.domain.bookings import State, check_in_window, release_at
from kiosk.domain.spans import Span
from kiosk.hub.db.transaction import Tx
from kiosk.hub.reservations import store
from kiosk.hub.reservations.moment import Moment
from kiosk.hub.reservations.store import Kept


def said_in_time(moment: Moment, kept: Kept, made_at: datetime) -> bool:
    """Whether it was let go as unused, by this hub alone, after its holder had checked in."""
    room = moment.house.rooms.get(kept.reservation.resource)
    if kept.reservation.state is not State.RELEASED or kept.confirmed_at is None or room is None or room.source:
        return False
    confirmed = replace(kept.reservation, state=State.CONFIRMED)
    said, released = made_at.astimezone(UTC), release_at(confirmed, room.rules, kept.counted_from)
    in_time = said <= moment.now and said in check_in_window(confirmed, room.rules)
    return in_time and released is not None and said < released


def is_free_again(tx: Tx, kept: Kept) -> bool:
    """Whether nobody else has the room by now, nor its code."""
    reservation = kept.reservation
    tx.alone_on(reservation.resource)
    held = store.held(tx.conn, reservation.resource, Span(reservation.start, kept.held_until))
    return not held and not any(other.reservation.holds for other in store.by_code(tx.conn, kept.code_hash or ""))
