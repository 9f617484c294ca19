"""What the kiosk can answer by itself, from the World: used while the hub is away."""

from __future__ import annotations

from datetime import datetime

from kiosk.api.booking import Booked
from kiosk.domain.alternatives import alternatives
from kiosk.domain.availability import ends, refusals
from kiosk.domain.bookings import Action, Reservation, State, actions, check_in_window
from kiosk.domain.refusals import Refusal, Rule
from kiosk.domain.rooms import Detail, Resource
from kiosk.domain.spans import Span
from kiosk.services.outcomes import Refused, Wish
from kiosk.services.world import World


def impossible(world: World, wish: Wish, now: datetime) -> Refused | None:
    """Why a wish cannot be kept by what is known here, with what would work; None when it may be tried."""
    doc = world.docs.get(wish.resource)
    if doc is None:
        return Refused(refusals=(Refusal(rule=Rule.UNKNOWN_RESOURCE),))
    calendars = world.calendars()
    broken = refusals(calendars[wish.resource], wish.span, now)
    broken += _untold(doc.resource, wish)
    if not broken:
        return None
    rooms = world.resources
    found = alternatives(
        rooms, calendars, wish.resource, wish.span, now, fits=lambda key, _span: not _untold(rooms[key], wish)
    )
    return Refused(refusals=tuple(broken), alternatives=tuple(found))


def _untold(room: Resource, wish: Wish) -> list[Refusal]:
    """What the room asks and nobody has told, and more people than it holds."""
    told = {Detail.NAME: wish.details.name, Detail.CARD: wish.card}
    capacity, people = room.capacity, wish.details.people
    missing = [detail for detail in sorted(room.rules.asks) if detail in told and not told[detail]]
    missing += [Detail.PEOPLE] if Detail.PEOPLE in room.rules.asks and people is None else []
    broken = [Refusal(rule=Rule.DETAIL_MISSING, detail=missing[0].value)] if missing else []
    if people is not None and capacity is not None and people > capacity:
        broken.append(Refusal(rule=Rule.OVER_CAPACITY, count=capacity))
    return broken


def as_booked(world: World, reservation: Reservation, now: datetime) -> Booked:
    """The reservation as its holder may see it, with what can be done with it by the rules known here."""
    doc = world.docs.get(reservation.resource)
    if doc is None:
        return Booked(reservation=reservation)
    rules = doc.resource.rules
    later: tuple[datetime, ...] = ()
    if reservation.state in {State.CONFIRMED, State.CHECKED_IN} and now < reservation.end:
        later = extensions(world, reservation, now)
    return Booked(
        reservation=reservation,
        actions=tuple(sorted(actions(reservation, rules, now, can_extend=bool(later)))),
        extend_to=later,
        check_in_from=check_in_window(reservation, rules).start,
    )


def extensions(world: World, reservation: Reservation, now: datetime) -> tuple[datetime, ...]:
    """Later ends a reservation could be moved to, nearest first."""
    calendar = world.calendar(reservation.resource, except_=(reservation.id,))
    # A reservation that began some slots ago could not be made now, yet it may grow: ask as of its own start.
    asked_at = min(now, reservation.start)
    margin = calendar.rules.max_period + calendar.rules.buffer
    near = calendar.within(Span(reservation.start - margin, reservation.start + margin))
    return tuple(end for end in ends(near, reservation.start, asked_at) if end > max(reservation.end, now))


def allowed(
    world: World, action: Action, reservation: Reservation, now: datetime, end: datetime | None
) -> Refused | None:
    """Why an action cannot be done by the rules known here; None when it may be saved for the hub."""
    booked = as_booked(world, reservation, now)
    if action not in booked.actions:
        return Refused()
    if action is Action.EXTEND and end not in booked.extend_to:
        return Refused(refusals=(Refusal(rule=Rule.TAKEN),))
    return None
