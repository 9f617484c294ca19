"""An event of Linked Events as an item of ours: texts, times, prices, seats, links where patrons look for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from zoneinfo import ZoneInfo

from kiosk.domain.events import Event, EventStatus, Link, LinkKind, Occurrence
from kiosk.domain.text import Text
from kiosk.hub.upstream.linked_events.shapes import LinkedEvent, Named, Offer, Registration, Words
from kiosk.hub.upstream.source import Item
from kiosk.hub.upstream.texts import address, first_address, joined, paragraphs, words
from kiosk.hub.upstream.times import TimeError, moment, occurrence

_STATUS = {
    "EventScheduled": EventStatus.SCHEDULED,
    "EventCancelled": EventStatus.CANCELLED,
    "EventPostponed": EventStatus.POSTPONED,
    "EventRescheduled": EventStatus.RESCHEDULED,
}
_HEADS = {"recurring", "umbrella"}
_LONGEST_PLACE = 60
_ACCESS = re.compile(r"(?:esteettömyys|esteetön|tillgänglighet|accessibility)\b", re.IGNORECASE)
_LANGUAGES = ("fi", "sv", "en")
_NOWHERE, _NO_SIGN_UP = Named(), Registration()
_once = lru_cache(maxsize=2_048)
"""For what is made of places, keywords and prices: the same few come with every event."""


class NotShownError(ValueError):
    """An event that cannot be shown; the text is the one word by which it is counted."""


def item_of(told: LinkedEvent, zone: ZoneInfo, publishers: Mapping[str, str]) -> Item:
    """Raises NotShownError: without a name, without a time that means anything."""
    title = words(told.name, 160, often=False)
    if title is None:
        raise NotShownError("name")
    status = _STATUS.get(told.event_status or "", EventStatus.SCHEDULED)
    heads = told.super_event_type if told.super_event_type in _HEADS else ""
    place, street = _place(told.location or _NOWHERE, words(told.location_extra_info, 120))
    description, access = _accessibility(paragraphs(told.description))
    offers = told.offers or ()
    sign_up = told.registration or _NO_SIGN_UP
    image = next((image for image in told.images or [] if address(image.url)), None)
    event = Event(
        id=told.id,
        source="",
        title=title,
        occurrences=() if heads == "recurring" else _times(told, zone, status),
        status=status,
        lead=words(told.short_description, 300, often=False),
        description=description,
        place=place,
        address=street,
        organiser=_organiser(told, publishers),
        price=_price(offers),
        free=_free(offers),
        picture_alt=words(image.alt_text, 200) if image else None,
        picture_credit=_one(words(image.photographer_name, 80)) if image else "",
        accessibility=access,
        links=_links(told, offers, sign_up),
        seats=_count(sign_up.maximum_attendee_capacity, told.maximum_attendee_capacity),
        seats_left=_count(sign_up.remaining_attendee_capacity),
        sign_up_from=moment(sign_up.enrolment_start_time, zone),
        sign_up_until=moment(sign_up.enrolment_end_time, zone),
        min_age=_count(told.audience_min_age),
        max_age=_count(told.audience_max_age),
    )
    return Item(
        event=event,
        series=told.super_event.key or None if told.super_event and not heads else None,
        heads=heads or "",
        labels=_labels(told),
        publisher=_names(told.publisher or "", publishers.get(told.publisher or "", "")),
        picture_url=address(image.url) if image else None,
    )


def _times(told: LinkedEvent, zone: ZoneInfo, status: EventStatus) -> tuple[Occurrence, ...]:
    if not told.start_time:
        if status is EventStatus.POSTPONED:
            return ()
        raise NotShownError("time")
    try:
        return (occurrence(told.start_time, told.end_time, zone, status),)
    except TimeError:
        raise NotShownError("time") from None


@_once
def _place(where: Named, note: Text | None) -> tuple[Text | None, Text | None]:
    """Where to go and the line for a map. A note like "Lastenosasto" is what patrons look for; the building's name
    then goes into the address.
    """
    name = words(where.name, 100)
    street, town = words(where.street_address, 100), words(where.address_locality, 60)
    if note is None:
        return name, joined((street, town))
    if len(note.fi) <= _LONGEST_PLACE:
        return note, joined((name, street, town))
    return name, joined((note, street, town))


def _accessibility(description: Text | None) -> tuple[Text | None, Text | None]:
    """Paragraphs that begin with the word for accessibility are notes of their own: there is no field for them."""
    if description is None or not _speaks_of_access(f"{description.fi} {description.sv} {description.en}"):
        return description, None
    kept: list[str] = []
    notes: list[str] = []
    for key in _LANGUAGES:
        parts = getattr(description, key).split("\n\n")
        kept.append("\n\n".join(part for part in parts if not _ACCESS.match(part)))
        notes.append("\n".join(part for part in parts if _ACCESS.match(part)))
    access = notes[0] or notes[2] or notes[1]
    return Text(*kept) if kept[0] else None, Text(access, notes[1], notes[2]) if access else None


def _speaks_of_access(text: str) -> bool:
    """Whether a paragraph may begin with one of the words: a look that costs little, for most have none."""
    small = text.lower()
    return "esteet" in small or "tillgänglighet" in small or "accessibility" in small


def _organiser(told: LinkedEvent, publishers: Mapping[str, str]) -> Text | None:
    return words(told.provider, 100) or words(publishers.get(told.publisher or ""), 100)


@_once
def _price(offers: tuple[Offer, ...]) -> Text | None:
    """What is to be paid, each offer with its condition: "5 € (ovelta)"."""
    return joined((_offer(offer) for offer in offers if not offer.is_free), " / ")


def _offer(offer: Offer) -> Text | None:
    price, condition = words(offer.price, 80), words(offer.description, 60)
    if price is None or condition is None:
        return price or condition
    return Text(*(f"{price.in_(key)} ({condition.in_(key)})" for key in _LANGUAGES))


@_once
def _free(offers: tuple[Offer, ...]) -> bool | None:
    known = [offer.is_free for offer in offers if offer.is_free is not None]
    return all(known) if known else None


def _links(told: LinkedEvent, offers: tuple[Offer, ...], sign_up: Registration) -> tuple[Link, ...]:
    """One of each kind. With a sign-up the server writes its address over that of the tickets."""
    page, joining = first_address(told.info_url), first_address(sign_up.signup_url)
    links = [Link(LinkKind.PAGE, page)] if page else []
    for url in _addresses(offers):
        if url not in (page, joining):
            links.append(Link(LinkKind.TICKETS, url))
            break
    if joining:
        links.append(Link(LinkKind.SIGN_UP, joining))
    return tuple(links)


@_once
def _addresses(offers: tuple[Offer, ...]) -> tuple[str, ...]:
    return tuple(url for offer in offers if (url := first_address(offer.info_url)))


def _labels(told: LinkedEvent) -> tuple[str, ...]:
    """Everything that the filters of the house can be about, in small letters."""
    where = (told.location,) if told.location else ()
    labels = _labels_of(told.keywords or (), told.audience or (), where)
    note = told.location_extra_info
    return tuple(dict.fromkeys((*labels, *_every_language(note)))) if note else labels


def _labels_of(*groups: tuple[Named, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([label for group in groups for named in group for label in _own_labels(named)]))


@_once
def _own_labels(named: Named) -> tuple[str, ...]:
    own = (named.own_id.lower(),) if named.own_id else ()
    return (*own, *_every_language(named.name))


def _every_language(value: Words) -> tuple[str, ...]:
    return _small(tuple(value.values()) if isinstance(value, dict) else (value,))


@_once
def _small(texts: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(text.strip().lower()[:120] for text in texts if text and text.strip())


@_once
def _names(*names: str) -> tuple[str, ...]:
    return tuple(name.lower() for name in names if name)


def _count(*values: int | None) -> int | None:
    for value in values:
        if value is not None and 0 <= value < 1_000_000:
            return value
    return None


def _one(text: Text | None) -> str:
    return text.fi if text else ""
