"""Booking: every rule asked, the nearest thing that works offered, the room taken in the same transaction."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from kiosk.api.booking import BookingRequest, Details
from kiosk.api.problem import ErrorCode
from kiosk.domain.alternatives import Fits, alternatives
from kiosk.domain.availability import Calendar, refusals
from kiosk.domain.bookings import Reservation, State
from kiosk.domain.identity import without_identity
from kiosk.domain.quota import over_quota
from kiosk.domain.refusals import Alternative, Refusal, Rule
from kiosk.domain.rooms import Confirmation, Detail
from kiosk.domain.spans import Span
from kiosk.domain.text import clean
from kiosk.hub.db.transaction import Tx
from kiosk.hub.house import Room
from kiosk.hub.problems import problem, stop
from kiosk.hub.remote import wishes
from kiosk.hub.reservations import store
from kiosk.hub.reservations.answers import Answer
from kiosk.hub.reservations.documents import document
from kiosk.hub.reservations.extending import can_grow, extensions_in, reach
from kiosk.hub.reservations.moment import LOOK_AROUND, Moment
from kiosk.hub.reservations.quotas import quota_spans
from kiosk.hub.reservations.store import Held, Kept

_LATE = timedelta(hours=24)
"""A booking made while the hub was away is judged by the time it was made, if that is no longer ago."""

_SANE = timedelta(days=3 * 366)
"""Spans farther from now than this are refused before anybody does arithmetic with them."""


def book(tx: Tx, moment: Moment, wish: BookingRequest) -> Answer:
    """Take the room, or say why not and what would work."""
    if moment.clock_behind:
        raise stop(ErrorCode.CLOCK_UNTRUSTED)
    room = moment.house.rooms.get(wish.resource)
    if room is None:
        return _refused([Refusal(rule=Rule.UNKNOWN_RESOURCE)])
    span = Span(wish.start.astimezone(UTC), wish.end.astimezone(UTC))
    absurd = _absurd(room, span, moment.now)
    if absurd:
        return _refused(absurd)
    patron = moment.secrecy.patron(wish.patron_key) if wish.patron_key else None
    window = reach(span, room.rules)
    tx.alone_on(room.resource.id)
    held = moment.held_near(tx.conn, room, window)
    calendar = moment.calendar(room, held, window)
    used = quota_spans(tx.conn, room, patron, span) if patron else None
    broken = [
        *_against_time(moment, calendar, span, wish.made_at),
        *(over_quota(room.rules.quota, used, span, moment.house.zone) if used is not None else ()),
        *_missing(room, wish),
    ] or _against_old_buffers(held, span, room.rules.buffer)
    if broken:
        return _refused(broken, instead(tx.conn, moment, room, span, wish))
    kept = _new(room, span, moment.now, moment.secrecy.code(wish.code), patron)
    asked = _asked(room, wish.details)
    if not store.add(tx, kept, asked.name, asked.people):
        return Answer(409, problem(ErrorCode.CODE_TAKEN))
    if room.source is not None:
        wishes.book(tx, kept.id, room.source)
    extend_to = extensions_in(calendar, moment, room, kept, used) if can_grow(kept.reservation, moment.now) else ()
    return Answer(201, document(moment, kept, extend_to, asked.name, asked.people))


def _refused(broken: list[Refusal], instead: list[Alternative] | None = None) -> Answer:
    return Answer(409, problem(ErrorCode.REFUSED, refusals=broken, alternatives=instead or ()))


def _absurd(room: Room, span: Span, now: datetime) -> list[Refusal]:
    if not span:
        return [Refusal(rule=Rule.BAD_SPAN)]
    if span.start < now - _SANE:
        return [Refusal(rule=Rule.IN_PAST, instant=now)]
    if span.start > now + _SANE:
        return [Refusal(rule=Rule.TOO_FAR_AHEAD, count=room.rules.days_ahead)]
    if span.length > _SANE:
        return [Refusal(rule=Rule.TOO_LONG, length=room.rules.max_period)]
    return []


def _against_time(moment: Moment, calendar: Calendar, span: Span, made_at: datetime | None) -> list[Refusal]:
    made = made_at.astimezone(UTC) if made_at else moment.now
    judged_at = max(made, moment.now - _LATE) if made <= moment.now else moment.now
    broken = refusals(calendar, span, judged_at)
    if span.end <= moment.now and all(refusal.rule is not Rule.IN_PAST for refusal in broken):
        broken.insert(0, Refusal(rule=Rule.IN_PAST, instant=moment.now))
    return broken


def _against_old_buffers(held: list[Held], span: Span, buffer: timedelta) -> list[Refusal]:
    """What was booked when the room's buffer was longer than it is now keeps what it was promised."""
    clash = [item for item in held if item.span.start < span.end + buffer and span.start < item.until]
    longest = max((item.until - item.span.end for item in clash), default=buffer)
    return [Refusal(rule=Rule.BUFFER, length=max(longest, buffer))] if clash else []


def _missing(room: Room, wish: BookingRequest) -> list[Refusal]:
    asks, capacity, told = room.rules.asks, room.resource.capacity, wish.details
    found: list[Refusal] = []
    if Detail.NAME in asks and not _name(told):
        found.append(Refusal(rule=Rule.DETAIL_MISSING, detail=Detail.NAME.value))
    if Detail.PEOPLE in asks and told.people is None:
        found.append(Refusal(rule=Rule.DETAIL_MISSING, detail=Detail.PEOPLE.value))
    if Detail.CARD in asks and not wish.patron_key:
        found.append(Refusal(rule=Rule.DETAIL_MISSING, detail=Detail.CARD.value))
    if capacity is not None and told.people is not None and told.people > capacity:
        found.append(Refusal(rule=Rule.OVER_CAPACITY, count=capacity))
    return found


def _asked(room: Room, told: Details) -> Details:
    """What the room's rule asks for; anything told beyond that is not kept."""
    asks = room.rules.asks
    return Details(
        name=_name(told) or None if Detail.NAME in asks else None,
        people=told.people if Detail.PEOPLE in asks else None,
    )


def _name(told: Details) -> str:
    return clean(without_identity(told.name or ""), 80)


def instead(
    conn: Connection, moment: Moment, room: Room, span: Span, wish: BookingRequest | None = None
) -> list[Alternative]:
    """The nearest that works, of this room and its group; for the one who wished it, where that is known."""
    window = span.widen(LOOK_AROUND)
    group = room.resource.group
    peers = {
        peer.resource.id: peer
        for peer in moment.house.rooms.values()
        if peer is room or (group and peer.resource.group == group)
    }
    calendars = {key: _as_promised(conn, moment, peer, window) for key, peer in peers.items()}
    resources = {key: peer.resource for key, peer in peers.items()}
    fits = _for_whom(conn, moment, peers, span, wish) if wish is not None else _for_anybody
    return alternatives(resources, calendars, room.resource.id, span, moment.now, fits=fits)


def _as_promised(conn: Connection, moment: Moment, room: Room, window: Span) -> Calendar:
    """With what others hold, and what is left of a buffer that was longer when they booked: it cannot be had either."""
    held, buffer = store.held(conn, room.resource.id, window), room.rules.buffer
    kept = (Span(item.span.start, max(item.span.end, item.until - buffer)) for item in held)
    return room.calendar(moment.house.zone, kept, window)


def _for_anybody(_resource: str, _span: Span) -> bool:
    return True


def _for_whom(conn: Connection, moment: Moment, peers: Mapping[str, Room], around: Span, wish: BookingRequest) -> Fits:
    """What is asked there has been told, and the patron has not used up what they may have."""
    patron = moment.secrecy.patron(wish.patron_key) if wish.patron_key else None
    open_to = {key for key, peer in peers.items() if not _missing(peer, wish)}
    used = {key: quota_spans(conn, peers[key], patron, around) for key in open_to} if patron else {}

    def fits(resource: str, span: Span) -> bool:
        if resource not in open_to:
            return False
        held = used.get(resource)
        return held is None or not over_quota(peers[resource].rules.quota, held, span, moment.house.zone)

    return fits


def _new(room: Room, span: Span, now: datetime, code: str, patron: str | None) -> Kept:
    automatic = room.rules.confirmation is Confirmation.AUTOMATIC
    # Who takes a room whose time has come stands in front of it: nothing is left to check in.
    certain = State.CHECKED_IN if span.start <= now else State.CONFIRMED
    state = certain if automatic else State.REQUESTED
    if room.source is not None:  # the other system has the last word, and keeps the gaps between its bookings itself
        state, automatic = State.PROVISIONAL, False
    made = now.replace(microsecond=0)
    return Kept(
        Reservation(id=secrets.token_hex(8), resource=room.resource.id, start=span.start, end=span.end, state=state),
        held_until=span.end if room.source is not None else span.end + room.rules.buffer,
        code_hash=code,
        patron_hash=patron,
        created_at=made,
        confirmed_at=made if automatic else None,
    )
