"""Single values of a Respa's documents: each is what it must be, or the item that holds it is unfit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

_LONGEST = 200
_DURATION = re.compile(r"(?:(\d{1,4})\s+)?(\d{1,3}):([0-5]\d):([0-5]\d)(?:\.\d{1,6})?", re.ASCII)
_EARLIEST, _LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


class UnfitError(ValueError):
    """Something in an answer is not what it must be; the text names the field, never its content."""


def duration(value: object, field: str) -> timedelta:
    """Django's own way to write a duration: `[DD ]HH:MM:SS[.ffffff]`."""
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise UnfitError(field)
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def an_object(item: object, field: str) -> Mapping[str, Any]:
    if not isinstance(item, dict):
        raise UnfitError(field)
    return item


def an_id(value: object, field: str) -> str:
    """Ids are words for rooms and numbers for reservations; either way they become part of an address."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not 0 < len(value) <= 100 or value != value.strip() or not value.isprintable():
        raise UnfitError(field)
    return value


def room_id(value: object) -> str:
    """The id of a room, or the room itself where the answer includes it whole."""
    return an_id(value.get("id") if isinstance(value, dict) else value, "resource")


def instant(value: object, field: str, zone: ZoneInfo) -> datetime:
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) and len(value) <= 40 else None
        if found is None:
            raise UnfitError(field)
        aware = found if found.tzinfo is not None else found.replace(tzinfo=zone)
        utc = aware.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError) as error:
        raise UnfitError(field) from error
    if not _EARLIEST < utc < _LATEST:
        raise UnfitError(field)
    return utc


def maybe_instant(found: Mapping[str, Any], field: str, zone: ZoneInfo) -> datetime | None:
    return None if found.get(field) is None else instant(found[field], field, zone)


def length(found: Mapping[str, Any], field: str) -> timedelta | None:
    value = found.get(field)
    return None if value is None else duration(value, field)


def count(found: Mapping[str, Any], field: str) -> int | None:
    value = found.get(field)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1_000_000:
        raise UnfitError(field)
    return value


def flag(found: Mapping[str, Any], field: str, *, usual: bool = False) -> bool:
    value = found.get(field)
    if value is None:
        return usual
    if not isinstance(value, bool):
        raise UnfitError(field)
    return value


def word(found: Mapping[str, Any], field: str) -> str:
    value = found.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnfitError(field)
    return value


def names(found: Mapping[str, Any], field: str) -> tuple[str, ...]:
    value = found.get(field)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(name, str) and len(name) <= _LONGEST for name in value):
        raise UnfitError(field)
    return tuple(sorted(value))
