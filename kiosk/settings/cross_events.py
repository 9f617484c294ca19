"""What must fit together in events.toml: an event has a time, and what is said of it does not contradict itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kiosk.domain.events import EventStatus
from kiosk.settings.cross import Finding, check_icon, check_url
from kiosk.settings.events import EventSettings, OwnEvent
from kiosk.settings.lines import Path as KeyPath


def check(settings: EventSettings, today: date) -> Iterator[Finding]:
    for key, event in settings.events.items():
        path: KeyPath = ("events", key)
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key):
            yield Finding(path, "small_id", outer=True)
        yield from _time(path, event, today)
        yield from _figures(path, event)
        if event.icon:
            yield from check_icon((*path, "icon"), event.icon)
        for name in ("page", "tickets", "sign_up"):
            url = getattr(event, name)
            if url is not None:
                yield from check_url((*path, name), url)


def _time(path: KeyPath, event: OwnEvent, today: date) -> Iterator[Finding]:
    here = ((*path, "day"), (*path, "every"), (*path, "last_day"))
    dates = event.dates(today)
    if dates is None and event.status is not EventStatus.POSTPONED:
        yield Finding(path, "event_when", concerns=here, outer=True)
    if event.every is None:
        for name in ("not_on", "cancelled_on"):
            if getattr(event, name):
                yield Finding((*path, name), "event_weekly", concerns=here)
    if dates is None:
        return
    first, last = dates
    if last < first and event.day is not None:
        yield Finding((*path, "last_day"), "staff_day_reversed", {"value": f"{last:%-d.%-m.%Y}"}, here)
    elif last < today:
        name = "day" if event.last_day is None else "last_day"
        yield Finding((*path, name), "event_past", {"day": f"{last:%-d.%-m.%Y}"}, here, "warning")


def _figures(path: KeyPath, event: OwnEvent) -> Iterator[Finding]:
    pairs = (
        ("seats_left", event.seats_left, "seats", event.seats),
        ("min_age", event.min_age, "max_age", event.max_age),
    )
    for less, low, more, high in pairs:
        if low is not None and high is not None and low > high:
            values = {"value": str(low), "other": more, "limit": str(high)}
            yield Finding((*path, less), "event_order", values, ((*path, more),))
    if event.free and event.price is not None:
        yield Finding((*path, "price"), "event_free", concerns=((*path, "free"),))
