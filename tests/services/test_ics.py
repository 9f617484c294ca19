"""The calendar event that a phone reads from a QR code."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.bookings import Reservation, State
from kiosk.services.ics import LINE_BYTES, calendar_event

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
HELD = Reservation(id="0123456789abcdef", resource="a", start=NOW, end=NOW + timedelta(hours=1), state=State.CONFIRMED)


def test_an_event_as_it_is() -> None:
    text = calendar_event(HELD, "Pelihuone; iso, uusi", "Kalajoki", "lumi-kettu-47", NOW)
    assert text == (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Virta//FI\r\nBEGIN:VEVENT\r\nUID:0123456789abcdef\r\n"
        "DTSTAMP:20261122T100000Z\r\nDTSTART:20261122T100000Z\r\nDTEND:20261122T110000Z\r\n"
        "SUMMARY:Pelihuone\\; iso\\, uusi\r\nLOCATION:Kalajoki\r\nDESCRIPTION:lumi-kettu-47\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )


@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=200))
def test_whatever_the_names_the_text_stays_short_and_whole(summary: str, place: str, note: str) -> None:
    try:
        summary.encode(), place.encode(), note.encode()
    except UnicodeEncodeError:
        return  # a lone surrogate does not pass domain.text.clean
    text = calendar_event(HELD, summary, place, note, NOW)
    assert len(text.encode()) < 400
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert all(len(line.encode()) <= LINE_BYTES and "\n" not in line and "\r" not in line for line in lines)
    assert sum(line.startswith("END:VEVENT") for line in lines) == 1
    for line in lines:
        unescaped = line.replace("\\\\", "").replace("\\;", "").replace("\\,", "").replace("\\n", "")
        assert "\\" not in unescaped, "no escape is cut in two"
