"""Reads what a Respa answers. Tolerant: what cannot be read is skipped and counted, the rest lives.

Shapes were recorded from both dialects (`tests/hub/respa/samples`). Unknown fields are of no interest, missing ones
have a meaning, wrong types make an item unfit: a guess about a price or a rule would be worse than to leave the room
as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from kiosk.domain.spans import Span
from kiosk.hub.upstream.respa.theirs import OpenDay, RoomFacts, Theirs, TheirState
from kiosk.hub.upstream.respa.values import (
    UnfitError,
    an_id,
    an_object,
    count,
    flag,
    instant,
    length,
    maybe_instant,
    names,
    room_id,
    word,
)

_LONGEST = 200
_LONGEST_CODE = 20
_STATES = {
    "requested": TheirState.REQUESTED,
    "confirmed": TheirState.CONFIRMED,
    "denied": TheirState.DENIED,
    "cancelled": TheirState.CANCELLED,
    "waiting_for_payment": TheirState.UNPAID,
    "ready_for_payment": TheirState.UNPAID,
    "waiting_for_cash_payment": TheirState.UNPAID,
}


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list, its items still unread."""

    items: tuple[object, ...]
    next: str | None


def document(body: bytes) -> Any:
    """The JSON of an answer. Raises UnfitError for anything else: half of one, HTML, an infinity of brackets."""
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnfitError("not JSON") from error


def page(body: bytes) -> Page:
    """A page of a list; a plain list is one page."""
    found = document(body)
    if isinstance(found, list):
        return Page(tuple(found), None)
    if not isinstance(found, dict) or not isinstance(found.get("results"), list):
        raise UnfitError("results")
    following = found.get("next")
    if following is not None and not isinstance(following, str):
        raise UnfitError("next")
    return Page(tuple(found["results"]), following or None)


def reservation(item: object, zone: ZoneInfo) -> Theirs:
    """One reservation; times without an offset are local ones. Raises UnfitError."""
    found = an_object(item, "reservation")
    span = Span(instant(found.get("begin"), "begin", zone), instant(found.get("end"), "end", zone))
    if not span:
        raise UnfitError("end")
    state = found.get("state")
    if not isinstance(state, str):
        raise UnfitError("state")
    return Theirs(
        id=an_id(found.get("id"), "id"),
        resource=room_id(found.get("resource")),
        span=span,
        state=_STATES.get(state, TheirState.OTHER),
        own=found.get("is_own") is True,
        door_code=_door_code(found.get("access_code")),
    )


def _door_code(value: object) -> str | None:
    """What opens the door. One that cannot be read is as one that has not come yet: the booking holds all the same."""
    told = value.strip() if isinstance(value, str) else ""
    return told if told.isalnum() and len(told) <= _LONGEST_CODE else None


def room(item: object, zone: ZoneInfo) -> tuple[RoomFacts, int]:
    """A room and how many of its days could not be read. Raises UnfitError when a rule of it cannot be."""
    found = an_object(item, "resource")
    days, skipped = _days(found.get("opening_hours"), zone)
    may = found.get("user_permissions")
    rights = may if isinstance(may, dict) else {}
    facts = RoomFacts(
        id=an_id(found.get("id"), "id"),
        name=_finnish(found.get("name")),
        reservable=flag(found, "reservable", usual=True) and rights.get("can_make_reservations") is not False,
        strong=word(found, "authentication") == "strong",
        by_staff=flag(found, "need_manual_confirmation"),
        priced=_priced(found),
        elsewhere=bool(word(found, "external_reservation_url")),
        slot=length(found, "slot_size"),
        min_period=length(found, "min_period"),
        max_period=length(found, "max_period"),
        cooldown=length(found, "cooldown") or timedelta(0),
        days_ahead=count(found, "reservable_max_days_in_advance"),
        before=maybe_instant(found, "reservable_before", zone),
        after=maybe_instant(found, "reservable_after", zone),
        capacity=count(found, "people_capacity"),
        quota=count(found, "max_reservations_per_user"),
        supported=names(found, "supported_reservation_extra_fields"),
        required=names(found, "required_reservation_extra_fields"),
        days=days,
        admin=any(rights.get(right) is True for right in ("is_admin", "is_manager", "can_ignore_opening_hours")),
    )
    return facts, skipped


def _priced(found: Mapping[str, Any]) -> bool:
    """Whether the room may cost something; a price that cannot be read is one."""
    if found.get("products"):
        return True
    prices = [found.get(field) for field in ("min_price", "max_price", "min_price_per_hour", "max_price_per_hour")]
    return any(price is not None and not _is_zero(price) for price in prices)


def _is_zero(price: object) -> bool:
    try:
        return not isinstance(price, bool) and isinstance(price, str | int | float) and float(price) == 0
    except ValueError:
        return False


def _finnish(value: object) -> str:
    """A translated text in Finnish, else in any language it has; a language that is missing is left out over there."""
    if not isinstance(value, dict):
        return value[:_LONGEST] if isinstance(value, str) else ""
    texts = [value.get("fi"), value.get("sv"), value.get("en")]
    return next((text[:_LONGEST] for text in texts if isinstance(text, str) and text), "")


def _days(value: object, zone: ZoneInfo) -> tuple[tuple[OpenDay, ...], int]:
    if value is None:
        return (), 0
    if not isinstance(value, list):
        raise UnfitError("opening_hours")
    days: dict[date, OpenDay] = {}
    skipped = 0
    for item in value:
        try:
            day = _day(an_object(item, "opening_hours"), zone)
        except UnfitError:
            skipped += 1
        else:
            days.setdefault(day.day, day)
    return tuple(days[day] for day in sorted(days)), skipped


def _day(found: Mapping[str, Any], zone: ZoneInfo) -> OpenDay:
    try:
        day = date.fromisoformat(found["date"]) if isinstance(found.get("date"), str) else None
    except ValueError as error:
        raise UnfitError("date") from error
    if day is None:
        raise UnfitError("date")
    opens, closes = maybe_instant(found, "opens", zone), maybe_instant(found, "closes", zone)
    if (opens is None) != (closes is None):
        raise UnfitError("opens")
    if opens is not None and closes is not None:
        # A window in local time also brings the day before: an opening belongs to the day it is told for.
        near = abs(opens.astimezone(zone).date() - day) <= timedelta(days=1)
        if not near or not opens < closes <= opens + timedelta(days=2):
            raise UnfitError("opens")
    return OpenDay(day=day, opens=opens, closes=closes)
