"""Remote times: instants in UTC, plain dates as local midnights, nonsense refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.domain.events import EventStatus, Occurrence
from kiosk.domain.hours import local_instant

_FIRST, _LAST = 2000, 2100
_DAY = timedelta(days=1)


class TimeError(ValueError):
    """A time that means nothing."""


def instant(value: str, zone: ZoneInfo) -> datetime:
    """An ISO 8601 instant in UTC, whole seconds; one without an offset is local. Raises TimeError."""
    try:
        found = datetime.fromisoformat(value)
        if not _FIRST < found.year < _LAST:
            raise TimeError(value[:40])
        if found.tzinfo is not UTC:
            found = (found if found.tzinfo is not None else found.replace(tzinfo=zone)).astimezone(UTC)
        return found.replace(microsecond=0) if found.microsecond else found
    except (ValueError, OverflowError):
        raise TimeError(value[:40]) from None


def moment(value: str | None, zone: ZoneInfo) -> datetime | None:
    """The same of what may be missing or mean nothing."""
    try:
        return instant(value, zone) if value else None
    except TimeError:
        return None


def day(value: str) -> date | None:
    """A plain date; None when it is an instant."""
    if len(value) != 10:
        return None
    try:
        found = date.fromisoformat(value)
    except ValueError:
        raise TimeError(value[:40]) from None
    if not _FIRST < found.year < _LAST:
        raise TimeError(value[:40])
    return found


def midnight(of: date, zone: ZoneInfo) -> datetime:
    return local_instant(of, time(), zone)


def occurrence(start: str, end: str | None, zone: ZoneInfo, status: EventStatus = EventStatus.SCHEDULED) -> Occurrence:
    """From start and end as Linked Events tells them: instants, or plain dates of which the last one is included.

    An end before the start is no end. Raises TimeError.
    """
    first, last = day(start), day(end) if end else None
    if first is not None:
        if end and last is None:
            last = instant(end, zone).astimezone(zone).date()
        after = midnight(max(first, last or first) + _DAY, zone)
        return Occurrence(midnight(first, zone), after, True, status)
    begins = instant(start, zone)
    if last is not None:
        # The day is told and not the hour: of the same day that says nothing, of a later one it says until when.
        ends = midnight(last + _DAY, zone) if last > begins.astimezone(zone).date() else None
    else:
        ends = instant(end, zone) if end else None
    return Occurrence(begins, ends if ends and ends > begins else None, False, status)
