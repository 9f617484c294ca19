"""What became of a wish over there, made true here: each in one transaction, and only while the wish still stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.domain.bookings import State
from kiosk.domain.refusals import Rule
from kiosk.hub.db.transaction import Tx
from kiosk.hub.remote import wishes
from kiosk.hub.remote.wishes import Task, Wish
from kiosk.hub.reservations import store
from kiosk.hub.reservations.store import Kept


def booked(tx: Tx, task: Task, remote_id: str, state: State, now: datetime, door_code: str | None = None) -> None:
    """It is in the other system, `confirmed` or `requested` there."""
    if not wishes.reached(tx, task, remote_id):
        return  # taken back meanwhile: that wish now knows what to take back
    kept = store.by_id(tx.conn, task.kept.id)
    if kept is None:
        return
    reservation = kept.reservation
    if reservation.state is not State.PROVISIONAL:
        if not reservation.holds:
            wishes.drop(tx, kept.id)
        return
    if door_code is not None:
        wishes.note_door_code(tx, kept.id, door_code)
    # Who took a running slot stood in front of the room, however long the word of the other system took.
    certain = State.CHECKED_IN if reservation.start <= kept.created_at else State.CONFIRMED
    then = State.REQUESTED if state is State.REQUESTED else certain
    confirmed = None if then is State.REQUESTED else now.replace(microsecond=0)
    store.change(tx, kept, replace(kept, reservation=replace(reservation, state=then), confirmed_at=confirmed))


def unwanted(tx: Tx, task: Task, remote_id: str, rule: Rule) -> None:
    """It came to be over there in a way that is of no use here (it waits for a payment): denied, and taken back."""
    if wishes.reached(tx, task, remote_id, rule):
        _deny(tx, task)
        wishes.drop(tx, task.kept.id)


def refused(tx: Tx, task: Task, rule: Rule) -> None:
    """The other system said no."""
    if not wishes.reached(tx, task, refused=rule):
        return
    if task.wish is Wish.BOOK:
        _deny(tx, task)
    elif task.wish is Wish.MOVE:
        let_gap_go(tx, store.by_id(tx.conn, task.kept.id))


def moved(tx: Tx, task: Task) -> None:
    """It ends over there when it was wished to."""
    if not wishes.reached(tx, task) or task.until is None:
        return
    kept = store.by_id(tx.conn, task.kept.id)
    if kept is not None and kept.reservation.holds and kept.reservation.end != task.until:
        store.change(tx, kept, replace(kept, reservation=kept.reservation.moved_to(task.until), held_until=task.until))


def dropped(tx: Tx, task: Task) -> None:
    """It is gone over there."""
    wishes.reached(tx, task)


def let_gap_go(tx: Tx, kept: Kept | None) -> None:
    """The time behind it that was kept free while an extension was asked for is anybody's again."""
    if kept is not None and kept.reservation.holds and kept.held_until != kept.reservation.end:
        store.change(tx, kept, replace(kept, held_until=kept.reservation.end))


def _deny(tx: Tx, task: Task) -> None:
    kept = store.by_id(tx.conn, task.kept.id)
    if kept is not None and kept.reservation.state is State.PROVISIONAL:
        store.change(tx, kept, replace(kept, reservation=replace(kept.reservation, state=State.DENIED)))
