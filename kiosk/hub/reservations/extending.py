"""How far a reservation can be moved: the ends that are shown, and the judgement of the one that is wished."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection

from kiosk.domain.availability import Calendar, refusals
from kiosk.domain.bookings import Reservation, State
from kiosk.domain.quota import over_quota
from kiosk.domain.refusals import Refusal, Rule
from kiosk.domain.rooms import Rules
from kiosk.domain.spans import Span
from kiosk.hub.house import Room
from kiosk.hub.reservations.moment import Moment
from kiosk.hub.reservations.quotas import quota_spans
from kiosk.hub.reservations.store import Kept

_CAN_GROW = frozenset({State.CONFIRMED, State.CHECKED_IN})


def reach(span: Span, rules: Rules) -> Span:
    """The span that a booking could fill at most: what others hold in it decides how far it can grow."""
    return Span(span.start, max(span.end, span.start + rules.max_period))


def can_grow(reservation: Reservation, now: datetime) -> bool:
    return reservation.state in _CAN_GROW and now < reservation.end


def extend_refusals(conn: Connection, moment: Moment, room: Room, kept: Kept, end: datetime) -> list[Refusal]:
    """Every rule that a later end would break."""
    reservation = kept.reservation
    if end <= reservation.end:
        return [Refusal(rule=Rule.BAD_SPAN)]
    wish = Span(reservation.start, end)
    calendar = moment.calendar(room, moment.held_near(conn, room, wish, but=kept.id), wish)
    broken = refusals(calendar, wish, _as_of(kept))
    return broken or _over(moment, room, _used(conn, room, kept), wish)


def extensions(conn: Connection, moment: Moment, room: Room, kept: Kept) -> tuple[datetime, ...]:
    """Every end that the reservation could be moved to, nearest first."""
    if not can_grow(kept.reservation, moment.now):
        return ()
    window = reach(kept.reservation.span, room.rules)
    calendar = moment.calendar(room, moment.held_near(conn, room, window, but=kept.id), window)
    return extensions_in(calendar, moment, room, kept, _used(conn, room, kept))


def extensions_in(
    calendar: Calendar, moment: Moment, room: Room, kept: Kept, used: Sequence[Span] | None
) -> tuple[datetime, ...]:
    """The same when what others hold, and what the patron uses already, is at hand."""
    start = kept.reservation.start
    found: list[datetime] = []
    for end in _free_ends(calendar, kept.reservation.span):
        if _over(moment, room, used, Span(start, end)):
            break
        found.append(end)
    # What staff have changed since it was made (the grid, the days ahead, whether it is booked here at all) refuses
    # every end alike: one is asked for all.
    return tuple(found) if found and not refusals(calendar, Span(start, found[-1]), _as_of(kept)) else ()


def _as_of(kept: Kept) -> datetime:
    """Judged as when it was made: what runs has begun in the past, and its day was near enough then."""
    return min(kept.created_at, kept.reservation.start)


def _free_ends(calendar: Calendar, span: Span) -> Iterator[datetime]:
    """Ends after the present one, on the grid or at closing, before the next booking and within the longest period.

    By arithmetic, because it is asked with every booking; a test holds it equal to the domain's own `ends`.
    """
    rules = calendar.rules
    opening = calendar.open_span(span.start)
    if opening is None:
        return
    latest = min(
        opening.end,
        calendar.hours.known.end,
        span.start + rules.max_period,
        *(busy.start - rules.buffer for busy in calendar.busy if busy.end > span.start),
    )
    shortest = span.start + rules.min_period
    end = opening.start + ((span.end - opening.start) // rules.slot + 1) * rules.slot
    while end <= latest:
        if end >= shortest:
            yield end
        end += rules.slot
    if end - rules.slot < opening.end <= latest:  # the short last stretch of the day
        yield opening.end


def _used(conn: Connection, room: Room, kept: Kept) -> list[Span] | None:
    if kept.patron_hash is None:
        return None
    return quota_spans(conn, room, kept.patron_hash, kept.reservation.span, but=kept.id)


def _over(moment: Moment, room: Room, used: Sequence[Span] | None, wish: Span) -> list[Refusal]:
    return over_quota(room.rules.quota, used, wish, moment.house.zone) if used is not None else []
