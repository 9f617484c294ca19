"""What the holder of a code can do: find the reservation, check in, extend, end early, cancel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from kiosk.api.booking import Booked, CodeProof
from kiosk.api.problem import ErrorCode
from kiosk.domain.bookings import HOLDING, Action, Reservation, State, actions, cut_end
from kiosk.domain.refusals import Refusal, Rule
from kiosk.hub.db.transaction import Tx
from kiosk.hub.problems import OverError, problem, stop
from kiosk.hub.remote import wishes
from kiosk.hub.remote.following import follow, out_of_hand
from kiosk.hub.reservations import store
from kiosk.hub.reservations.answers import Answer
from kiosk.hub.reservations.documents import booked
from kiosk.hub.reservations.extending import extend_refusals
from kiosk.hub.reservations.late import is_free_again, said_in_time
from kiosk.hub.reservations.moment import Moment
from kiosk.hub.reservations.store import Kept

Act = Callable[[Tx, Moment, str, CodeProof], Answer]
"""(transaction, moment, reservation id, proof) -> answer."""


def find(conn: Connection, moment: Moment, code: str) -> Booked | None:
    """The reservation of a code until its end; also one that fell away meanwhile, so that its holder learns it.

    None tells nobody whether the code ever existed, and costs the same either way; no more does OverError, raised for
    one whose time is over: patrons do look once more, and are no thieves.
    """
    known = store.by_code(conn, moment.secrecy.code(code))
    current = [kept for kept in known if kept.reservation.end > moment.now]
    if known and not current:
        raise OverError
    return booked(conn, moment, current[0]) if current else None


def check_in(tx: Tx, moment: Moment, reservation: str, proof: CodeProof) -> Answer:
    """Say that the holder is there. Who said so in time to a kiosk without a line gets back what was let go since."""
    kept = _proven(tx, moment, reservation, proof.code)
    then = replace(kept.reservation, state=State.CHECKED_IN)
    if proof.made_at is not None and said_in_time(moment, kept, proof.made_at):
        _needs_clock(moment)
        if not is_free_again(tx, kept):
            return Answer(409, problem(ErrorCode.REFUSED, refusals=[Refusal(rule=Rule.TAKEN)]))
        return _written(tx, moment, kept, then)
    return _act(tx, moment, kept, Action.CHECK_IN, then)


def end(tx: Tx, moment: Moment, reservation: str, proof: CodeProof) -> Answer:
    """End a running reservation; its buffer still keeps the room until it has passed. It ends when its holder said so:
    a kiosk without a line has promised the time after it to others.
    """
    kept = _proven(tx, moment, reservation, proof.code)
    said = proof.made_at.astimezone(UTC) if proof.made_at is not None else moment.now
    at = min(said, moment.now).replace(microsecond=0)
    ended = replace(kept.reservation, state=State.FINISHED, end=cut_end(kept.reservation, at))
    return _act(tx, moment, kept, Action.END, ended)


def cancel(tx: Tx, moment: Moment, reservation: str, proof: CodeProof) -> Answer:
    return cancel_kept(tx, moment, _proven(tx, moment, reservation, proof.code))


def cancel_kept(tx: Tx, moment: Moment, kept: Kept) -> Answer:
    """Cancel what is proven to be the asker's already, by code or by the link of the holder's page."""
    return _act(tx, moment, kept, Action.CANCEL, replace(kept.reservation, state=State.CANCELLED))


def extend(tx: Tx, moment: Moment, reservation: str, code: str, until: datetime) -> Answer:
    kept = _proven(tx, moment, reservation, code)
    tx.alone_on(kept.reservation.resource)
    _needs_clock(moment)
    if kept.reservation.state not in HOLDING - {State.REQUESTED} or moment.now >= kept.reservation.end:
        return Answer(409, problem(ErrorCode.NOT_NOW))
    room = moment.house.rooms.get(kept.reservation.resource)
    later = until.astimezone(UTC)
    if Action.EXTEND in out_of_hand(moment, kept):
        return Answer(409, problem(ErrorCode.NOT_NOW))
    broken = extend_refusals(tx.conn, moment, room, kept, later) if room else [Refusal(rule=Rule.UNKNOWN_RESOURCE)]
    if broken or room is None:
        return Answer(409, problem(ErrorCode.REFUSED, refusals=broken))
    if room.source is not None:
        return _asked_for(tx, moment, kept, later)
    # Judged by the room's buffer of today, so it keeps that one: the one it was booked with may reach into the next.
    return _written(tx, moment, kept, kept.reservation.moved_to(later), room.rules.buffer)


def _proven(tx: Tx, moment: Moment, reservation: str, code: str) -> Kept:
    """The reservation, if the code is its own. The same answer whether the id or the code is wrong."""
    typed = moment.secrecy.code(code)
    kept = store.by_id(tx.conn, reservation)
    if kept is None or kept.code_hash != typed:
        raise stop(ErrorCode.CODE_UNKNOWN)
    if kept.reservation.end <= moment.now:  # perhaps what a kiosk had kept while it had no line
        raise OverError
    return kept


def _needs_clock(moment: Moment) -> None:
    if moment.clock_behind:
        raise stop(ErrorCode.CLOCK_UNTRUSTED)


def _act(tx: Tx, moment: Moment, kept: Kept, action: Action, then: Reservation) -> Answer:
    if action is not Action.CANCEL:
        _needs_clock(moment)
    rules = moment.house.rules(kept.reservation.resource)
    allowed = actions(kept.reservation, rules, moment.now, can_extend=False) - out_of_hand(moment, kept)
    if action not in allowed:
        return Answer(409, problem(ErrorCode.NOT_NOW))
    return _written(tx, moment, kept, then)


def _written(tx: Tx, moment: Moment, kept: Kept, then: Reservation, buffer: timedelta | None = None) -> Answer:
    """`buffer` in place of the one that it was booked with."""
    remote = moment.house.source(kept.reservation.resource) is not None
    if buffer is None:
        buffer = timedelta(0) if remote else kept.held_until - kept.reservation.end
    after = replace(kept, reservation=then, held_until=then.end + buffer)
    ends_early = then.state is State.FINISHED and after.held_until > moment.now
    if not store.change(tx, kept, after, holds=then.holds or ends_early):
        return Answer(409, problem(ErrorCode.NOT_NOW))
    follow(tx, moment, kept, after)
    return Answer(200, booked(tx.conn, moment, after))


def _asked_for(tx: Tx, moment: Moment, kept: Kept, until: datetime) -> Answer:
    """A later end in another system: the gap is kept for it here until that system has spoken."""
    after = replace(kept, held_until=until)
    if not wishes.move(tx, kept.id, until) or not store.change(tx, kept, after):
        return Answer(409, problem(ErrorCode.NOT_NOW))
    return Answer(200, booked(tx.conn, moment, after))
