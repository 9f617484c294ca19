"""What a change of a reservation here means over there. A house without such rooms pays one look into a dictionary."""

from __future__ import annotations

from kiosk.domain.bookings import Action, State
from kiosk.domain.rooms import Confirmation
from kiosk.hub.db.transaction import Tx
from kiosk.hub.remote import wishes
from kiosk.hub.reservations.moment import Moment
from kiosk.hub.reservations.store import Kept

_GONE = frozenset({State.CANCELLED, State.DENIED, State.RELEASED})


def follow(tx: Tx, moment: Moment, before: Kept, after: Kept) -> None:
    """Wish over there for what has just been written here: called with every change that is not the other system's."""
    if moment.house.source(before.reservation.resource) is None:
        return
    if after.reservation.state in _GONE:
        wishes.drop(tx, before.id)
    elif after.reservation.state is State.FINISHED and after.reservation.end < before.reservation.end:
        wishes.move(tx, before.id, after.reservation.end)


def out_of_hand(moment: Moment, kept: Kept) -> frozenset[Action]:
    """What the holder cannot do though the state would allow it: what the staff of the other system have confirmed only
    they can change, and nobody acts on what others hold there.
    """
    if kept.theirs:
        return frozenset(Action)
    room = moment.house.rooms.get(kept.reservation.resource)
    if room is None or room.source is None or room.rules.confirmation is not Confirmation.BY_STAFF:
        return frozenset()
    if kept.reservation.state in {State.CONFIRMED, State.CHECKED_IN}:
        return frozenset({Action.CANCEL, Action.EXTEND})
    return frozenset()
