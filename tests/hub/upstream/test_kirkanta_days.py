"""Documents of Kirjastohakemisto read as days: recorded ones, odd ones, and any at all against a minute-by-minute oracle."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.hours import DayNote, LocalPeriod, Mode, expand
from kiosk.domain.text import Text
from kiosk.hub.upstream.kirkanta_days import notes, read
from tests.unit.domain import oracle
from tests.unit.domain.oracle import HELSINKI

SAMPLES = Path(__file__).parent / "samples"
SELF, STAFFED = Mode.SELF_SERVICE, Mode.STAFFED


def sample(name: str) -> Any:
    return json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))


def period(opens: int, closes: int, mode: Mode) -> LocalPeriod:
    return LocalPeriod(time(opens), time(closes % 24), mode)


ORDINARY = (period(7, 10, SELF), period(10, 19, STAFFED), period(19, 21, SELF))


def test_a_recorded_week_of_a_library() -> None:
    told = read(sample("kirkanta_library_by_id"))
    assert sorted(told.days) == [date(2026, 11, 16) + timedelta(days=n) for n in range(7)]
    assert told.days[date(2026, 11, 16)] == ORDINARY
    assert told.days[date(2026, 11, 20)] == (period(10, 12, STAFFED), period(13, 17, STAFFED))  # closed for an hour
    assert told.days[date(2026, 11, 21)] == (period(10, 15, SELF),)
    assert told.days[date(2026, 11, 22)] == ()
    assert (told.notes, told.exceptions, told.skipped) == ({}, set(), {})


def test_a_recorded_list_of_schedules() -> None:
    told = read(sample("kirkanta_schedules_week"))
    assert len(told.days) == 7
    assert told.notes == {date(2026, 11, 24): "Kirjastossa tapahtuma klo 17"}


def test_notes_in_the_languages_there_are() -> None:
    finnish, english = read(sample("kirkanta_schedules_week")), read(sample("kirkanta_library_next_week_en"))
    swedish = read(sample("kirkanta_schedules_week"))  # the service falls back to Finnish
    assert notes(finnish, {"sv": swedish, "en": english}) == (
        DayNote(date(2026, 11, 24), Text("Kirjastossa tapahtuma klo 17", "", "Event at 5 pm")),
    )


def test_a_document_of_something_else_tells_nothing() -> None:
    nothing: list[Any] = [None, [], "x", {}, {"data": []}, {"data": {"schedules": {}}}, {"items": 5}, {"items": [7]}]
    assert [read(document).days for document in nothing] == [{}] * len(nothing)


def row(day: str = "2026-12-06", *, info: Any = None, of: Any = 1, **other: Any) -> dict[str, Any]:
    return {"period": of, "date": day, "info": info, "closed": True, "times": [], **other}


def document(*rows: Any, **refs: Any) -> dict[str, Any]:
    return {"type": "schedules", "total": None, "items": list(rows), "refs": {"period": refs}}


HOLIDAY = {"isException": True, "name": "Itsenäisyyspäivä", "description": "Suljettu"}
DAY = date(2026, 12, 6)


@pytest.mark.parametrize(
    ("info", "refs", "expected"),
    [
        (None, HOLIDAY, "Itsenäisyyspäivä"),
        ("", HOLIDAY, "Itsenäisyyspäivä"),
        ({}, HOLIDAY, "Itsenäisyyspäivä"),
        ("  Linnan\njuhlat ", HOLIDAY, "Linnan juhlat"),
        (None, {**HOLIDAY, "name": ""}, "Suljettu"),
        (None, {**HOLIDAY, "name": None, "description": 7}, None),
        ("<p>Suljettu&nbsp;juhannuksena</p>", HOLIDAY, "Suljettu juhannuksena"),
        (None, {**HOLIDAY, "name": "\u202e\ud800"}, "Suljettu"),
    ],
)
def test_why_a_day_is_an_exception(info: Any, refs: dict[str, Any], expected: str | None) -> None:
    told = read(document(row(info=info), **{"1": refs}))
    assert notes(told, {}) == (DayNote(DAY, Text(expected) if expected else None),)
    assert told.exceptions == {DAY}


def test_the_name_of_an_ordinary_period_is_no_note() -> None:
    told = read(document(row(), **{"1": {"isException": False, "name": "Talviaikataulu", "description": "x"}}))
    assert notes(told, {}) == ()


def test_a_note_that_only_another_language_has() -> None:
    told, english = (
        read(document(row(), **{"1": {**HOLIDAY, "name": "", "description": ""}})),
        read(document(row(info="Independence Day"))),
    )
    assert notes(told, {"en": english}) == (DayNote(DAY, Text("Independence Day", "", "Independence Day")),)


def test_an_exception_holds_over_the_usual_row_of_its_day() -> None:
    usual = row(closed=False, times=[{"from": "10:00", "to": "19:00", "status": 1}], of=2)
    told = read(document(usual, row(), **{"1": HOLIDAY, "2": {"isException": False}}))
    assert told.days == {DAY: ()}


def open_(*times: tuple[Any, Any, Any]) -> dict[str, Any]:
    return row(closed=False, times=[{"from": start, "to": end, "status": status} for start, end, status in times])


@pytest.mark.parametrize("midnight", ["00:00", "23:59", "24:00", "23:59:59", "00:00:00"])
def test_midnight_has_many_names(midnight: str) -> None:
    told = read(document(open_(("18:00", midnight, 2))))
    assert told.days == {DAY: (LocalPeriod(time(18), time(0), SELF),)}


@pytest.mark.parametrize(
    "bad",
    [
        open_(("19:00", "10:00", 1)),
        open_(("10:00", "10:00", 1)),
        open_(("00:00", "00:00", 2)),
        open_(("10:00", "19:00", 3)),
        open_(("10:00", "19:00", "1")),
        open_(("10:00", "19:00", True)),
        open_(("10:00", "19:00", None)),
        open_((None, "19:00", 1)),
        open_(("10", "19:00", 1)),
        open_(("10:60", "19:00", 1)),
        open_(("10:00", "24:30", 1)),
        open_(("10:00", "12:00", 1), ("13:00", "x", 1)),
        row(closed=False),
        row(closed=None),
        row(closed=True, times=[{"from": "10:00", "to": "19:00", "status": 1}]),
        row(times=None),
        row(times={"from": "10:00"}),
        row(times=[None], closed=False),
    ],
)
def test_a_day_that_cannot_be_understood_is_unknown_and_counted(bad: dict[str, Any]) -> None:
    told = read(document(bad, row("2026-12-07")))
    assert told.days == {date(2026, 12, 7): ()}
    assert told.skipped == {"times": 1}


@pytest.mark.parametrize("day", [None, "", "6.12.2026", "2026-13-01", 20261206, "2026-12-06T00:00:00"])
def test_a_row_without_a_day_is_counted(day: Any) -> None:
    assert read(document(row(day))).skipped == {"date": 1}


def test_rows_that_contradict_each_other_tell_nothing() -> None:
    told = read(document(row(), open_(("10:00", "19:00", 1))))
    assert (told.days, told.skipped) == ({}, {"contradiction": 1})
    assert read(document(row(), row())).days == {DAY: ()}


# --- any schedule, over the changes of the clock ---------------------------------------------------------------------

FIRSTS = (date(2027, 3, 27), date(2026, 10, 24), date(2026, 12, 30))
_QUARTERS = [n for n in range(97) if not 12 < n < 16]  # what a skipped hour means is said in test_hours.py
_Times = list[tuple[int, int, int]]


@st.composite
def schedules(draw: st.DrawFn) -> tuple[date, dict[date, _Times | None]]:
    """Days with times in quarters of an hour that may overlap, touch or be breaks; None: left out."""
    first = draw(st.sampled_from(FIRSTS))
    span = st.tuples(st.sampled_from(_QUARTERS), st.sampled_from(_QUARTERS), st.sampled_from([0, 1, 1, 2, 2]))
    day = st.one_of(st.none(), st.lists(span.filter(lambda times: times[0] < times[1]), max_size=5))
    return first, {first + timedelta(days=n): draw(day) for n in range(4)}


def _written(quarters: int) -> str:
    return f"{quarters // 4:02}:{quarters % 4 * 15:02}"


@given(schedules())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_minute_is_what_the_strongest_row_says(drawn: tuple[date, dict[date, _Times | None]]) -> None:
    first, days = drawn
    rows = [
        row(
            day.isoformat(),
            closed=not times,
            times=[{"from": _written(a), "to": _written(b), "status": status} for a, b, status in times],
        )
        for day, times in days.items()
        if times is not None
    ]
    told = read(document(*rows))
    hours = expand({}, told.days, first, len(days), HELSINKI, set(days) - set(told.days))
    for instant in oracle.walk(oracle.midnight(first), oracle.midnight(first + timedelta(days=len(days)))):
        wall = instant.astimezone(HELSINKI)
        assert hours.mode_at(instant) is _expected(days[wall.date()], wall), wall


def _expected(times: _Times | None, wall: datetime) -> Mode:
    if times is None:
        return Mode.UNKNOWN
    quarter = wall.hour * 4 + wall.minute / 15
    found = {status for start, end, status in times if start <= quarter < end}
    if 0 in found or not found:
        return Mode.CLOSED
    return STAFFED if 1 in found else SELF
