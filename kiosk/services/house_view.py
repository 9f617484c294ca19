"""What the screens show of rooms, computed from the World and the moment alone.

Home cards, the day strip, the timelines of a day, the lengths a booking may have and the walk-up offer. Nothing here
waits for anything: all of it may run on the UI thread between two frames.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from kiosk.domain.availability import Calendar, Slot, day_slots, ends, free_until, next_start, refusals
from kiosk.domain.hours import Mode, local_day
from kiosk.domain.refusals import Rule
from kiosk.domain.rooms import Resource
from kiosk.domain.spans import Span
from kiosk.services.world import World

WALK_UP = timedelta(hours=1)
_LOOK_AHEAD = timedelta(days=2)
_PRESETS = frozenset({timedelta(minutes=30), timedelta(minutes=90), *(timedelta(hours=n) for n in range(1, 25))})


class Presence(StrEnum):
    """What a room is to the one who passes by."""

    FREE = "free"
    TAKEN = "taken"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeCard:
    """The living fact of a tile. `until`: free - how long; taken - bookable from; closed - opens at; None not known.

    `walk_up` is what "book now" would take; None when nothing can be had at this moment.
    """

    resource: Resource
    presence: Presence
    until: datetime | None = None
    walk_up: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomDay:
    """A room's timeline of a local day; without slots it is closed all day, or its hours are not known."""

    resource: Resource
    day: date
    slots: tuple[Slot, ...] = ()
    closed: bool = False
    unknown: bool = False

    @property
    def bookable(self) -> bool:
        return any(slot.can_start for slot in self.slots)


class Limit(StrEnum):
    """Why a booking cannot be longer."""

    NEXT_BOOKING = "next_booking"
    RULE = "rule"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthChoice:
    """One length on offer; `limit` is told on the longest only."""

    length: timedelta
    end: datetime
    limit: Limit | None = None


def home_cards(world: World, now: datetime) -> list[HomeCard]:
    """One card per resource, in the order in which the house lists them."""
    calendars = world.calendars()
    return [_card(doc.resource, calendars[key], now) for key, doc in world.docs.items()]


def _card(resource: Resource, calendar: Calendar, now: datetime) -> HomeCard:
    if calendar.hours.mode_at(now) is Mode.UNKNOWN:
        return HomeCard(resource=resource, presence=Presence.UNKNOWN)
    near = _near(calendar, now)
    if near.open_span(now) is None:
        opens = _opens_at(calendar, now)
        return HomeCard(resource=resource, presence=Presence.CLOSED, until=opens)
    until = free_until(near, now)
    if until is not None:
        return HomeCard(resource=resource, presence=Presence.FREE, until=until, walk_up=_walk_up(near, now))
    free = next_start(near, now, now + _LOOK_AHEAD)
    return HomeCard(resource=resource, presence=Presence.TAKEN, until=free.start if free else None)


def _opens_at(calendar: Calendar, now: datetime) -> datetime | None:
    """The next bookable opening; None when none is known, or it may be earlier on a day that nobody told of."""
    opens = min((span.start for span in calendar.openings if span.start > now), default=None)
    return opens if opens is not None and calendar.hours.knows(Span(now, opens)) else None


def _near(calendar: Calendar, now: datetime) -> Calendar:
    """The same calendar with only the bookings of the next days, so that questions about now stay cheap."""
    margin = calendar.rules.max_period + calendar.rules.buffer
    return calendar.within(Span(now - margin, now + _LOOK_AHEAD + margin))


def days(world: World, now: datetime) -> list[date]:
    """Local days on which something may be booked: from today to the widest rule, as far as hours are known."""
    today = world.today(now)
    ahead = max((doc.resource.rules.days_ahead for doc in world.docs.values()), default=0)
    known_to = max((doc.hours.known.end for doc in world.docs.values()), default=now)
    strip = (today + timedelta(days=n) for n in range(1, ahead + 1))
    return [today, *(day for day in strip if local_day(day, world.zone).start < known_to)]


def room_day(world: World, resource: str, day: date, now: datetime, yours: Iterable[Span] = ()) -> RoomDay:
    """A room's timeline; KeyError when the room is not known (any more). `yours` are the visit's own spans in it."""
    calendar = world.calendars()[resource]
    known = world.docs[resource].resource
    span = local_day(day, world.zone)
    if not calendar.hours.known.covers(span):
        return RoomDay(resource=known, day=day, unknown=True)
    slots = tuple(day_slots(calendar, span, now, yours))
    if calendar.hours.knows(span):
        return RoomDay(resource=known, day=day, slots=slots, closed=not slots)
    # Of a day that nobody told of, the end of the evening before may be known all the same.
    return RoomDay(resource=known, day=day, slots=slots, unknown=not any(slot.end > now for slot in slots))


def ends_from(world: World, resource: str, start: datetime, now: datetime) -> list[datetime]:
    """Every end that a booking from `start` may have, nearest first (for tapping another slot as the end)."""
    calendar = _around(world, resource, start)
    return ends(calendar, start, now) if calendar else []


def lengths(world: World, resource: str, start: datetime, now: datetime) -> list[LengthChoice]:
    """The lengths on offer from `start`: the usual ones that fit and the longest; empty when none can begin there."""
    calendar = _around(world, resource, start)
    possible = ends(calendar, start, now) if calendar else []
    if calendar is None or not possible:
        return []
    longest = possible[-1]
    usual = [end for end in possible if end - start in _PRESETS and end != longest]
    return [
        *(LengthChoice(length=end - start, end=end) for end in usual),
        LengthChoice(length=longest - start, end=longest, limit=_limit(calendar, start, longest, now)),
    ]


def _limit(calendar: Calendar, start: datetime, longest: datetime, now: datetime) -> Limit:
    opening = calendar.open_span(start)
    if opening is None or longest >= opening.end:
        return Limit.CLOSING
    longer = Span(start, min(longest + calendar.rules.slot, opening.end))
    rules = {refusal.rule for refusal in refusals(calendar, longer, now)}
    return Limit.NEXT_BOOKING if rules & {Rule.TAKEN, Rule.BUFFER} else Limit.RULE


def walk_up(world: World, resource: str, now: datetime) -> Span | None:
    """What "book now" takes: the slot that is running, up to an hour; None when it cannot be had."""
    calendar = _around(world, resource, now)
    return _walk_up(calendar, now) if calendar else None


def _walk_up(calendar: Calendar, now: datetime) -> Span | None:
    opening = calendar.open_span(now)
    if opening is None:
        return None
    start = opening.start + (now - opening.start) // calendar.rules.slot * calendar.rules.slot
    possible = ends(calendar, start, now)
    fitting = [end for end in possible if end - start <= WALK_UP] or possible[:1]
    return Span(start, fitting[-1]) if fitting else None


def _around(world: World, resource: str, instant: datetime) -> Calendar | None:
    calendar = world.calendars().get(resource)
    return _near(calendar, instant) if calendar else None
