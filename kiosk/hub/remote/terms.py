"""What another system says of a room, in the hub's words, and the room as it is under both: the stricter of each rule.

The staff's own rules always hold: an administrator's token over there would let everything through in silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from kiosk.domain.hours import Hours, Period, local_day
from kiosk.domain.rooms import Confirmation, Detail, Resource
from kiosk.domain.spans import Span, merge
from kiosk.domain.text import Text


class Why(StrEnum):
    """Why a room cannot be booked at the kiosk."""

    PRICED = "priced"
    STRONG = "strong"
    ELSEWHERE = "elsewhere"
    CLOSED = "closed"
    FIELDS = "fields"


NOTES: Mapping[Why, Text] = {
    Why.PRICED: Text(
        "Tila on maksullinen. Varaa ja maksa se verkossa tai kysy henkilökunnalta.",
        "Rummet är avgiftsbelagt. Boka och betala på webben eller fråga personalen.",
        "There is a charge for this room. Book and pay for it on the web, or ask the staff.",
    ),
    Why.STRONG: Text(
        "Tämän tilan varaaja tunnistautuu pankkitunnuksilla. Varaa verkossa tai kysy henkilökunnalta.",
        "För det här rummet behövs stark autentisering. Boka på webben eller fråga personalen.",
        "You need to identify yourself with your bank to book this room. Book on the web, or ask the staff.",
    ),
    Why.ELSEWHERE: Text(
        "Tila varataan muualla. Kysy henkilökunnalta.",
        "Rummet bokas på annat håll. Fråga personalen.",
        "This room is booked elsewhere. Please ask the staff.",
    ),
    Why.CLOSED: Text(
        "Tilaa ei voi juuri nyt varata. Kysy henkilökunnalta.",
        "Rummet kan inte bokas just nu. Fråga personalen.",
        "This room cannot be booked just now. Please ask the staff.",
    ),
    Why.FIELDS: Text(
        "Varaamiseen tarvitaan tietoja, joita kioski ei kysy. Varaa verkossa tai kysy henkilökunnalta.",
        "För bokningen behövs uppgifter som kiosken inte frågar efter. Boka på webben eller fråga personalen.",
        "Booking this room takes details that the kiosk does not ask for. Book on the web, or ask the staff.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Opening of one local day; None: closed."""

    day: date
    open: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The other system's side of a room. None is no limit. `days` are the days it told of; the others are unknown.

    `fields` are the further details that a reservation there may carry, `fixed` those that are always the same.
    """

    why: Why | None = None
    slot: timedelta | None = None
    min_period: timedelta | None = None
    max_period: timedelta | None = None
    buffer: timedelta = timedelta(0)
    days_ahead: int | None = None
    not_before: datetime | None = None
    not_after: datetime | None = None
    by_staff: bool = False
    capacity: int | None = None
    asks: frozenset[Detail] = frozenset()
    fields: tuple[str, ...] = ()
    days: tuple[Day, ...] = ()


def resource(own: Resource, terms: Terms) -> Resource:
    """The room with the stricter of both sides' rules."""
    rules = own.rules
    slot = _grid(rules.slot, terms.slot)
    longest = min(rules.max_period, terms.max_period) if terms.max_period else rules.max_period
    both = replace(
        rules,
        slot=slot,
        min_period=_up(max(rules.min_period, terms.min_period or slot), slot),
        max_period=max(longest // slot, 1) * slot,
        buffer=max(rules.buffer, terms.buffer),
        days_ahead=rules.days_ahead if terms.days_ahead is None else min(rules.days_ahead, terms.days_ahead),
        confirmation=Confirmation.BY_STAFF if terms.by_staff else Confirmation.AUTOMATIC,
        asks=rules.asks | terms.asks,
        bookable=rules.bookable and terms.why is None,
    )
    limits = [limit for limit in (own.capacity, terms.capacity) if limit]
    note = own.note if terms.why is None else _both(own.note, NOTES[terms.why])
    return replace(own, rules=both, capacity=min(limits, default=None), note=note)


def unheard(own: Resource, hours: Hours) -> tuple[Resource, Hours]:
    """A room of which the other system has not told anything yet: nobody knows when it is open."""
    return own, replace(hours, periods=(), unknown=(hours.known,))


def opening(hours: Hours, terms: Terms, zone: ZoneInfo, *, own_hours: bool) -> Hours:
    """When the room is open: as the staff wrote it, and not when the other system has it closed.

    A room with hours of its own in the staff's file is open as they say: the other system tells of the first opening
    of a day only.
    """
    lasts = Span(terms.not_before or hours.known.start, terms.not_after or hours.known.end)
    if own_hours:
        return replace(hours, periods=tuple(_cut(hours.periods, [lasts], None)))
    told = {day.day: day.open for day in terms.days}
    theirs = [span.clip(lasts) for span in told.values() if span is not None]
    untold = [local_day(day, zone) for day in _days(hours.known, zone) if day not in told]
    unknown = merge([*hours.unknown, *(span.clip(hours.known) for span in untold)])
    return replace(hours, periods=tuple(_cut(hours.periods, theirs, terms.slot)), unknown=tuple(unknown))


def _cut(periods: tuple[Period, ...], spans: list[Span], slot: timedelta | None) -> list[Period]:
    """What the periods and the spans have in common. A part that begins later than its span begins on the span's grid:
    the other system counts from its own opening.
    """
    found = []
    for span in sorted(span for span in spans if span):
        previous_end: datetime | None = None
        for period in periods:
            common = period.span.clip(span)
            if not common:
                continue
            start = common.start
            if slot and start > span.start and start != previous_end:
                start = span.start + _up(start - span.start, slot)
            if start < common.end:
                found.append(Period(start, common.end, period.mode))
                previous_end = common.end
    return sorted(found)


def _days(known: Span, zone: ZoneInfo) -> list[date]:
    first, last = known.start.astimezone(zone).date(), (known.end - timedelta(seconds=1)).astimezone(zone).date()
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _grid(own: timedelta, theirs: timedelta | None) -> timedelta:
    return own if not theirs or not own % theirs else theirs


def _up(length: timedelta, step: timedelta) -> timedelta:
    return -(-length // step) * step


def _both(one: Text | None, other: Text) -> Text:
    if one is None:
        return other
    said = {language: f"{other.in_(language)} {one.in_(language)}" for language in ("fi", "sv", "en")}
    return Text(said["fi"], said["sv"], said["en"])
