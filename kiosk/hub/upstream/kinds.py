"""Kinds of sources and how each is made; a kind's module is loaded when hub.toml names it."""

from __future__ import annotations

from kiosk.hub.upstream.config import SourceConfig
from kiosk.hub.upstream.source import Source


def make(config: SourceConfig) -> Source:
    """The source of a table in hub.toml; settings let no other kind through."""
    if config.kind == "events_file":
        from kiosk.hub.upstream.events_file import EventsFile

        return EventsFile(config)
    if config.kind == "icalendar":
        from kiosk.hub.upstream.icalendar import CalendarFeed

        return CalendarFeed(config)
    if config.kind == "kirkanta":
        from kiosk.hub.upstream.kirkanta import Kirkanta

        return Kirkanta(config)
    if config.kind == "linked_events":
        from kiosk.hub.upstream.linked_events.source import LinkedEvents

        return LinkedEvents(config)
    if config.kind == "respa":
        from kiosk.hub.upstream.respa.rooms import RespaRooms

        return RespaRooms(config)
    raise ValueError(f"no such kind of source: {config.kind}")
