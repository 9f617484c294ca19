"""A feed taken apart: folded lines, every kind of line end, parts that never end, things that are not read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hub.upstream.icalendar_lines import LARGEST_EVENT, NotACalendarError, take_apart
from tests.hub.upstream.feeds import CUSTOM_ZONE, event, feed, start

TWO = feed(event(start("20261124"), uid="a"), event(start("20261125"), uid="b"))


@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r", b"\r\r\n", b"\r\n\r\n"])
def test_any_line_end(end: bytes) -> None:
    found = take_apart(TWO.replace(b"\r\n", end))
    assert list(found.events) == ["a", "b"]
    assert found.broken == 0
    assert "SUMMARY:Satutunti" in found.events["a"][0].split("\n")


@pytest.mark.parametrize("fold", ["\r\n ", "\n\t", "\r\n "])
def test_folded_lines_are_one(fold: str) -> None:
    long = f"DESCRIPTION:pit{fold}kä ri{fold}vi".encode()
    (text,) = take_apart(feed(event("X", uid="a")).replace(b"X", long)).events["a"]
    assert "DESCRIPTION:pitkä rivi" in text


@pytest.mark.parametrize("fold", [b"\r\n ", b"\n\t"])
def test_folded_in_the_middle_of_a_letter(fold: bytes) -> None:
    """Simple programs count octets. RFC 5545 wants such lines put together before anything is made of them."""
    body = feed(event(uid="a", summary="Kesäyö"), event(uid="b", summary="Äidin päivä"))
    found = take_apart(body.replace("ö".encode(), b"\xc3" + fold + b"\xb6")).events
    assert "SUMMARY:Kesäyö" in found["a"][0].split("\n")
    assert "SUMMARY:Äidin päivä" in found["b"][0].split("\n")


def test_one_spoilt_letter_costs_no_others() -> None:
    body = feed(event(uid="a", summary="Kesä?"), event(uid="b", summary="Äidin päivä")).replace(b"?", b"\xc3")
    assert "SUMMARY:Äidin päivä" in take_apart(body).events["b"][0].split("\n")


def test_a_mark_of_unicode_is_no_line_end() -> None:
    (text,) = take_apart(feed(event("DESCRIPTION:yksi\u2028kaksi\x0bkolme\x85neljä", uid="a"))).events["a"]
    assert "DESCRIPTION:yksi\u2028kaksi\x0bkolme\x85neljä" in text


def test_what_is_not_read_is_not_kept() -> None:
    alarm = "BEGIN:VALARM\r\nUID:x\r\nSUMMARY:Herätys\r\nEND:VALARM"
    (text,) = take_apart(feed(event(alarm, "ATTACH;ENCODING=BASE64:" + "A" * 200_000, "X-OMA:1", uid="a"))).events["a"]
    assert text.split("\n") == ["BEGIN:VEVENT", "UID:a", "SUMMARY:Satutunti", "END:VEVENT"]


def test_an_event_without_an_end_costs_only_itself() -> None:
    cut = event(uid="cut").replace("END:VEVENT", "X:1")
    found = take_apart(feed(event(uid="a"), cut, event(uid="b"), cut))
    assert (list(found.events), found.broken) == (["a", "b"], 2)


def test_a_zone_without_an_end_costs_no_event() -> None:
    zone = CUSTOM_ZONE.replace("END:VTIMEZONE", "X:1")
    assert list(take_apart(feed(zone, event(uid="a"))).events) == ["a"]


def test_an_event_that_is_too_large_is_broken() -> None:
    found = take_apart(feed(event("DESCRIPTION:" + "x" * LARGEST_EVENT, uid="a"), event(uid="b")))
    assert (list(found.events), found.broken) == (["b"], 1)


def test_letters_of_old_programs() -> None:
    text = take_apart(feed(event(uid="a", summary="Päivä")).decode().encode("cp1252")).events["a"][0]
    assert "SUMMARY:Päivä" in text
    assert "SUMMARY:Päivä" in take_apart(b"\xef\xbb\xbf" + feed(event(uid="a", summary="Päivä"))).events["a"][0]


def test_the_same_uid_belongs_together_whatever_it_looks_like() -> None:
    found = take_apart(feed(event(uid="a"), event("UID;X=1:a ", uid=None), event(uid="b")))
    assert [len(texts) for texts in found.events.values()] == [2, 1]


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>BEGIN:VCALENDAR</body></html>", b"{}", b"BEGIN:VCARD\r\nEND:VCARD"]
)
def test_something_else_is_no_calendar(body: bytes) -> None:
    with pytest.raises(NotACalendarError):
        take_apart(body)


def test_a_calendar_without_events() -> None:
    assert take_apart(feed()).events == {}


@given(st.lists(st.sampled_from([*TWO.decode().split("\r\n"), "", " ", "BEGIN:X", "END:", "UID", "\x00", "ÄÖ:"])))
def test_lines_in_any_order_are_read(lines: list[str]) -> None:
    found = take_apart("\n".join(["BEGIN:VCALENDAR", *lines]).encode())
    begun = sum(line == "BEGIN:VEVENT" for line in lines)
    assert sum(len(texts) for texts in found.events.values()) + found.broken == begun
