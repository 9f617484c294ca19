"""Rules of rooms that nobody could book by, or that do not mean what they seem to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from kiosk.domain.hours import LocalPeriod
from kiosk.domain.rooms import Confirmation, Detail
from kiosk.settings.cross import Finding, check_icon, repeated
from kiosk.settings.cross_hours import minutes
from kiosk.settings.house import HubSettings, Room, by_weekday
from kiosk.settings.lines import Path as KeyPath
from kiosk.settings.problems import quoted
from kiosk.settings.written import write_duration

_WEEK = 7


def check(settings: HubSettings) -> Iterator[Finding]:
    if not settings.rooms:
        yield Finding(("rooms",), "no_rooms", severity="warning")
    names: dict[str, str] = {}
    yield from _elsewhere(settings)
    for key, room in settings.rooms.items():
        path: KeyPath = ("rooms", key)
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key):
            yield Finding(path, "room_id", outer=True)
        twin = names.setdefault(room.name.fi.casefold(), key)
        if twin != key:
            concerns: tuple[KeyPath, ...] = (("rooms", twin, "name"),)
            yield Finding((*path, "name"), "same_name", {"other": twin}, concerns)
        yield from check_icon((*path, "icon"), room.icon)
        for number, line in enumerate(room.features):
            yield from check_icon((*path, "features", number, "icon"), line.icon)
        yield from repeated((*path, "modes"), room.modes)
        yield from repeated((*path, "asks"), room.asks)
        yield from _periods(path, room)
        yield from _quota(path, room)
        yield from _counted(path, room, settings)
        yield from _openings(path, room, settings)


def _elsewhere(settings: HubSettings) -> Iterator[Finding]:
    """Rooms whose reservations live in a Respa."""
    known = [source.name for source in settings.sources if source.kind == "respa"]
    seen: dict[tuple[str, str], str] = {}
    for key, room in settings.rooms.items():
        path: KeyPath = ("rooms", key)
        if room.source is None and room.respa_id is None:
            continue
        if room.source is None or room.respa_id is None:
            missing = "source" if room.source is None else "respa_id"
            yield Finding(path, "room_source_half", {"key": missing}, ((*path, missing),), outer=True)
            continue
        if room.source not in known:
            values = {"value": quoted(room.source), "known": ", ".join(known) or "–"}
            yield Finding((*path, "source"), "room_source", values)
        twin = seen.setdefault((room.source, room.respa_id), key)
        if twin != key:
            yield Finding((*path, "respa_id"), "room_source_twice", {"other": twin}, (("rooms", twin, "respa_id"),))
        if room.confirmation is Confirmation.BY_STAFF:
            yield Finding((*path, "confirmation"), "room_source_confirms", severity="warning")


def _periods(path: KeyPath, room: Room) -> Iterator[Finding]:
    slot, grid = (*path, "slot"), write_duration(room.slot)
    if room.min_period > room.max_period:
        values = {"min": write_duration(room.min_period), "max": write_duration(room.max_period)}
        yield Finding((*path, "min_period"), "periods_order", values, ((*path, "max_period"),))
    for name, length in (("min_period", room.min_period), ("max_period", room.max_period)):
        if length % room.slot:
            near = _rounded(length, room.slot, up=name == "min_period")
            values = {"value": write_duration(length), "slot": grid, "near": f'"{write_duration(near)}"'}
            yield Finding((*path, name), "slot_divides", values, (slot,))
    if room.buffer % room.slot:
        near = _rounded(room.buffer, room.slot, up=True)
        values = {"value": write_duration(room.buffer), "slot": grid, "near": write_duration(near)}
        yield Finding((*path, "buffer"), "buffer_grid", values, (slot,), severity="warning")
    if room.no_show_release is not None and room.no_show_release >= room.min_period:
        values = {"value": write_duration(room.no_show_release), "min": write_duration(room.min_period)}
        concerns: tuple[KeyPath, ...] = ((*path, "min_period"), slot)
        yield Finding((*path, "no_show_release"), "release_late", values, concerns, severity="warning")


def _rounded(length: timedelta, slot: timedelta, *, up: bool) -> timedelta:
    whole = length // slot
    return max(whole + 1 if up else whole, 1) * slot


def _quota(path: KeyPath, room: Room) -> Iterator[Finding]:
    quota, here = room.quota, (*path, "quota")
    shortest = room.min_period / timedelta(hours=1)
    for name, hours in (("hours_per_day", quota.hours_per_day), ("hours_per_week", quota.hours_per_week)):
        if hours is not None and hours < shortest:
            values = {"value": f"{hours:g}", "min": write_duration(room.min_period)}
            yield Finding((*here, name), "quota_short", values, ((*path, "min_period"),))
    pairs = (
        ("hours_per_week", quota.hours_per_week, "hours_per_day", quota.hours_per_day),
        ("count_per_week", quota.count_per_week, "count_per_day", quota.count_per_day),
    )
    for week_name, week, day_name, day in pairs:
        if week is not None and day is not None and week < day:
            concerns: tuple[KeyPath, ...] = ((*here, day_name),)
            yield Finding((*here, week_name), "quota_week", {"value": f"{week:g}", "day": f"{day:g}"}, concerns)


def _counted(path: KeyPath, room: Room, settings: HubSettings) -> Iterator[Finding]:
    """Whether a quota can be counted: by the library card, and as long as a booking is known to be somebody's."""
    quota, asked = (*path, "quota"), Detail.CARD in room.asks
    by_week = room.quota.hours_per_week is not None or room.quota.count_per_week is not None
    limited = by_week or room.quota.hours_per_day is not None or room.quota.count_per_day is not None
    if limited and not asked:
        yield Finding(quota, "quota_uncounted", concerns=((*path, "asks"),), severity="warning")
    elif asked and not limited:
        yield Finding((*path, "asks"), "card_unused", concerns=(quota,), severity="warning")
    elif by_week and settings.house.erase_after_days < _WEEK:
        values = {"days": str(settings.house.erase_after_days)}
        concerns: tuple[KeyPath, ...] = (("house", "erase_after_days"),)
        yield Finding(quota, "quota_erased", values, concerns, severity="warning")


def _openings(path: KeyPath, room: Room, settings: HubSettings) -> Iterator[Finding]:
    """Whether the longest usual opening holds the shortest and the longest booking."""
    own = room.hours is not None
    source: KeyPath = (*path, "hours") if own else ("hours",)
    week = by_weekday(room.hours if room.hours is not None else settings.hours)
    longest = max((_longest(periods, room.modes) for periods in week.values()), default=timedelta(0))
    if not longest and not own and not any(settings.hours.values()):
        return  # the house is never open: said once
    concerns: tuple[KeyPath, ...] = (source, (*path, "modes"))
    if room.min_period > longest:
        yield Finding((*path, "min_period"), "never_bookable", {"min": write_duration(room.min_period)}, concerns)
    elif room.max_period > longest:
        values = {"max": write_duration(room.max_period), "longest": write_duration(longest)}
        yield Finding((*path, "max_period"), "longest_unfit", values, concerns, severity="warning")


def _longest(periods: tuple[LocalPeriod, ...], modes: tuple[str, ...]) -> timedelta:
    """The longest unbroken opening of a day in the modes that count."""
    best = start = end = 0
    for opens, closes in sorted(minutes(p) for p in periods if p.mode in modes):
        start = start if opens <= end and end else opens
        end = max(end, closes)
        best = max(best, end - start)
    return timedelta(minutes=best)
