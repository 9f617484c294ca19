"""A booking as a calendar file (RFC 5545): one event, no names."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk.domain.bookings import Reservation, State

_CERTAIN = frozenset({State.CONFIRMED, State.CHECKED_IN, State.FINISHED})


def calendar(reservation: Reservation, summary: str, place: str, made: datetime) -> bytes:
    """The file a phone adds to its calendar. One that waits for an answer is not told as certain; one that holds
    nothing any more is told as cancelled, unless it was used.
    """
    status = "CONFIRMED" if reservation.state in _CERTAIN else "TENTATIVE" if reservation.holds else "CANCELLED"
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Virta kiosk//Hub//FI",
        "BEGIN:VEVENT",
        f"UID:{reservation.id}@virta-kiosk",
        f"DTSTAMP:{_stamp(made)}",
        f"DTSTART:{_stamp(reservation.start)}",
        f"DTEND:{_stamp(reservation.end)}",
        f"SUMMARY:{_escaped(summary)}",
        f"LOCATION:{_escaped(place)}",
        f"STATUS:{status}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return b"".join(_folded(line) for line in lines)


def _stamp(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


def _folded(line: str) -> bytes:
    """At most 75 octets a line, cut between characters, continued after a space."""
    out, length = bytearray(), 0
    for character in line:
        octets = character.encode()
        if length + len(octets) > 75:
            out += b"\r\n "
            length = 1
        out += octets
        length += len(octets)
    return bytes(out) + b"\r\n"
