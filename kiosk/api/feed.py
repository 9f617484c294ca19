"""What a kiosk shows, as the hub tells it: everything once, then what changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kiosk.domain.bookings import Reservation
from kiosk.domain.celia import Celia
from kiosk.domain.events import Event, EventFilter
from kiosk.domain.hours import DayNote, Hours
from kiosk.domain.ideas import Question
from kiosk.domain.pages import Page, Plan
from kiosk.domain.rooms import Resource
from kiosk.domain.text import Text
from kiosk.mystery.story import Story
from kiosk.mystery.team import Fame


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What a kiosk knows of its house. `zone` is an IANA name; `public_url` is where patrons' phones reach the hub.

    `self_service_help` tells how to reach staff when nobody is at the desk.
    `hours_stale` and `events_stale` are there only while a source does not answer: since when what it tells is old.
    """

    name: Text
    zone: str
    hours: Hours
    public_url: str | None = None
    link_hosts: tuple[str, ...] = ()
    day_notes: tuple[DayNote, ...] = ()
    self_service_help: Text | None = None
    event_filters: tuple[EventFilter, ...] = ()
    hours_stale: datetime | None = None
    events_stale: datetime | None = None
    celia: Celia = field(default_factory=Celia)
    keep_teams_days: int = 60
    """How long after its last game a team of the mystery is kept, here as at the hub."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceDoc:
    """A resource with the opening hours that apply to it (its own, or those of the house)."""

    resource: Resource
    hours: Hours


class Kind(StrEnum):
    """What a change is about."""

    HOUSE = "house"
    RESOURCE = "resource"
    RESERVATION = "reservation"
    EVENT = "event"
    PAGE = "page"
    PLAN = "plan"
    QUESTION = "question"
    STORY = "story"
    HALL = "hall"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    """The teams of the present month that read the whole letter and wanted to stand there, the newest first."""

    entries: tuple[Fame, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One changed entity, whole; a document of None says that the entity is gone."""

    kind: Kind
    id: str
    house: House | None = None
    resource: ResourceDoc | None = None
    reservation: Reservation | None = None
    event: Event | None = None
    page: Page | None = None
    plan: Plan | None = None
    question: Question | None = None
    story: Story | None = None
    hall: Hall | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Changes since a cursor, oldest first, each entity once; `more` says to ask again at once."""

    cursor: str
    changes: tuple[Change, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Everything a kiosk shows, to start (over) from; the feed goes on at `cursor`. Events, which may be many, are
    fetched by the page (`EventPage`) after it and before the feed.
    """

    cursor: str
    house: House
    resources: tuple[ResourceDoc, ...]
    reservations: tuple[Reservation, ...]
    pages: tuple[Page, ...] = ()
    plan: Plan | None = None
    questions: tuple[Question, ...] = ()
    story: Story | None = None
    hall: Hall | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """Events by id, those after the asked one; `next` is what to ask for then, None at the end."""

    events: tuple[Event, ...] = ()
    next: str | None = None
