"""What a kiosk shows, as the hub tells it: everything once, then what changes."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.api.house import Hall, House, Kind, ResourceDoc
from kiosk.domain.bookings import Reservation
from kiosk.domain.events import Event
from kiosk.domain.ideas import Question
from kiosk.domain.pages import Page, Plan
from kiosk.mystery.story import Story


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
