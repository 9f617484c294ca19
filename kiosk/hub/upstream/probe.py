"""`kiosk hub probe NAME`: read a source once, keep nothing, say in words what it gave. So a town can try its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

from kiosk.domain.events import Event
from kiosk.domain.hours import LocalPeriod, Mode
from kiosk.domain.links import allowed, host_of
from kiosk.hub.config import HubConfig
from kiosk.hub.upstream.config import EventRules, SourceConfig
from kiosk.hub.upstream.derive import NEVER, derive, group_of
from kiosk.hub.upstream.fetch import Fetcher
from kiosk.hub.upstream.kinds import make
from kiosk.hub.upstream.problems import SourceError
from kiosk.hub.upstream.secrets import header_of
from kiosk.hub.upstream.source import EventSource, HoursSource, Item, Run

_EXAMPLES = 3
_DAYS = 7
_WEEKDAYS = ("ma", "ti", "ke", "to", "pe", "la", "su")
_MODES = {Mode.SELF_SERVICE: " omatoimi/self-service"}


def probe(config: HubConfig, name: str, now: datetime, say: Callable[[str], None]) -> bool:
    """Say what a source gives; whether it could be read at all."""
    source = next((source for source in config.sources if source.name == name), None)
    if source is None:
        known = ", ".join(source.name for source in config.sources) or "–"
        say(f"Lähdettä {name} ei ole. Lähteet: {known}. / There is no such source; there are: {known}.")
        return False
    say(f"{source.name} ({source.kind}) {_where(source)}".rstrip())
    try:
        for line in _lines(config, source, now):
            say(line)
    except SourceError as error:
        say(f"Ei onnistunut: {error.words}. / Failed: {error}.")
        return False
    return True


def _where(source: SourceConfig) -> str:
    """What is read. The address of a calendar may be its key, and what is said here may be sent to somebody: the host
    alone is enough to know it by.
    """
    if source.kind == "icalendar":
        return host_of((source.url or "").replace("webcal://", "https://", 1)) or ""
    return str(source.url or source.file or "")


def _lines(config: HubConfig, source: SourceConfig, now: datetime) -> Iterator[str]:
    made, zone = make(source), ZoneInfo(config.zone)
    fetcher = Fetcher(lambda: header_of(source))
    run = Run(fetcher, now, zone)
    try:
        if isinstance(made, EventSource):
            yield from _events(made, run, config, source.name)
        elif isinstance(made, HoursSource):
            yield from _hours(made, run)
        else:
            from kiosk.hub.upstream.respa.probing import rooms

            yield from rooms(config, source, now)
    finally:
        fetcher.close()


def _events(source: EventSource, run: Run, config: HubConfig, name: str) -> Iterator[str]:
    groups: dict[str, list[Item]] = {}
    skipped: Counter[str] = Counter()
    told = gone = 0
    for found in source.events(run):
        skipped += found.skipped
        told, gone = told + len(found.items), gone + len(found.gone)
        for item in found.items:
            groups.setdefault(group_of(item), []).append(item)
    rules = EventRules(filters=config.event_filters, organisers=config.organisers, link_hosts=config.link_hosts)
    events = [event for group in groups.values() for event in derive(name, group, rules, {})]
    items = [item for group in groups.values() for item in group]
    yield f"Kohtia luettiin {told}, niistä tapahtumia {len(events)}. / {told} items read, {len(events)} events made."
    if gone:
        yield f"Poistettuja tai liian kaukaisia: {gone}. / Deleted or too far ahead: {gone}."
    yield from skipped_lines(skipped)
    yield from _links(items, config.link_hosts)
    pictures = len({item.picture_url for item in items if item.picture_url})
    untagged = sum(not event.tags for event in events)
    yield f"Kuvia {pictures}, ilman valintaa {untagged}. / Pictures: {pictures}; under no filter: {untagged}."
    yield from _examples(events, run.zone)


def skipped_lines(skipped: Counter[str]) -> Iterator[str]:
    """What could not be read, by why."""
    if +skipped:
        listed = ", ".join(f"{why} {count}" for why, count in (+skipped).items())
        yield f"Ohitettiin: {listed}. / Skipped: {listed}."
    else:
        yield "Kaikki kohdat voitiin lukea. / Everything could be read."


def _links(items: list[Item], hosts: tuple[str, ...]) -> Iterator[str]:
    """Hosts that staff may want to allow, the most used first."""
    dropped = Counter(
        host_of(link.url) or "?" for item in items for link in item.event.links if not allowed(link.url, hosts)
    )
    if dropped:
        listed = ", ".join(f"{host} {count}" for host, count in dropped.most_common(8))
        yield f"Linkkejä jätettäisiin pois (server.link_hosts): {listed}. / Links that would be left out: {listed}."


def _examples(events: list[Event], zone: tzinfo) -> Iterator[str]:
    first = sorted(events, key=lambda event: (event.occurrences[0].start if event.occurrences else NEVER, event.id))
    for event in first[:_EXAMPLES]:
        when = _when(event, zone) if event.occurrences else "–"
        more = f" (+{len(event.occurrences) - 1})" if len(event.occurrences) > 1 else ""
        rest = (text.fi for text in (event.place, event.organiser, event.price) if text)
        mark = "" if event.status == "scheduled" else f"[{event.status.value}] "
        yield "  " + " · ".join((f"{when}{more}", f"{mark}{event.title.fi}", *rest))


def _when(event: Event, zone: tzinfo) -> str:
    local = event.occurrences[0].start.astimezone(zone)
    day = _day(local.date())
    return day if event.occurrences[0].all_day else f"{day} {local.hour}.{local.minute:02}"


def _day(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {day.day}.{day.month}.{day.year}"


def _hours(source: HoursSource, run: Run) -> Iterator[str]:
    found = source.hours(run)
    if found is None:
        yield "Ei muutoksia. / Nothing has changed."
        return
    if found.name:
        yield found.name
    days = len(found.days)
    unknown = (found.last - found.first).days + 1 - days
    yield f"Päiviä {days}, tuntemattomia {unknown}. / {days} days, {unknown} unknown."
    yield from skipped_lines(Counter(found.skipped))
    for day in [day for day in sorted(found.days) if day >= run.today][:_DAYS]:
        reason = next((f" – {note.reason.fi}" for note in found.notes if note.day == day and note.reason), "")
        yield f"  {_day(day)}: {', '.join(map(_period, found.days[day])) or 'suljettu/closed'}{reason}"


def _period(period: LocalPeriod) -> str:
    return f"{period.opens:%H.%M}–{period.closes:%H.%M}{_MODES.get(period.mode, '')}"
