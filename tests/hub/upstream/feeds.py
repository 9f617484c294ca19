"""Calendar feeds written line by line, as programs write them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from kiosk.domain.spans import Span

HELSINKI = ZoneInfo("Europe/Helsinki")
WINDOW = Span(datetime(2026, 11, 22, tzinfo=UTC), datetime(2027, 5, 20, tzinfo=UTC))


def event(*lines: str, uid: str | None = "1", summary: str | None = "Satutunti") -> str:
    head = [f"UID:{uid}"] if uid is not None else []
    head += [f"SUMMARY:{summary}"] if summary is not None else []
    return "\r\n".join(["BEGIN:VEVENT", *head, *lines, "END:VEVENT"])


def feed(*parts: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//", *parts, "END:VCALENDAR", ""]).encode()


def local(day: int, hour: int, minute: int = 0, month: int = 11, year: int = 2026) -> datetime:
    """A Helsinki wall time in UTC."""
    return datetime(year, month, day, hour, minute, tzinfo=HELSINKI).astimezone(UTC)


def start(day: str, clock: str = "100000") -> str:
    return f"DTSTART;TZID=Europe/Helsinki:{day}T{clock}"


def end(day: str, clock: str = "110000") -> str:
    return f"DTEND;TZID=Europe/Helsinki:{day}T{clock}"


CUSTOM_ZONE = """BEGIN:VTIMEZONE
TZID:Oma vyöhyke
BEGIN:DAYLIGHT
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
TZNAME:EEST
DTSTART:19700329T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
TZNAME:EET
DTSTART:19701025T040000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
END:VTIMEZONE"""
