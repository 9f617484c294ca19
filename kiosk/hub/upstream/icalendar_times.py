"""When the events of a feed happen: recurrences, exceptions and zones by maintained libraries, UTC out.

What a rule may cost is not known before it has been worked out (a day that never comes, every second for ever), so
whoever calls this does it under a limit (`icalendar_child`).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar

from kiosk.domain.events import EventStatus, Occurrence
from kiosk.domain.spans import Span

Component: TypeAlias = Any
"""An icalendar.Event. The library types what stands in it as a union of all there is, which helps nobody."""

_DAY = timedelta(days=1)
_TOO_OFTEN = {"SECONDLY", "MINUTELY"}


class TooOftenError(ValueError):
    """A rule that no event for people has."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One time of an event with the component that describes it."""

    time: Occurrence
    component: Component


def learn_zones(texts: Iterable[str]) -> None:
    """Let the feed's own zones (VTIMEZONE) be known by their names; those that cannot be understood are left out."""
    for text in texts:
        with contextlib.suppress(ValueError, KeyError, IndexError, AttributeError, TypeError):
            Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{text}\r\nEND:VCALENDAR\r\n")


def known_zone(name: str | None) -> ZoneInfo | None:
    """The zone of that name; None when there is none."""
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError):
        return None


def happenings(events: Sequence[Component], window: Span, zone: ZoneInfo, told: ZoneInfo | None) -> list[Happening]:
    """All times of one UID that touch the window, sorted.

    Args:
        events: the components with the UID: the event itself and its exceptions (RECURRENCE-ID).
        window: UTC.
        zone: the house's, for whole days, and for times without a zone or with one that nobody knows.
        told: the zone that the feed names for such times (X-WR-TIMEZONE).

    Raises:
        TooOftenError: it comes every second or minute.
        ValueError: or nearly anything else; the libraries promise little about broken input.
    """
    for event in events:
        _check(event)
        _settle(event, told or zone)
    calendar = Calendar()
    if told:  # a series in UTC keeps the wall time of this zone, as the program that wrote it shows it
        calendar.add("X-WR-TIMEZONE", told.key)
    for event in events:
        calendar.add_component(event)
    query = recurring_ical_events.of(calendar)
    # A day more on both sides: whole days are compared as if they were in UTC.
    found = [_happening(component, zone) for component in query.between(window.start - _DAY, window.end + _DAY)]
    near = [one for one in found if one.time.start < window.end and (one.time.end or one.time.start) >= window.start]
    return sorted(near, key=lambda one: (one.time.start, one.time.end or one.time.start))


def _check(event: Component) -> None:
    if not isinstance(event["DTSTART"].dt, date):  # raises KeyError without one; a datetime is a date too
        raise ValueError("DTSTART")
    rules = event.get("RRULE", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        if not _TOO_OFTEN.isdisjoint(rule.get("FREQ", [])):
            raise TooOftenError
        if any(int(interval) < 1 for interval in rule.get("INTERVAL", [])):
            raise ValueError("INTERVAL")


def _settle(event: Component, zone: ZoneInfo) -> None:
    """Give times without a zone one, before rules are worked out: the end of a rule is told in UTC."""
    for name in ("DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE"):
        found = event.get(name, [])
        for value in found if isinstance(found, list) else [found]:
            for part in getattr(value, "dts", [value]):
                part.dt = _settled(part.dt, zone)
    # An end before the start is a slip; the library would take it for the start.
    if "DTEND" in event and _instant(event["DTEND"].dt, zone) < _instant(event["DTSTART"].dt, zone):
        del event["DTEND"]
    if "DURATION" in event and event["DURATION"].dt < timedelta(0):
        del event["DURATION"]


def _settled(value: Any, zone: ZoneInfo) -> Any:
    if isinstance(value, tuple):  # a period of an RDATE
        return tuple(_settled(part, zone) for part in value)
    return value.replace(tzinfo=zone) if isinstance(value, datetime) and value.tzinfo is None else value


def _happening(component: Component, zone: ZoneInfo) -> Happening:
    start, end = component["DTSTART"].dt, component["DTEND"].dt
    all_day = not isinstance(start, datetime)
    begins, ends = _instant(start, zone), _instant(end, zone)
    if all_day or _marked_all_day(component, begins, ends, zone):
        # The end is exclusive; some programs write the last day itself for a single day.
        last = max(ends, _instant(begins.astimezone(zone).date() + _DAY, zone))
        return Happening(Occurrence(begins, last, True, _status(component, zone)), component)
    return Happening(Occurrence(begins, ends if ends > begins else None, False, _status(component, zone)), component)


def _marked_all_day(component: Component, start: datetime, end: datetime, zone: ZoneInfo) -> bool:
    """Outlook writes all-day events as times from midnight to midnight, with a mark."""
    marked = str(component.get("X-MICROSOFT-CDO-ALLDAYEVENT", "")).upper() == "TRUE"
    return marked and end > start and {start.astimezone(zone).time(), end.astimezone(zone).time()} == {time()}


def _status(component: Component, zone: ZoneInfo) -> EventStatus:
    if str(component.get("STATUS", "")).upper() == "CANCELLED":
        return EventStatus.CANCELLED
    planned = component.get("RECURRENCE-ID")
    if planned is not None and _instant(planned.dt, zone) != _instant(component["DTSTART"].dt, zone):
        return EventStatus.RESCHEDULED
    return EventStatus.SCHEDULED


def _instant(value: date, zone: ZoneInfo) -> datetime:
    """UTC, whole seconds; a date is the midnight that begins it."""
    if not isinstance(value, datetime):
        value = datetime.combine(value, time(), zone)
    return value.astimezone(UTC).replace(microsecond=0)
