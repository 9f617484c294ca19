"""What staff do with requests: read them, approve, deny."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from kiosk.api.booking import Requested
from kiosk.api.problem import ErrorCode
from kiosk.domain.bookings import State, may_become
from kiosk.hub.db.transaction import Tx
from kiosk.hub.problems import problem, stop
from kiosk.hub.remote import wishes
from kiosk.hub.remote.following import follow
from kiosk.hub.reservations import store
from kiosk.hub.reservations.answers import Answer
from kiosk.hub.reservations.moment import Moment


def requests(conn: Connection) -> list[Requested]:
    """Everything that waits for a yes or no, the earliest start first. Names are whole: staff decide by them."""
    found = []
    for kept in store.in_state(conn, State.REQUESTED):
        if wishes.standing(conn, kept.id) is not None:  # its own system's staff answer it, there
            continue
        name, people = store.details_of(conn, kept.id)
        found.append(Requested(reservation=kept.reservation, made_at=kept.created_at, name=name, people=people))
    return found


def approve(tx: Tx, moment: Moment, reservation: str) -> Answer:
    """Confirm a request. Its no-show clock starts now if its time has come already."""
    return _decide(tx, moment, reservation, State.CONFIRMED)


def deny(tx: Tx, moment: Moment, reservation: str) -> Answer:
    """Refuse a request, or withdraw what was confirmed and is not in use."""
    return _decide(tx, moment, reservation, State.DENIED)


def _decide(tx: Tx, moment: Moment, reservation: str, then: State) -> Answer:
    kept = store.by_id(tx.conn, reservation)
    if kept is None:
        raise stop(ErrorCode.NOT_FOUND)
    over = moment.now >= kept.reservation.end
    elsewhere = moment.house.source(kept.reservation.resource) is not None
    if kept.theirs or (elsewhere and then is State.CONFIRMED):  # that is for the other system to say
        return Answer(409, problem(ErrorCode.NOT_NOW))
    if over or not may_become(kept.reservation.state, then):
        return Answer(409, problem(ErrorCode.NOT_NOW))
    confirmed = moment.now.replace(microsecond=0) if then is State.CONFIRMED else kept.confirmed_at
    after = replace(kept, reservation=replace(kept.reservation, state=then), confirmed_at=confirmed)
    if not store.change(tx, kept, after):
        return Answer(409, problem(ErrorCode.NOT_NOW))
    follow(tx, moment, kept, after)
    return Answer(200, after.reservation)
