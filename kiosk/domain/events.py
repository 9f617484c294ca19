"""What is on: an event with the times at which it happens, whoever tells of it. Terms follow Linked Events.

An event that comes again (a series) is one event with several occurrences, so that a list can show it once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.domain.text import Text

ASSUMED_LENGTH = timedelta(hours=2)
"""How long an occurrence is listed when nobody told its end. Never shown as an end."""


class EventStatus(StrEnum):
    """`postponed` is put off without a new time, `rescheduled` has got one."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    RESCHEDULED = "rescheduled"


class Organiser(StrEnum):
    """What kind of partner stands behind an event."""

    TOWN = "town"
    ASSOCIATION = "association"
    COMPANY = "company"


class LinkKind(StrEnum):
    """Where a link leads."""

    PAGE = "page"
    TICKETS = "tickets"
    SIGN_UP = "sign_up"


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One time of an event, in UTC. `end` is exclusive and None when nobody told it.

    Of an all-day occurrence start and end are local midnights and `end` is always there; an exhibition of two weeks is
    one all-day occurrence.
    """

    start: datetime
    end: datetime | None = None
    all_day: bool = False
    status: EventStatus = EventStatus.SCHEDULED

    @property
    def over_at(self) -> datetime:
        """When it leaves the list."""
        return max(self.end, self.start) if self.end is not None else self.start + ASSUMED_LENGTH


@dataclass(frozen=True, slots=True)
class Link:
    """An http(s) address on a host that staff allow; anything else never leaves the hub."""

    kind: LinkKind
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event as a patron may read it: every text cleaned and flattened, nothing that could be markup.

    `id` is the hub's own, at most 64 characters; `source` the name of the source in hub.toml. `occurrences` are sorted;
    there are none when it is postponed without a new time. `place` is what a patron looks for ("Virta-sali",
    "Lastenosasto"), `address` the line for a map. `description` has paragraphs separated by an empty line. `tags` are
    ids of the house's filters. `picture` is the id of a picture at the hub. `free` is None when nobody told.
    `seats_left` 0 says full. Ages in years.
    """

    id: str
    source: str
    title: Text
    occurrences: tuple[Occurrence, ...] = ()
    status: EventStatus = EventStatus.SCHEDULED
    lead: Text | None = None
    description: Text | None = None
    place: Text | None = None
    address: Text | None = None
    organiser: Text | None = None
    organiser_kind: Organiser | None = None
    price: Text | None = None
    free: bool | None = None
    tags: tuple[str, ...] = ()
    icon: str = ""
    picture: str | None = None
    picture_alt: Text | None = None
    picture_credit: str = ""
    accessibility: Text | None = None
    links: tuple[Link, ...] = ()
    seats: int | None = None
    seats_left: int | None = None
    sign_up_from: datetime | None = None
    sign_up_until: datetime | None = None
    min_age: int | None = None
    max_age: int | None = None

    def link(self, kind: LinkKind) -> str | None:
        return next((link.url for link in self.links if link.kind is kind), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """A chip over the list of events, from the house's own keywords and places; `id` stands in `Event.tags`.

    `icon` also marks the events themselves (the first filter that fits), `tone` is the colour of their card.
    """

    id: str
    name: Text
    icon: str = "calendar"
    tone: str = "sea"
