"""The house's own events, from a TOML file that staff write: no server, no key, read again when it is edited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.domain.events import Event, EventStatus, Link, LinkKind, Occurrence
from kiosk.domain.hours import local_instant
from kiosk.hub.upstream.config import SourceConfig
from kiosk.hub.upstream.problems import SourceError
from kiosk.hub.upstream.source import Found, Item, Run
from kiosk.settings import SettingsError, read_events
from kiosk.settings.events import OwnEvent
from kiosk.settings.written import read_weekdays

_WEEKS = timedelta(weeks=12)
"""How far ahead an event that comes every week is told."""

_EARLIEST, _LATEST = date(2000, 1, 1), date(2199, 12, 31)
"""What "for ever" comes to: calendars end at 9999, and one day before it everything else would fail with it."""


class EventsFile:
    """Says everything at once; a file with mistakes says nothing, and what it said before stays."""

    what = "events"
    local = True

    def __init__(self, config: SourceConfig) -> None:
        self._path = config.file or Path("events.toml")
        self._days_ahead = timedelta(days=config.days_ahead)
        self._stamp = self._look()

    def changed(self) -> bool:
        return self._look() != self._stamp

    def _look(self) -> tuple[int, int] | None:
        try:
            seen = self._path.stat()
        except OSError:
            return None
        return seen.st_mtime_ns, seen.st_size

    def events(self, run: Run) -> Iterator[Found]:
        self._stamp = self._look()
        try:
            settings = read_events(self._path)
        except SettingsError as error:
            raise SourceError("file", "; ".join(problem.text() for problem in error.problems[:3])) from None
        last = run.today + self._days_ahead
        items = (self._item(key, event, run, last) for key, event in settings.events.items())
        yield Found(items=[item for item in items if item is not None], whole=True)

    def _item(self, key: str, own: OwnEvent, run: Run, last: date) -> Item | None:
        times = tuple(sorted(occurrences(own, run.today, last, run.zone)))
        if not times and own.status is not EventStatus.POSTPONED:
            return None
        links = ((LinkKind.PAGE, own.page), (LinkKind.TICKETS, own.tickets), (LinkKind.SIGN_UP, own.sign_up))
        event = Event(
            id=key,
            source="",
            title=own.title,
            occurrences=times,
            status=own.status,
            lead=own.lead,
            description=own.description,
            place=own.place,
            address=own.address,
            organiser=own.organiser,
            organiser_kind=own.organiser_kind,
            price=own.price,
            free=own.free,
            icon=own.icon,
            picture_alt=own.picture_alt,
            picture_credit=own.picture_credit,
            accessibility=own.accessibility,
            links=tuple(Link(kind, url) for kind, url in links if url is not None),
            seats=own.seats,
            seats_left=own.seats_left,
            min_age=own.min_age,
            max_age=own.max_age,
        )
        labels = [*own.keywords, *([own.place.fi] if own.place else [])]
        picture = (self._path.parent / own.picture).absolute().as_uri() if own.picture else None
        return Item(event=event, labels=tuple(label.lower() for label in labels), picture_url=picture)


def occurrences(own: OwnEvent, today: date, last: date, zone: ZoneInfo) -> Iterator[Occurrence]:
    """The times of an event that have not gone by before today, up to a day."""
    dates = own.dates(today)
    if dates is None:
        return
    if own.every is None:
        if dates[0] <= last:
            yield from _run_of_days(own, (max(dates[0], _EARLIEST), min(dates[1], _LATEST)), today, last, zone)
        return
    first, end = dates
    weekdays = read_weekdays(own.every)
    left_out = [day.on(today) for day in own.not_on]
    cancelled = [day.on(today) for day in own.cancelled_on]
    day = max(first, today)
    while day <= min(end, last, today + _WEEKS):
        if day.weekday() in weekdays and not _among(day, left_out):
            status = EventStatus.CANCELLED if _among(day, cancelled) else own.status
            yield _on(day, own, zone, status)
        day += timedelta(days=1)


def _among(day: date, runs: list[tuple[date, date]]) -> bool:
    return any(first <= day <= last for first, last in runs)


def _run_of_days(
    own: OwnEvent, dates: tuple[date, date], today: date, until: date, zone: ZoneInfo
) -> Iterator[Occurrence]:
    """An exhibition of two weeks is one; a course on three days at six is three, and an exhibition of years with
    opening times has those to come. Of yesterday, too: what began late may still go on.
    """
    first, last = dates
    if own.time is None:
        yield Occurrence(_midnight(first, zone), _midnight(last + timedelta(days=1), zone), True, own.status)
        return
    day = max(first, today - timedelta(days=1))
    while day <= min(last, until):
        yield _on(day, own, zone, own.status)
        day += timedelta(days=1)


def _on(day: date, own: OwnEvent, zone: ZoneInfo, status: EventStatus) -> Occurrence:
    if own.time is None:
        return Occurrence(_midnight(day, zone), _midnight(day + timedelta(days=1), zone), True, status)
    start = local_instant(day, own.time.start, zone)
    if own.time.end is None:
        return Occurrence(start, None, False, status)
    closing = day if own.time.end > own.time.start else day + timedelta(days=1)
    return Occurrence(start, local_instant(closing, own.time.end, zone), False, status)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return local_instant(day, time(), zone)
