"""A booking or an event for a patron's calendar (RFC 5545), short enough for a QR code that a phone reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from kiosk.domain.bookings import Reservation

LINE_BYTES = 75
"""RFC 5545 wants longer lines folded; phones' readers stumble over folds, so lines are cut instead."""

_NAME_BYTES = 40
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


def calendar_event(reservation: Reservation, summary: str, place: str, note: str, now: datetime) -> str:
    """The text of the event, about 250 bytes and below 300; `note` holds what the patron needs later (the code).

    The id of the reservation is the event's: a phone that scans the code twice has one event.
    """
    entry = Entry(
        uid=reservation.id, start=reservation.start, end=reservation.end, summary=summary, place=place, note=note
    )
    return calendar_entry(entry, now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What stands in a calendar. With a `zone` it is a matter of whole days there, else of instants."""

    uid: str
    start: datetime
    end: datetime | None = None
    summary: str = ""
    place: str = ""
    note: str = ""
    zone: ZoneInfo | None = None


def calendar_entry(entry: Entry, now: datetime) -> str:
    """The text of an entry, below 300 bytes; long names are cut."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Virta//FI",
        "BEGIN:VEVENT",
        _line("UID", entry.uid, _NAME_BYTES),
        f"DTSTAMP:{_utc(now)}",
        _when("DTSTART", entry.start, entry.zone),
        _when("DTEND", entry.end, entry.zone) if entry.end is not None and entry.end > entry.start else None,
        _line("SUMMARY", entry.summary, _NAME_BYTES),
        _line("LOCATION", entry.place, _NAME_BYTES),
        _line("DESCRIPTION", entry.note, _NAME_BYTES),
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
    return "\r\n".join(line for line in lines if line is not None)


def _line(name: str, value: str, limit: int) -> str | None:
    """One property, its value cut to so many bytes without splitting a character or an escape; None without value."""
    kept = ""
    for character in value:
        longer = kept + character.translate(_ESCAPED)
        if len(longer.encode()) > limit:
            break
        kept = longer
    return f"{name}:{kept}" if kept else None


def _when(name: str, instant: datetime, zone: ZoneInfo | None) -> str:
    """An instant, or a local day where whole days are meant (its end is exclusive in both)."""
    if zone is not None:
        return f"{name};VALUE=DATE:{instant.astimezone(zone):%Y%m%d}"
    return f"{name}:{_utc(instant)}"


def _utc(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
