"""Events of calendar feeds: recurrences, exceptions, zones, all days, and everything that programs get wrong."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.events import Event, EventStatus, Link, LinkKind, Occurrence
from kiosk.domain.spans import Span
from kiosk.domain.text import Text
from kiosk.hub.upstream import icalendar_events
from kiosk.hub.upstream.icalendar_events import MOST_TIMES
from kiosk.hub.upstream.icalendar_lines import NotACalendarError, take_apart
from kiosk.hub.upstream.icalendar_work import Read
from tests.hub.upstream.feeds import CUSTOM_ZONE, HELSINKI, WINDOW, end, event, feed, local, start

HOUR = timedelta(hours=1)


def read(*parts: str, window: Span = WINDOW) -> Read:
    return icalendar_events.read(take_apart(feed(*parts)), window, HELSINKI)


def only(*parts: str) -> Event:
    found = read(*parts)
    assert found.skipped == {}
    (item,) = found.items
    return item.event


def starts(event: Event) -> list[datetime]:
    return [time.start for time in event.occurrences]


# --- recurrences and their exceptions ----------------------------------------------------------------------------------


def test_one_uid_is_one_event_with_its_times() -> None:
    found = only(event(start("20261124"), end("20261124"), "RRULE:FREQ=WEEKLY;COUNT=3"))
    assert found.id == "1"
    assert found.occurrences == tuple(
        Occurrence(local(24, 10) + n * 7 * 24 * HOUR, local(24, 11) + n * 7 * 24 * HOUR) for n in range(3)
    )


def test_added_and_left_out_times() -> None:
    found = only(
        event(
            start("20261124"),
            "DURATION:PT45M",
            "RRULE:FREQ=WEEKLY;COUNT=3",
            "EXDATE;TZID=Europe/Helsinki:20261201T100000",
            "RDATE;TZID=Europe/Helsinki:20261203T130000",
        )
    )
    assert starts(found) == [local(24, 10), local(3, 13, month=12), local(8, 10, month=12)]
    assert {time.end - time.start for time in found.occurrences if time.end} == {timedelta(minutes=45)}


def test_a_moved_time_and_a_cancelled_one() -> None:
    moved = event("RECURRENCE-ID;TZID=Europe/Helsinki:20261201T100000", start("20261202", "140000"))
    cancelled = event(
        "RECURRENCE-ID;TZID=Europe/Helsinki:20261208T100000", start("20261208"), "STATUS:CANCELLED", summary="PERUTTU"
    )
    found = only(event(start("20261124"), end("20261124"), "RRULE:FREQ=WEEKLY;COUNT=3"), moved, cancelled)
    assert found.title == Text("Satutunti")
    assert found.status is EventStatus.SCHEDULED
    assert [(time.start, time.status) for time in found.occurrences] == [
        (local(24, 10), EventStatus.SCHEDULED),
        (local(2, 14, month=12), EventStatus.RESCHEDULED),
        (local(8, 10, month=12), EventStatus.CANCELLED),
    ]


def test_an_exception_with_its_own_title_or_place_stands_alone() -> None:
    guest = event("RECURRENCE-ID;TZID=Europe/Helsinki:20261201T100000", start("20261201"), summary="Satutunti: vieras")
    hall = event("RECURRENCE-ID;TZID=Europe/Helsinki:20261208T100000", start("20261208"), "LOCATION:Virta-sali")
    series = event(start("20261124"), end("20261124"), "LOCATION:Lastenosasto", "RRULE:FREQ=WEEKLY;COUNT=4")
    found = {item.event.id: item.event for item in read(series, guest, hall).items}
    assert starts(found["1"]) == [local(24, 10), local(15, 10, month=12)]
    others = [(e.title.fi, e.place.fi if e.place else "") for key, e in found.items() if key != "1"]
    assert others == [("Satutunti: vieras", "Lastenosasto"), ("Satutunti", "Virta-sali")]
    assert len(found) == 3


def test_a_cancelled_event_says_so() -> None:
    found = only(event(start("20261124"), end("20261124"), "RRULE:FREQ=WEEKLY;COUNT=2", "STATUS:CANCELLED"))
    assert (found.status, len(found.occurrences)) == (EventStatus.CANCELLED, 2)


def test_an_exception_whose_series_was_not_told() -> None:
    lone = event("RECURRENCE-ID;TZID=Europe/Helsinki:20261201T100000", start("20261201"), end("20261201"))
    assert starts(only(lone)) == [local(1, 10, month=12)]


def test_of_two_versions_the_later_holds() -> None:
    old = event(start("20261124"), "SEQUENCE:1")
    new = event(start("20261125"), "SEQUENCE:2")
    assert starts(only(old, new)) == [local(25, 10)]


# --- zones ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("DTSTART;TZID=Europe/Helsinki:20261124T100000", ()),
        ("DTSTART:20261124T080000Z", ()),
        ("DTSTART:20261124T100000", ()),
        ("DTSTART:20261124T090000", ("X-WR-TIMEZONE:Europe/Stockholm",)),
        ("DTSTART:20261124T100000", ("X-WR-TIMEZONE:Atlantis/Town",)),
        ("DTSTART;TZID=Europe/Stockholm:20261124T090000", ()),
        ("DTSTART;TZID=FLE Standard Time:20261124T100000", ()),
        ("DTSTART;TZID=Atlantis/Town:20261124T100000", ()),
        ('DTSTART;TZID="Oma vyöhyke":20261124T100000', (CUSTOM_ZONE.replace("\n", "\r\n"),)),
    ],
)
def test_a_time_in_any_zone(line: str, parts: tuple[str, ...]) -> None:
    assert starts(only(*parts, event(line))) == [local(24, 10)]


@pytest.mark.parametrize("zone", ["", ";TZID=Europe/Helsinki", ";TZID=Nowhere", ';TZID="Oma vyöhyke"'])
def test_a_series_keeps_its_wall_time_over_the_change_of_the_clock(zone: str) -> None:
    found = only(CUSTOM_ZONE, event(f"DTSTART{zone}:20270325T180000", "RRULE:FREQ=WEEKLY;COUNT=2"))
    assert starts(found) == [local(25, 18, month=3, year=2027), local(1, 18, month=4, year=2027)]


def test_a_broken_zone_costs_nobody_else() -> None:
    broken = "BEGIN:VTIMEZONE\r\nTZID:Rikki\r\nBEGIN:STANDARD\r\nDTSTART:x\r\nEND:STANDARD\r\nEND:VTIMEZONE"
    assert starts(only(broken, event("DTSTART;TZID=Rikki:20261124T100000"))) == [local(24, 10)]


# --- all days and lengths --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (("DTSTART;VALUE=DATE:20261124",), 1),
        (("DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261124"), 1),
        (("DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261125"), 1),
        (("DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261208"), 14),
        (("DTSTART;VALUE=DATE:20261124", "DURATION:P3D"), 3),
        (("DTSTART:20261123T220000Z", "DTEND:20261124T220000Z", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"), 1),
    ],
)
def test_whole_days_are_local_midnights(lines: tuple[str, ...], days: int) -> None:
    assert only(event(*lines)).occurrences == (
        Occurrence(local(24, 0), local(24, 0) + timedelta(days=days), all_day=True),
    )


def test_the_day_of_a_change_of_the_clock_has_23_hours() -> None:
    (time_,) = only(event("DTSTART;VALUE=DATE:20270328")).occurrences
    assert time_.end is not None
    assert time_.end - time_.start == 23 * HOUR


@pytest.mark.parametrize(
    "lines", [(), (end("20261124", "100000"),), ("DURATION:PT0S",), ("DURATION:-PT1H",), (end("20261123"),)]
)
def test_an_end_that_nobody_told(lines: tuple[str, ...]) -> None:
    assert only(event(start("20261124"), *lines)).occurrences == (Occurrence(local(24, 10), None),)


def test_over_midnight() -> None:
    found = only(event(start("20261124", "200000"), end("20261125", "020000")))
    assert found.occurrences == (Occurrence(local(24, 20), local(25, 2)),)


# --- the window ----------------------------------------------------------------------------------------------------


def test_what_is_over_or_far_away_is_not_told() -> None:
    past = event(start("20261020"), end("20261020"), uid="past")
    far = event(start("20280101"), end("20280101"), uid="far")
    running = event("DTSTART;VALUE=DATE:20261101", "DTEND;VALUE=DATE:20261201", uid="running")
    assert [item.event.id for item in read(past, far, running).items] == ["running"]


def test_a_whole_day_begins_at_local_midnight_also_at_the_end_of_the_window() -> None:
    """Its date is one in Helsinki, where the day begins before it does in UTC."""
    window = Span(WINDOW.start, datetime(2027, 5, 19, 22, tzinfo=UTC))
    assert len(read(event("DTSTART;VALUE=DATE:20270520"), window=window).items) == 1
    assert len(read(event("DTSTART;VALUE=DATE:20270521"), window=window).items) == 0


def test_an_endless_series_is_cut() -> None:
    found = read(event("DTSTART:19990101T100000Z", "RRULE:FREQ=HOURLY"))
    (item,) = found.items
    assert len(item.event.occurrences) == MOST_TIMES
    assert item.event.occurrences[0].start == WINDOW.start
    assert found.skipped == {"cut": 1}


# --- what it is and who may read it --------------------------------------------------------------------------------


def test_texts_of_an_event() -> None:
    lines = (
        start("20261124"),
        "DESCRIPTION:Ensimmäinen kappale.\\n\\nToinen\\, jossa on [b]pilkku[/b].",
        "LOCATION:Virta-sali\\, Kalajoentie 1\\, 85100 Kalajoki",
        'ORGANIZER;CN="Kalajoen kamarikuoro ry":mailto:nobody@example.invalid',
        "CATEGORIES:Musiikki,Konsertit",
        "CATEGORIES:Aikuiset",
        "URL:https://example.invalid/konsertti",
        "GEO:64.2;23.9",
        "X-ODD;X=1:whatever",
    )
    (item,) = read(event(*lines, summary="Joulu\\; konsertti \u202e")).items
    found = item.event
    assert found.title == Text("Joulu; konsertti")
    assert found.description == Text("Ensimmäinen kappale.\n\nToinen, jossa on [b]pilkku[/b].")
    assert found.place == Text("Virta-sali")
    assert found.address == Text("Virta-sali, Kalajoentie 1, 85100 Kalajoki")
    assert found.organiser == Text("Kalajoen kamarikuoro ry")
    assert found.links == (Link(LinkKind.PAGE, "https://example.invalid/konsertti"),)
    assert item.labels == ("aikuiset", "konsertit", "musiikki", "virta-sali")


@pytest.mark.parametrize(
    "line",
    [
        "DESCRIPTION:<p>Tule <b>mukaan</b></p><script>alert(1)</script><p>Kahvia &amp\\; pullaa</p>",
        "X-ALT-DESC;FMTTYPE=text/html:<html><body><p>Tule mukaan</p><p>Kahvia &amp\\; pullaa</p></body></html>",
    ],
)
def test_html_is_flattened(line: str) -> None:
    assert only(event(start("20261124"), line)).description == Text("Tule mukaan\n\nKahvia & pullaa")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Kahvia & pullaa\\n\\nTervetuloa", "Kahvia & pullaa\n\nTervetuloa"),
        ("3 < 5\\nja", "3 < 5\nja"),
        ("Kahvia &amp\\; pullaa", "Kahvia & pullaa"),
        ("&lt\\;script&gt\\;", "<script>"),
    ],
)
def test_a_plain_text_keeps_its_lines(told: str, expected: str) -> None:
    assert only(event(start("20261124"), f"DESCRIPTION:{told}")).description == Text(expected)


@pytest.mark.parametrize("name", ["matti@example.invalid", '"matti@example.invalid"', ""])
def test_an_address_is_no_organiser(name: str) -> None:
    found = only(event(start("20261124"), f"ORGANIZER;CN={name}:mailto:matti@example.invalid"))
    assert found.organiser is None
    assert "matti" not in repr(found)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.invalid/", "www.example.invalid", "file:///etc"])
def test_only_web_addresses_are_links(url: str) -> None:
    assert only(event(start("20261124"), f"URL:{url}")).links == ()


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("CLASS:PRIVATE",), "private"),
        (("CLASS:confidential",), "private"),
        (("STATUS:TENTATIVE",), "tentative"),
        (("RRULE:FREQ=SECONDLY",), "too_often"),
        (("RRULE:FREQ=MINUTELY;INTERVAL=30",), "too_often"),
        (("RRULE:FREQ=DAILY;INTERVAL=0",), "broken"),
        (("RRULE:FREQ=SOMETIMES",), "broken"),
        (("RRULE:FREQ=WEEKLY;UNTIL=x",), "broken"),
        (("DTEND:x",), "broken"),
        (("DURATION:x",), "broken"),
        (("EXDATE:x",), "broken"),
        (("DTSTART:20261124T100000",), "broken"),
    ],
)
def test_what_is_not_shown_is_counted_and_the_rest_lives(lines: tuple[str, ...], why: str) -> None:
    found = read(event(start("20261124"), *lines, uid="bad"), event(start("20261125"), uid="good"))
    assert [item.event.id for item in found.items] == ["good"]
    assert found.skipped == {why: 1}


@pytest.mark.parametrize(
    "line", ["DTSTART:notadate", "DTSTART:20261399T100000", "DTSTART;VALUE=DATE:x", "DTSTART:", ""]
)
def test_an_event_without_a_start_is_broken(line: str) -> None:
    assert read(event(line, uid="bad"), event(start("20261125"), uid="good")).skipped == {"broken": 1}


@pytest.mark.parametrize("summary", [None, "", "  \u202e "])
def test_an_event_without_a_name_is_not_shown(summary: str | None) -> None:
    assert read(event(start("20261124"), summary=summary)).skipped == {"no_name": 1}


def test_a_private_exception_hides_the_series() -> None:
    """Better nothing than a gap that tells when somebody is at the doctor's."""
    private = event("RECURRENCE-ID;TZID=Europe/Helsinki:20261201T100000", start("20261201"), "CLASS:PRIVATE")
    assert read(event(start("20261124"), "RRULE:FREQ=WEEKLY"), private).skipped == {"private": 1}


def test_what_is_written_twice_counts_once() -> None:
    """As calendars in two languages do it, and programs that repeat themselves."""
    twice = ("SUMMARY;LANGUAGE=sv:Sagostund", "LOCATION:Virta-sali", "LOCATION;LANGUAGE=sv:Virtasalen")
    found = only(event(*twice, start("20261124"), "STATUS:CANCELLED", "STATUS:CONFIRMED"))
    assert (found.title, found.place) == (Text("Satutunti"), Text("Virta-sali"))
    assert [(time.start, time.status) for time in found.occurrences] == [(local(24, 10), EventStatus.CANCELLED)]
    assert read(event(start("20261124"), "CLASS:PRIVATE", "CLASS:PRIVATE")).skipped == {"private": 1}


@pytest.mark.parametrize(
    ("name", "hour"), [("GMT+05:00", 7), ("(UTC+02:00) Helsinki, Kiova", 10), ("tzone://Microsoft/Custom", 10)]
)
def test_a_zone_that_should_stand_in_quotes(name: str, hour: int) -> None:
    """One that the feed explains means what it says; one that nobody knows is taken for the house's."""
    fixed = "BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0500\nTZOFFSETTO:+0500\nEND:STANDARD"
    zone = f"BEGIN:VTIMEZONE\nTZID:GMT+05:00\n{fixed}\nEND:VTIMEZONE"
    times = (f"DTSTART;TZID={name}:20261124T100000", f"DTEND;TZID={name}:20261124T110000", "RRULE:FREQ=DAILY;COUNT=3")
    [series] = read(zone, event(*times, f"EXDATE;TZID={name}:20261125T100000,20261126T100000")).items
    assert [time.start for time in series.event.occurrences] == [local(24, hour)]


def test_events_without_a_uid_stay_apart() -> None:
    found = read(event(start("20261124"), uid=None), event(start("20261125"), uid=None))
    assert len({item.event.id for item in found.items}) == 2
    again = read(event(start("20261124"), uid=None))
    assert again.items[0].event.id in {item.event.id for item in found.items}


# --- whatever comes over the wire --------------------------------------------------------------------------------------

SAMPLES = [path.read_bytes() for path in sorted((Path(__file__).parent / "samples").glob("calendar_*.ics"))]


@given(st.sampled_from(SAMPLES), st.integers(0, 4000), st.binary(max_size=6), st.integers(0, 4000))
@settings(max_examples=150, deadline=None)
def test_a_feed_that_was_cut_or_spoilt_never_raises(body: bytes, cut: int, rubbish: bytes, end: int) -> None:
    spoilt = body[:cut] + rubbish + body[cut + len(rubbish) : cut + end]
    with contextlib.suppress(NotACalendarError):
        found = icalendar_events.read(take_apart(spoilt), WINDOW, HELSINKI)
        assert all(item.event.title.fi and item.event.occurrences for item in found.items)


def test_what_usual_programs_write() -> None:
    google, nextcloud, outlook = (icalendar_events.read(take_apart(body), WINDOW, HELSINKI) for body in SAMPLES)
    assert (google.skipped, nextcloud.skipped, outlook.skipped) == ({}, {}, {})
    by_title = {item.event.title.fi: item for found in (google, nextcloud, outlook) for item in found.items}
    story = by_title["Satutunti"].event
    assert [(time.start, time.status) for time in story.occurrences] == [
        (local(25, 10), EventStatus.SCHEDULED),
        (local(3, 10, month=12), EventStatus.RESCHEDULED),
        (local(16, 10, month=12), EventStatus.SCHEDULED),
    ]
    assert story.description == Text("Satuja 3–6-vuotiaille.\n\nVapaa pääsy, ei ilmoittautumista.")
    assert story.place == Text("Kalajoen kirjasto")
    assert by_title["Kamarikonsertti"].event.status is EventStatus.CANCELLED
    assert by_title["Kamarikonsertti"].event.occurrences[0].start == local(28, 18)
    assert starts(by_title["Lukupiiri"].event)[:2] == [local(26, 18), local(31, 18, month=12)]
    assert starts(by_title["Joulukonsertti, kaksi näytöstä"].event) == [
        local(12, 15, month=12),
        local(12, 18, month=12),
    ]
    show = by_title["Kevään taidenäyttely"].event
    assert show.occurrences == (Occurrence(local(1, 0, month=2, year=2027), local(1, 0, month=3, year=2027), True),)
    assert show.description == Text("Töitä yhdeksältä tekijältä.")
    club = by_title["Kädentaitokerho"]
    assert len(club.event.occurrences) == 8
    assert club.labels == ("kädentaidot", "lapset", "pienryhmätila")


# --- any series against days walked one by one ------------------------------------------------------------------------

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@given(
    first=st.dates(date(2026, 10, 1), date(2027, 4, 30)),
    interval=st.integers(1, 3),
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    length=st.integers(0, 60),
    left_out=st.sets(st.integers(0, 60), max_size=6),
    zone=st.sampled_from(["", ";TZID=Europe/Helsinki", ";TZID=Nowhere/Town"]),
    all_day=st.booleans(),
)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_weekly_series(
    first: date, interval: int, weekdays: set[int], length: int, left_out: set[int], zone: str, all_day: bool
) -> None:
    weekdays = weekdays | {first.weekday()}
    last = first + timedelta(days=length)
    kind = ";VALUE=DATE" if all_day else zone
    suffix = "" if all_day else "T173000"
    until = (
        f"{last:%Y%m%d}"
        if all_day
        else f"{datetime.combine(last, time(17, 30), HELSINKI).astimezone(UTC):%Y%m%dT%H%M%SZ}"
    )
    rule = f"RRULE:FREQ=WEEKLY;INTERVAL={interval};BYDAY={','.join(_DAYS[n] for n in sorted(weekdays))};UNTIL={until}"
    gone = [f"EXDATE{kind}:{first + timedelta(days=n):%Y%m%d}{suffix}" for n in sorted(left_out)]
    monday = first - timedelta(days=first.weekday())
    expected = []
    for n in range(length + 1):
        day = first + timedelta(days=n)
        begins = datetime.combine(day, time() if all_day else time(17, 30), HELSINKI).astimezone(UTC)
        finishes = datetime.combine(day + timedelta(days=1), time(), HELSINKI).astimezone(UTC) if all_day else begins
        week = (day - monday).days // 7
        comes = day.weekday() in weekdays and week % interval == 0 and n not in left_out
        if comes and begins < WINDOW.end and finishes >= WINDOW.start:
            expected.append(begins)
    found = read(event(f"DTSTART{kind}:{first:%Y%m%d}{suffix}", rule, *gone))
    assert found.skipped == {}
    assert [start for item in found.items for start in starts(item.event)] == expected
