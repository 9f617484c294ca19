"""From the components of a feed to items: one UID is one event with its times, its texts cleaned and flattened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from zoneinfo import ZoneInfo

import icalendar
from icalendar.parser import unescape_backslash

from kiosk.domain.events import Event, EventStatus, Link, LinkKind, Occurrence
from kiosk.domain.spans import Span
from kiosk.domain.text import Text, clean, clean_paragraphs
from kiosk.hub.upstream.icalendar_lines import Feed
from kiosk.hub.upstream.icalendar_times import Component, Happening, TooOftenError, happenings, known_zone, learn_zones
from kiosk.hub.upstream.icalendar_work import Read
from kiosk.hub.upstream.source import Item
from kiosk.hub.upstream.texts import address, flat, line, undone

MOST_TIMES = 200
"""Times of one event; a daily story hour for half a year has 180."""

MOST_EVENTS = 10_000
_HIDDEN = {"PRIVATE", "CONFIDENTIAL"}
_TAG = re.compile(r"<(?:/?[a-z][a-z0-9]*|!--)", re.IGNORECASE)


class OutOfTimeError(Exception):
    """Working an event out has taken longer than it may."""


class _NotShownError(Exception):
    """An event that is not for patrons; the text is one word for the log."""


Limit = Callable[[], AbstractContextManager[None]]


def read(feed: Feed, window: Span, zone: ZoneInfo, limit: Limit = nullcontext) -> Read:
    """The events of a feed that happen in the window; `limit` is entered around each and may raise OutOfTimeError."""
    items: list[Item] = []
    skipped = Counter(broken=feed.broken, short=int(not feed.ended))
    with limit():
        learn_zones(feed.zones)
    told = known_zone(feed.zone)
    for uid, texts in feed.events.items():
        if len(items) >= MOST_EVENTS:
            skipped["too_many"] += 1
            continue
        try:
            with limit():
                components = [icalendar.Event.from_ical(text) for text in texts]
                items += _items(uid, components, happenings(components, window, zone, told), skipped)
        except _NotShownError as why:
            skipped[str(why)] += 1
        except TooOftenError:
            skipped["too_often"] += 1
        except (OutOfTimeError, MemoryError):
            skipped["too_heavy"] += 1
        except Exception:  # noqa: BLE001 - the libraries raise nearly anything on broken input
            skipped["broken"] += 1
    return Read(items=items, skipped=dict(+skipped), ended=feed.ended)


def _items(
    uid: str, components: Sequence[Component], times: Sequence[Happening], skipped: Counter[str]
) -> Iterator[Item]:
    """One item; and one more for each exception of a series that has a title or a place of its own."""
    if any(mark.strip().upper() in _HIDDEN for component in components for mark in _lines(component, "CLASS")):
        raise _NotShownError("private")
    certain = [one for one in times if str(one.component.get("STATUS", "")).upper() != "TENTATIVE"]
    if times and not certain:
        raise _NotShownError("tentative")
    usual = next((component for component in components if "RECURRENCE-ID" not in component), components[0])
    groups: dict[tuple[str, str], list[Happening]] = {}
    for one in certain:
        groups.setdefault(_kind(one, usual), []).append(one)
    for kind, group in groups.items():
        if not kind[0]:
            raise _NotShownError("no_name")
        skipped["cut"] += len(group) > MOST_TIMES
        own = uid if kind == _words(usual) else f"{uid}/{group[0].time.start:%Y%m%dT%H%M}"
        yield _item(own, kind, group[:MOST_TIMES])


def _kind(one: Happening, usual: Component) -> tuple[str, str]:
    """Title and place; a time that is cancelled stays with its series, whatever it is called now."""
    title, place = _words(one.component)
    if one.time.status is EventStatus.CANCELLED:
        return _words(usual)
    return title or _words(usual)[0], place or _words(usual)[1]


def _words(component: Component) -> tuple[str, str]:
    return line(str(component.get("SUMMARY", ""))), line(str(component.get("LOCATION", "")), 300)


def _item(own: str, kind: tuple[str, str], group: Sequence[Happening]) -> Item:
    component = next((one.component for one in group if "RECURRENCE-ID" not in one.component), group[0].component)
    title, location = kind
    place = location.partition(",")[0].strip()
    times = sorted({one.time for one in group})
    event = Event(
        id=own,
        source="",
        title=Text(title),
        occurrences=tuple(times),
        status=_status(times),
        description=_description(component),
        place=Text(place) if place else None,
        address=Text(location) if location and location != place else None,
        organiser=_organiser(component),
        links=tuple(_links(component)),
    )
    labels = {label.lower() for label in (*_categories(component), place) if label}
    return Item(event=event, labels=tuple(sorted(labels)), picture_url=_picture(component))


def _status(times: Sequence[Occurrence]) -> EventStatus:
    """What holds for every time; a series that has some of each goes on."""
    found = {time.status for time in times}
    return found.pop() if len(found) == 1 else EventStatus.SCHEDULED


def _description(component: Component) -> Text | None:
    """DESCRIPTION, which some programs fill with HTML; without one the HTML that Outlook puts beside it."""
    words = next((text for text in _lines(component, "DESCRIPTION") if text.strip()), "")
    page = next((unescape_backslash(text) for text in _lines(component, "X-ALT-DESC")), "")
    # Line ends mean nothing in HTML and everything in a text, so only what has tags in it is taken for HTML.
    flattened = flat(words or page) if not words or _TAG.search(words) else clean_paragraphs(undone(words))
    return Text(flattened) if flattened else None


def _organiser(component: Component) -> Text | None:
    """The name beside the organiser's address. An address itself is personal and stays here."""
    found = component.get("ORGANIZER")
    name = clean(str(getattr(found, "params", {}).get("CN", "")).strip("\"'"), 120)
    return Text(name) if name and "@" not in name else None


def _categories(component: Component) -> Iterator[str]:
    found = component.get("CATEGORIES", [])
    for value in found if isinstance(found, list) else [found]:
        yield from (clean(str(category), 80) for category in getattr(value, "cats", [value]))


def _links(component: Component) -> Iterator[Link]:
    for text in _lines(component, "URL"):
        if url := address(text):
            yield Link(LinkKind.PAGE, url)


def _picture(component: Component) -> str | None:
    """IMAGE of RFC 7986, when it is an address."""
    return next((url for text in _lines(component, "IMAGE") if (url := address(text))), None)


def _lines(component: Component, name: str) -> list[str]:
    """Every value of a property as text; most may come once, programs write them twice."""
    found = component.get(name, [])
    return [str(value) for value in (found if isinstance(found, list) else [found])]
