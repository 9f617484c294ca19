"""What happens to reservations by themselves: release of what nobody uses, finishing, letting go, erasing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, or_, select, update

from kiosk.domain.bookings import HOLDING, State, release_at
from kiosk.domain.rooms import Rules
from kiosk.hub.db.tables import Instant, details, remote, reservations
from kiosk.hub.db.transaction import Tx
from kiosk.hub.remote.following import follow
from kiosk.hub.reservations import store
from kiosk.hub.reservations.moment import Moment
from kiosk.hub.reservations.store import Kept

_over = reservations.c.end_at < bindparam("before", type_=Instant)
_ERASE_DETAILS = delete(details).where(details.c.reservation.in_(select(reservations.c.id).where(_over)))
_ERASE_KEYS = (
    update(reservations)
    .where(_over, or_(reservations.c.code_hash.is_not(None), reservations.c.patron_hash.is_not(None)))
    .values(code_hash=None, patron_hash=None)
)
_ERASE_DOORS = (
    update(remote)
    .where(remote.c.door_code.is_not(None), remote.c.reservation.in_(select(reservations.c.id).where(_over)))
    .values(door_code=None)
)


def any_due(conn: Connection, moment: Moment) -> bool:
    """Whether a step is due: asked every few seconds, and mostly in vain, so without taking the write lock."""
    started = store.started(conn, moment.now)
    return any(due(kept, moment.house.rules(kept.reservation.resource), moment.now) for kept in started)


def pass_time(tx: Tx, moment: Moment) -> int:
    """Take every step that is due now; how many were taken."""
    taken = 0
    for kept in store.started(tx.conn, moment.now):
        then = due(kept, moment.house.rules(kept.reservation.resource), moment.now)
        if then is not None:
            after = replace(kept, reservation=replace(kept.reservation, state=then))
            if store.change(tx, kept, after, holds=False):
                follow(tx, moment, kept, after)
                taken += 1
    return taken


def due(kept: Kept, rules: Rules, now: datetime) -> State | None:
    """The state a reservation falls into at `now`; None while it stays as it is.

    What was used is finished when its buffer has passed, so that kiosks and database free the room at one time.
    """
    reservation = kept.reservation
    if reservation.state not in HOLDING:  # ended early: only its buffer held the room
        return reservation.state if now >= kept.held_until else None
    if reservation.state is State.REQUESTED:
        return State.RELEASED if now >= _unanswered_at(kept, rules) else None
    if reservation.state is State.PROVISIONAL:  # the system that has its room never answered
        return State.DENIED if now >= reservation.end else None
    unused = None if kept.theirs else release_at(reservation, rules, kept.counted_from)
    if unused is not None and unused <= reservation.end and now >= unused:
        return State.RELEASED
    return State.FINISHED if now >= kept.held_until else None


def _unanswered_at(kept: Kept, rules: Rules) -> datetime:
    """When a request that staff never answered stops holding the room: as a no-show would, at its end at the latest."""
    grace = rules.no_show_release
    end = kept.reservation.end
    return end if grace is None else min(end, max(kept.reservation.start, kept.created_at) + grace)


def erase(tx: Tx, now: datetime, after_days: int) -> int:
    """Erase what could tell who booked, `after_days` days after the end; how many bookings had something to erase."""
    before = {"before": now - timedelta(days=after_days)}
    named = tx.conn.execute(_ERASE_DETAILS, before).rowcount
    keyed = tx.conn.execute(_ERASE_KEYS, before).rowcount
    doors = tx.conn.execute(_ERASE_DOORS, before).rowcount
    return max(named, keyed, doors)
