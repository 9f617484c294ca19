"""How far a reservation can be moved: one answer for the list of ends shown and for the wish to take one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from kiosk.domain.availability import Calendar, refusals
from kiosk.domain.bookings import State
from kiosk.domain.quota import over_quota
from kiosk.domain.refusals import Refusal, Rule
from kiosk.domain.spans import Span, grid
from kiosk.hub.house import Room
from kiosk.hub.reservations.moment import Moment
from kiosk.hub.reservations.quotas import quota_spans
from kiosk.hub.reservations.store import Kept

_CAN_GROW = frozenset({State.CONFIRMED, State.CHECKED_IN})


def extend_refusals(conn: Connection, moment: Moment, room: Room, kept: Kept, end: datetime) -> list[Refusal]:
    """Every rule that a later end would break."""
    reservation = kept.reservation
    if end <= reservation.end:
        return [Refusal(rule=Rule.BAD_SPAN)]
    wish = Span(reservation.start, end)
    calendar = _calendar(conn, moment, room, kept, wish)
    return _refusals(calendar, kept, wish) or _over(conn, moment, room, kept, wish)


def extensions(conn: Connection, moment: Moment, room: Room, kept: Kept) -> tuple[datetime, ...]:
    """Every end that the reservation could be moved to, nearest first."""
    reservation = kept.reservation
    if reservation.state not in _CAN_GROW or moment.now >= reservation.end:
        return ()
    latest = reservation.start + room.rules.max_period
    if latest <= reservation.end:
        return ()
    window = Span(reservation.start, latest)
    calendar = _calendar(conn, moment, room, kept, window)
    found: list[datetime] = []
    for end in _grid_ends(calendar, reservation.end, window):
        wish = Span(reservation.start, end)
        if _refusals(calendar, kept, wish) or _over(conn, moment, room, kept, wish):
            break
        found.append(end)
    return tuple(found)


def _calendar(conn: Connection, moment: Moment, room: Room, kept: Kept, span: Span) -> Calendar:
    others = moment.held_near(conn, room, span, but=kept.id)
    return moment.calendar(room, others, span)


def _refusals(calendar: Calendar, kept: Kept, wish: Span) -> list[Refusal]:
    """Judged as when it was made: a booking that runs has begun in the past, and its day was near enough then."""
    return refusals(calendar, wish, min(kept.created_at, wish.start))


def _over(conn: Connection, moment: Moment, room: Room, kept: Kept, wish: Span) -> list[Refusal]:
    if kept.patron_hash is None:
        return []
    used = quota_spans(conn, room, kept.patron_hash, wish, but=kept.id)
    return over_quota(room.rules.quota, used, wish, moment.house.zone) if used is not None else []


def _grid_ends(calendar: Calendar, after: datetime, window: Span) -> list[datetime]:
    opening = calendar.open_span(window.start)
    if opening is None:
        return []
    ends = [cell.end for cell in grid(opening, calendar.rules.slot)]
    if not ends or ends[-1] < opening.end:
        ends.append(opening.end)
    return [end for end in ends if after < end <= window.end]
