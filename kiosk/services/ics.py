"""A booking as a calendar event (RFC 5545), short enough for a QR code that a phone reads from a screen."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk.domain.bookings import Reservation

LINE_BYTES = 75
"""RFC 5545 wants longer lines folded; phones' readers stumble over folds, so lines are cut instead."""

_NAME_BYTES = 40
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


def calendar_event(reservation: Reservation, summary: str, place: str, note: str, now: datetime) -> str:
    """The text of the event, about 250 bytes and below 300; `note` holds what the patron needs later (the code).

    The id of the reservation is the event's: a phone that scans the code twice has one event.
    """
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Virta//FI",
        "BEGIN:VEVENT",
        _line("UID", reservation.id, _NAME_BYTES),
        f"DTSTAMP:{_utc(now)}",
        f"DTSTART:{_utc(reservation.start)}",
        f"DTEND:{_utc(reservation.end)}",
        _line("SUMMARY", summary, _NAME_BYTES),
        _line("LOCATION", place, _NAME_BYTES),
        _line("DESCRIPTION", note, _NAME_BYTES),
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


def _utc(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
