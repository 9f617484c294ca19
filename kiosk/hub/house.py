"""The house as of one local day: opening hours expanded once, rooms ready to be asked, documents ready to be sent."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from kiosk.api.house import House, ResourceDoc
from kiosk.domain.availability import Calendar
from kiosk.domain.hours import Hours, Period, expand, local_day
from kiosk.domain.rooms import Resource, Rules
from kiosk.domain.spans import Span
from kiosk.hub import opening_days
from kiosk.hub.config import HubConfig, ResourceConfig
from kiosk.hub.opening_days import OpeningDays
from kiosk.hub.remote import terms as remote
from kiosk.hub.remote.terms import Terms
from kiosk.hub.upstream.sources import Told


@dataclass(frozen=True, slots=True)
class Room:
    """A resource with its hours; `openings` are the merged spans in which its modes let it be booked. `source` names
    the system in which its reservations live when that is not this hub.
    """

    resource: Resource
    hours: Hours
    openings: tuple[Span, ...]
    source: str | None = None

    @property
    def rules(self) -> Rules:
        return self.resource.rules

    def openings_near(self, window: Span) -> tuple[Span, ...]:
        """Whole openings that touch the window."""
        first = bisect_right(self.openings, window.start, key=lambda s: s.end)
        last = bisect_left(self.openings, window.end, key=lambda s: s.start)
        return self.openings[first:last]

    def calendar(self, zone: ZoneInfo, busy: Iterable[Span], window: Span) -> Calendar:
        """A calendar for questions inside the window. It carries only the openings near it: the domain walks through
        all it is given, and two months of them would cost more than the rest of a booking.
        """
        mode = next(iter(self.rules.modes), None)
        periods = tuple(Period(s.start, s.end, mode) for s in self.openings_near(window)) if mode else ()
        return Calendar(self.rules, Hours(self.hours.known, periods, self.hours.unknown), tuple(busy), zone)


@dataclass(frozen=True, slots=True)
class HouseView:
    """Everything the configuration says, worked out for the days around `since`; stale from `until` on."""

    config: HubConfig
    zone: ZoneInfo
    since: datetime
    until: datetime
    house: House
    rooms: Mapping[str, Room]
    told: Told
    terms: Mapping[str, Terms]

    @property
    def day(self) -> date:
        """The local day it was worked out for."""
        return self.since.astimezone(self.zone).date()

    @property
    def resources(self) -> dict[str, Resource]:
        return {room.resource.id: room.resource for room in self.rooms.values()}

    def source(self, resource: str) -> str | None:
        """The system in which the reservations of a resource live; None when that is this hub."""
        room = self.rooms.get(resource)
        return room.source if room else None

    def docs(self) -> list[ResourceDoc]:
        return [ResourceDoc(resource=room.resource, hours=room.hours) for room in self.rooms.values()]

    def rules(self, resource: str) -> Rules:
        """The rules of a resource; the default ones for reservations of a room that is no longer configured."""
        room = self.rooms.get(resource)
        return room.rules if room else Rules()


_NOTHING_HEARD: Mapping[str, Terms] = {}


def view(
    config: HubConfig, now: datetime, told: Told | None = None, terms: Mapping[str, Terms] = _NOTHING_HEARD
) -> HouseView:
    """The house on the local day of `now`, with what its sources have told of it; `terms` is what other systems say of
    the rooms that live in them.
    """
    told = told or Told()
    zone = ZoneInfo(config.zone)
    today = now.astimezone(zone).date()
    first = opening_days.first_day(today)
    days = (today - first).days + config.hours_known_days

    def expanded(told: OpeningDays) -> Hours:
        return expand(told.weekly, told.exceptions, first, days, zone, told.untold)

    house_days = opening_days.of_house(config, told.hours, first, days)
    house_hours = expanded(house_days)
    house = House(
        name=config.house_name,
        zone=config.zone,
        hours=house_hours,
        public_url=config.public_url,
        link_hosts=config.link_hosts,
        day_notes=opening_days.notes(config, told.hours, first, days),
        self_service_help=config.self_service_help,
        event_filters=tuple(rule.shown for rule in config.event_filters),
        hours_stale=told.hours_stale,
        events_stale=told.events_stale,
        celia=config.celia,
        keep_teams_days=config.erase_teams_after_days,
    )
    rooms: dict[str, Room] = {}
    for item in config.resources:
        own_days = opening_days.of_room(config, told.hours, item, house_days)
        hours = house_hours if own_days == house_days else expanded(own_days)
        resource, source = item.resource, None
        if item.elsewhere is not None:
            source = item.elsewhere.source
            resource, hours = _under_terms(item, hours, terms.get(resource.id), zone)
        rooms[resource.id] = Room(resource, hours, tuple(hours.open_spans(resource.rules.modes)), source)
    day = local_day(today, zone)
    return HouseView(config, zone, day.start.astimezone(UTC), day.end.astimezone(UTC), house, rooms, told, terms)


def _under_terms(item: ResourceConfig, hours: Hours, terms: Terms | None, zone: ZoneInfo) -> tuple[Resource, Hours]:
    if terms is None:
        return remote.unheard(item.resource, hours)
    hours = remote.opening(hours, terms, zone, own_hours=item.own_weekly is not None)
    return remote.resource(item.resource, terms), hours
