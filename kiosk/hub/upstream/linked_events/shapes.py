"""What Linked Events answers, as far as it is read here. Unknown fields are passed by, a wrong one costs itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct, field

Words = dict[str, str | None] | str | None


class Reference(Struct, gc=False):
    """Something that is told of elsewhere, by its address."""

    ref: str = field(default="", name="@id")

    @property
    def key(self) -> str:
        """The id at the end of the address: `.../v1/place/kalajoki:paakirjasto/`."""
        return self.ref.rstrip("/").rpartition("/")[2]


class Named(Reference, eq=False, gc=False):
    """A keyword, an audience or (with an address) a place, whole where the request asked for it. Events share theirs,
    so what is made of one is kept by its identity.
    """

    id: str = ""
    name: Words = None
    street_address: Words = None
    address_locality: Words = None

    @property
    def own_id(self) -> str:
        return self.id or self.key


class Image(Struct, gc=False):
    """A picture elsewhere."""

    url: str | None = None
    alt_text: Words = None
    photographer_name: str | None = None


class Offer(Struct, eq=False, gc=False):
    """What it costs; shared and known by identity as well."""

    is_free: bool | None = None
    price: Words = None
    info_url: Words = None
    description: Words = None


class Registration(Struct, gc=False):
    """How to sign up, and how many still can; only a reference where it was not asked for."""

    maximum_attendee_capacity: int | None = None
    remaining_attendee_capacity: int | None = None
    enrolment_start_time: str | None = None
    enrolment_end_time: str | None = None
    signup_url: Words = None


class LinkedEvent(Struct, gc=False):
    """One event, one occurrence of a series, or a series or frame of others."""

    id: str
    name: Words = None
    start_time: str | None = None
    end_time: str | None = None
    event_status: str | None = None
    last_modified_time: str | None = None
    deleted: bool | None = None
    replaced_by: Any = None
    super_event: Reference | None = None
    super_event_type: str | None = None
    short_description: Words = None
    description: Words = None
    location: Named | None = None
    location_extra_info: Words = None
    keywords: tuple[Named, ...] | None = None
    audience: tuple[Named, ...] | None = None
    images: list[Image] | None = None
    offers: tuple[Offer, ...] | None = None
    registration: Registration | None = None
    info_url: Words = None
    provider: Words = None
    publisher: str | None = None
    maximum_attendee_capacity: int | None = None
    audience_min_age: int | None = None
    audience_max_age: int | None = None


_NOTHING = msgspec.Raw(b"null")


class _Outline(LinkedEvent, gc=False):
    """An event whose place, keywords and prices are not looked into yet: the same few come with every event."""

    location: msgspec.Raw = _NOTHING  # type: ignore[assignment]
    keywords: msgspec.Raw = _NOTHING  # type: ignore[assignment]
    audience: msgspec.Raw = _NOTHING  # type: ignore[assignment]
    offers: msgspec.Raw = _NOTHING  # type: ignore[assignment]


class Meta(Struct):
    """Where the next page is, and how many there are in all."""

    count: int | None = None
    next: str | None = None


class Page(Struct):
    """A page of a list; each event is read by itself, so that a bad one does not spoil the others."""

    data: list[msgspec.Raw]
    meta: Meta = field(default_factory=Meta)


PAGE = msgspec.json.Decoder(Page)
_EVENT = msgspec.json.Decoder(LinkedEvent, strict=False)
_OUTLINE = msgspec.json.Decoder(_Outline, strict=False)
_ONE = msgspec.json.Decoder(Named | None, strict=False)
_NAMED = msgspec.json.Decoder(Named, strict=False)
_SEVERAL = msgspec.json.Decoder(list[msgspec.Raw] | None)
_OFFERS = msgspec.json.Decoder(tuple[Offer, ...] | None, strict=False)
_MOST_KEPT = 2_048
_LONGEST_KEPT = 8_192
_NEEDED = {"id", "name", "start_time", "event_status", "deleted"}
_PLACE = re.compile(r"at `\$\.([A-Za-z_]+)")
_TRIES = 8


class UnreadableError(ValueError):
    """An event of which something that is needed cannot be understood."""


def read_event(raw: msgspec.Raw) -> tuple[LinkedEvent, int]:
    """The event, and how many of its lesser fields had to be left out. Raises UnreadableError."""
    try:
        return _filled_in(_OUTLINE.decode(raw)), 0
    except (UnicodeDecodeError, msgspec.DecodeError):
        return _read_whole(raw)


def _filled_in(event: Any) -> LinkedEvent:
    event.location = _known(_ONE, bytes(event.location))
    event.keywords = _all_known(event.keywords)
    event.audience = _all_known(event.audience)
    event.offers = _known(_OFFERS, bytes(event.offers))
    filled: LinkedEvent = event
    return filled


def _all_known(told: msgspec.Raw) -> tuple[Named, ...] | None:
    """There are more ways to put keywords together than keywords."""
    several = _SEVERAL.decode(told)
    return None if several is None else tuple([_known(_NAMED, bytes(one)) for one in several])


def _known(decoder: msgspec.json.Decoder[Any], told: bytes) -> Any:
    """What some bytes say; nobody changes it, so events that say the same share it."""
    return _kept(decoder, told) if len(told) <= _LONGEST_KEPT else decoder.decode(told)


@lru_cache(maxsize=_MOST_KEPT)
def _kept(decoder: msgspec.json.Decoder[Any], told: bytes) -> Any:
    return decoder.decode(told)


def _read_whole(raw: msgspec.Raw) -> tuple[LinkedEvent, int]:
    """In one go: its errors say in which field they are."""
    try:
        return _EVENT.decode(raw), 0
    except UnicodeDecodeError:
        raise UnreadableError("not UTF-8") from None
    except msgspec.DecodeError as error:
        return _without_what_does_not_fit(raw, error)


def _without_what_does_not_fit(raw: msgspec.Raw, error: Exception) -> tuple[LinkedEvent, int]:
    try:
        fields = msgspec.json.decode(raw)
    except (msgspec.DecodeError, RecursionError):
        raise UnreadableError("not JSON") from None
    if not isinstance(fields, dict):
        raise UnreadableError("not an object")
    for dropped in range(1, _TRIES):
        place = _PLACE.search(str(error))
        if place is None or place[1] in _NEEDED or fields.pop(place[1], None) is None:
            break
        try:
            return msgspec.convert(fields, LinkedEvent, strict=False), dropped
        except msgspec.ValidationError as next_error:
            error = next_error
    raise UnreadableError(str(error)[:100])
