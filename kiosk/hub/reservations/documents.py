"""A reservation as its holder sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from kiosk.api.booking import Booked
from kiosk.domain.bookings import Action, Reservation, State, actions, check_in_window, release_at
from kiosk.hub.remote import wishes
from kiosk.hub.remote.following import out_of_hand
from kiosk.hub.reservations import store
from kiosk.hub.reservations.extending import extensions
from kiosk.hub.reservations.moment import Moment
from kiosk.hub.reservations.store import Kept


def mask(name: str | None) -> str | None:
    """First letters only: "Maija Korhonen" is shown as "M. K."."""
    letters = [part[0].upper() for part in (name or "").split() if part[0].isalnum()]
    return " ".join(f"{letter}." for letter in letters) or None


def booked(conn: Connection, moment: Moment, kept: Kept) -> Booked:
    """The document for the one who holds the code, with what can be done at this moment."""
    name, people = store.details_of(conn, kept.id)
    room = moment.house.rooms.get(kept.reservation.resource)
    told = document(moment, kept, extensions(conn, moment, room, kept) if room else (), name, people)
    return replace(told, door_code=door_code(conn, moment, kept.reservation))


def door_code(conn: Connection, moment: Moment, reservation: Reservation) -> str | None:
    """What opens the door, as long as the booking gives a right to it."""
    if not reservation.holds or moment.house.source(reservation.resource) is None:
        return None
    return wishes.door_code(conn, reservation.id)


def document(
    moment: Moment, kept: Kept, extend_to: tuple[datetime, ...], name: str | None, people: int | None
) -> Booked:
    """The same when all that it tells is at hand."""
    reservation = kept.reservation
    rules = moment.house.rules(reservation.resource)
    allowed = actions(reservation, rules, moment.now, can_extend=bool(extend_to)) - out_of_hand(moment, kept)
    confirmed = reservation.state is State.CONFIRMED
    return Booked(
        reservation=reservation,
        actions=tuple(action for action in Action if action in allowed),
        extend_to=extend_to if Action.EXTEND in allowed else (),
        check_in_from=check_in_window(reservation, rules).start if confirmed else None,
        release_at=release_at(reservation, rules, kept.counted_from),
        masked_name=mask(name),
        people=people,
        public_page=moment.page(kept),
    )
