"""Which events a screen at rest tells of, and what they can truly be called: those of today while today can be visited,
then those of the next day that can.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from kiosk.domain.hours import Mode, local_day
from kiosk.domain.opening import Opening
from kiosk.domain.spans import Span
from kiosk.services.events_view import When, window


class Telling(StrEnum):
    """What the events told of are called together."""

    TODAY = "today"
    LATER_TODAY = "later_today"
    TOMORROW = "tomorrow"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class Choice:
    """Events within `span`. With a `day` they are told by the time of that day alone; `beginning` leaves out what has
    begun before.
    """

    telling: Telling
    span: Span
    day: date | None = None
    beginning: bool = False


def choices(opening: Opening, now: datetime, zone: ZoneInfo) -> Iterator[Choice]:
    """What to tell of, the first that has an event; last come all there are.

    Of a house that opens no more today only what begins yet is told: it is held by somebody who lets people in, but an
    exhibition hangs behind the locked door.
    """
    today = now.astimezone(zone).date()
    opens = opening.opens.astimezone(zone).date() if opening.opens else None
    rest = window(When.TODAY, now, zone)
    if opening.mode is not Mode.CLOSED or opens == today:
        yield Choice(Telling.TODAY, rest, today)
    else:
        yield Choice(Telling.LATER_TODAY, rest, today, beginning=True)
    tomorrow = today + timedelta(days=1)
    if opens == tomorrow:
        yield Choice(Telling.TOMORROW, local_day(tomorrow, zone), tomorrow)
    yield Choice(Telling.COMING, window(When.ANY, now, zone))
