"""How each day of the house is: what a source of opening hours tells, and over it what staff wrote in hub.toml.

Where a source is configured, the weekly times of hub.toml are not used: a day of which it tells nothing is unknown. Its
exception days hold always, so that staff can close the house at once, whatever the source says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.domain.hours import DayNote, LocalPeriod
from kiosk.hub.config import Exceptions, HubConfig, ResourceConfig, Weekly
from kiosk.hub.upstream.config import HOURS_KINDS
from kiosk.hub.upstream.source import HoursFound

_BACK = 2
"""Local days before today that stay known: a booking made without the hub may arrive a day late."""

_NO_DAYS: Mapping[date, tuple[LocalPeriod, ...]] = {}


@dataclass(frozen=True, slots=True)
class OpeningDays:
    """What `expand` wants to be told: usual weeks, days that differ, days that nobody told of."""

    weekly: Weekly
    exceptions: Exceptions
    untold: frozenset[date] = frozenset()


def first_day(today: date) -> date:
    """The first day that kiosks are told of: they show the whole week of today."""
    return today - timedelta(days=max(_BACK, today.weekday()))


def of_house(config: HubConfig, found: HoursFound | None, first: date, days: int) -> OpeningDays:
    """The days of the house around `first` and `days` days on; `found` is what a source told last."""
    if not has_source(config):
        return OpeningDays(config.weekly, config.exceptions)
    told = {**(found.days if found else _NO_DAYS), **config.exceptions}
    asked = (first + timedelta(days=n) for n in range(-1, days))  # the evening before reaches into the first day
    return OpeningDays({}, told, frozenset(day for day in asked if day not in told))


def of_room(config: HubConfig, found: HoursFound | None, item: ResourceConfig, house: OpeningDays) -> OpeningDays:
    """The days of a room: its own weeks where it has them. The exceptions of the house hold for it too, unless it has
    one of its own for the day; of what a source tells, those on which the house is shut.
    """
    own = item.own_exceptions or {}
    if item.own_weekly is None:
        return OpeningDays(house.weekly, {**house.exceptions, **own}, house.untold - own.keys())
    shut = dict.fromkeys(found.shut, ()) if found and has_source(config) else {}
    return OpeningDays(item.own_weekly, {**shut, **config.exceptions, **own})


def notes(config: HubConfig, found: HoursFound | None, first: date, days: int) -> tuple[DayNote, ...]:
    """The days that are not like their weekday, in order, and why; what staff wrote holds over what a source tells."""
    told = found.notes if found and has_source(config) else ()
    own = [DayNote(day, config.reasons.get(day)) for day in config.exceptions]
    every = {note.day: note for note in (*told, *own)}
    return tuple(every[day] for day in sorted(every) if first <= day < first + timedelta(days=days))


def has_source(config: HubConfig) -> bool:
    return any(source.kind in HOURS_KINDS for source in config.sources)
