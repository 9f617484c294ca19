"""From what a source told to what patrons read: series folded, filters and partners of the house, links it allows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import blake2b
from operator import attrgetter

from kiosk.domain.events import Event, EventStatus, Occurrence, Organiser
from kiosk.domain.links import allowed
from kiosk.hub.upstream.config import EventRules, OrganiserRule
from kiosk.hub.upstream.source import Item

_LONGEST_ID = 64
NEVER = datetime.max.replace(tzinfo=UTC)
_FORMS = (
    (Organiser.COMPANY, (" oy", " oyj", " ab", " tmi", " ky", " osk", " ay")),
    (Organiser.ASSOCIATION, (" ry", " rf", " r.y.", " r.f.", " säätiö", " seurakunta")),
    (Organiser.TOWN, ("kaupunki", " kunta", "kirjasto", "kansalaisopisto", " stad", " bibliotek")),
)
"""How names of Finnish partners end; the staff's own list comes first."""


@lru_cache(maxsize=2_048)  # asked several times on the way of a batch
def event_id(source: str, own: str) -> str:
    """The hub's id of a thing: `source:id`, or a digest where that would be too long or hard to write."""
    whole = f"{source}:{own}"
    if len(whole) <= _LONGEST_ID and whole.isascii() and whole.isprintable():
        return whole
    return f"{source}:~{blake2b(own.encode('utf-8', 'surrogatepass'), digest_size=15).hexdigest()}"


def group_of(item: Item) -> str:
    """Which items belong together: those of a series, and the series itself."""
    return item.series or item.event.id


def derive(source: str, group: Sequence[Item], rules: EventRules, pictures: Mapping[str, str]) -> list[Event]:
    """The events of one group, ready for patrons; `pictures` are ids by address."""
    return [finished(source, item, rules, pictures) for item in fold(group)]


def fold(group: Sequence[Item]) -> list[Item]:
    """The children of a series as occurrences of one; what has a title of its own stands alone.

    A series that nobody calls so (its head was not told) is one only if all of it has the same name: the concerts of a
    festival must not become one event.
    """
    if len(group) == 1 and not group[0].series and not group[0].heads:
        return list(group)
    head = next((item for item in group if item.heads or item.event.id == group_of(item)), None)
    children = sorted((item for item in group if item is not head), key=_first_time)
    if head is None or head.heads == "umbrella":
        alike = head is None and len({child.event.title.fi for child in children}) == 1
        folded = [_folded(children[0], children, children[0].series)] if alike else children
        return folded if head is None else [head, *folded]
    if not children:
        return [] if head.heads and not head.event.occurrences else [head]
    usual = Counter(child.event.title.fi for child in children).most_common(1)[0][0]
    same = [child for child in children if child.event.title.fi in {usual, head.event.title.fi}]
    return [_folded(head, same, None), *(child for child in children if child not in same)]


def _first_time(item: Item) -> tuple[datetime, str]:
    return (item.event.occurrences[0].start if item.event.occurrences else NEVER, item.event.id)


def _folded(head: Item, children: Sequence[Item], name: str | None) -> Item:
    times = sorted({time for child in children for time in child.event.occurrences}, key=_in_order)
    status = _status([child.event.status for child in children]) if head.event.status is not _OFF else _OFF
    lone = children[0].event if len(children) == 1 else head.event
    event = replace(
        head.event,
        id=name or head.event.id,
        occurrences=tuple(times),
        status=status,
        seats=lone.seats,
        seats_left=lone.seats_left,
    )
    shown = next((item for item in (head, *children) if item.picture_url), head)
    alt, credit = shown.event.picture_alt, shown.event.picture_credit
    return replace(head, event=replace(event, picture_alt=alt, picture_credit=credit), picture_url=shown.picture_url)


def _in_order(time: Occurrence) -> tuple[datetime, datetime, str]:
    """Also of two that begin together and of which one has no end."""
    return time.start, time.end or time.start, time.status


_OFF = EventStatus.CANCELLED


def _status(of_children: Sequence[EventStatus]) -> EventStatus:
    """What holds for the whole: only what holds for every one."""
    return of_children[0] if len(set(of_children)) == 1 else EventStatus.SCHEDULED


def finished(source: str, item: Item, rules: EventRules, pictures: Mapping[str, str]) -> Event:
    """An item with the house's own rules on it."""
    event = item.event
    fitting = [rule.shown for rule in rules.filters if not rule.labels.isdisjoint(item.labels)]
    picture = pictures.get(item.picture_url or "")
    organiser = event.organiser.fi if event.organiser else ""
    # As `replace`, which takes several times as long to find out what an event is made of.
    told = dict(zip(_NAMES, _values(event), strict=True))
    told["id"], told["source"] = event_id(source, event.id), source
    told["tags"] = tuple([shown.id for shown in fitting])
    told["icon"] = fitting[0].icon if fitting else event.icon
    told["organiser_kind"] = event.organiser_kind or organiser_kind(organiser, item.publisher, rules.organisers)
    told["links"] = tuple([link for link in event.links if _allowed(link.url, rules.link_hosts)])
    told["picture"] = picture
    if not picture:
        told["picture_alt"], told["picture_credit"] = None, ""
    return Event(**told)


_NAMES = tuple(field.name for field in fields(Event))
_values = attrgetter(*_NAMES)


@lru_cache(maxsize=512)  # there are many events and few organisers
def organiser_kind(name: str, publisher: tuple[str, ...], rules: tuple[OrganiserRule, ...]) -> Organiser | None:
    """Town, association or company: by the staff's list, else by how the name ends."""
    small = name.lower()
    names = {*publisher, small} if small else {*publisher}
    for rule in rules:
        if not rule.names.isdisjoint(names):
            return rule.kind
    return next((kind for kind, ends in _FORMS if f" {small}".endswith(ends)), None)


def dropped_links(item: Item, rules: EventRules) -> int:
    """How many of its links lead where staff do not allow."""
    return sum([not _allowed(link.url, rules.link_hosts) for link in item.event.links])


_allowed = lru_cache(maxsize=4_096)(allowed)  # asked once more when the batch is written


def until(item: Item) -> datetime | None:
    """When it is over: the end of its last time; of one without an end three hours after its start. None: never."""
    ends = [time.end or time.start + timedelta(hours=3) for time in item.event.occurrences]
    return max(ends, default=None)


def occurrence_status(status: EventStatus, times: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    """Times that say of themselves what holds for the event."""
    return tuple(replace(time, status=status) for time in times)
