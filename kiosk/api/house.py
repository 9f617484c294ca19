"""What a kiosk shows before it has heard anything: the documents of which its world is made.

Apart from the others, which come with the line to the hub: each class is a part of the start.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kiosk.domain.celia import Celia
from kiosk.domain.events import EventFilter
from kiosk.domain.hours import DayNote, Hours
from kiosk.domain.rooms import Resource
from kiosk.domain.text import Text
from kiosk.mystery.fame import Fame


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
