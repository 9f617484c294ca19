"""Days and times as a person writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.ui import times

HELSINKI = ZoneInfo("Europe/Helsinki")


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=HELSINKI).astimezone(UTC)  # type: ignore[misc, arg-type]


SUNDAY = at(2026, 11, 22, 13, 42)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", "su 22.11. klo 13.42"),
        ("fi_selko", "sunnuntai 22.11. kello 13.42"),
        ("sv", "sön 22.11 kl. 13.42"),
        ("en", "Sun 22 Nov 1:42 pm"),
    ],
)
def test_a_moment(language: str, expected: str) -> None:
    """As the design asks for it."""
    assert times.moment(SUNDAY, language, HELSINKI) == expected


@pytest.mark.parametrize(
    ("instant", "fi", "en"),
    [
        (at(2026, 11, 22, 0, 0), "klo 0", "12 am"),
        (at(2026, 11, 22, 0, 5), "klo 0.05", "12:05 am"),
        (at(2026, 11, 22, 12, 0), "klo 12", "12 pm"),
        (at(2026, 11, 22, 9, 0), "klo 9", "9 am"),
        (at(2026, 11, 22, 23, 59), "klo 23.59", "11:59 pm"),
    ],
)
def test_midnight_noon_and_whole_hours(instant: datetime, fi: str, en: str) -> None:
    """No zeros that say nothing, no noon that is midnight."""
    assert times.at_clock(instant, "fi", HELSINKI) == fi
    assert times.at_clock(instant, "sv", HELSINKI) == fi.replace("klo", "kl.")
    assert times.at_clock(instant, "en", HELSINKI) == en


def test_the_hour_that_comes_twice() -> None:
    """On 25.10.2026 the clocks go from 4 to 3: both hours are called the same, an hour apart."""
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert times.at_clock(first, "fi", HELSINKI) == "klo 3.30"
    assert times.at_clock(first + timedelta(hours=1), "fi", HELSINKI) == "klo 3.30"
    assert times.at_clock(first + timedelta(hours=2), "fi", HELSINKI) == "klo 4.30"


def test_the_hour_that_does_not_come() -> None:
    """On 29.3.2026 three o'clock is four o'clock."""
    assert times.at_clock(datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "fi", HELSINKI) == "klo 2.59"
    assert times.at_clock(datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "fi", HELSINKI) == "klo 4"


@pytest.mark.parametrize(
    ("start", "end", "fi", "en"),
    [
        (at(2026, 11, 22, 13, 30), at(2026, 11, 22, 15), "klo 13.30–15", "1:30–3 pm"),
        (at(2026, 11, 22, 11, 30), at(2026, 11, 22, 13), "klo 11.30–13", "11:30 am–1 pm"),
        (at(2026, 11, 22, 22), at(2026, 11, 23, 0), "klo 22–24", "10 pm–12 am"),
    ],
)
def test_a_span(start: datetime, end: datetime, fi: str, en: str) -> None:
    """The half of the day is said once when it is the same."""
    assert times.between(start, end, "fi", HELSINKI) == fi
    assert times.between(start, end, "en", HELSINKI) == en


def test_names_of_days() -> None:
    """Today and tomorrow by name, over the end of the year too; all others by weekday and date."""
    today = date(2026, 12, 31)
    names = {
        language: [times.day_name(today + timedelta(days=n), today, language) for n in (0, 1, 2)]
        for language in ("fi", "sv", "en")
    }
    assert names["en"] == ["Today", "Tomorrow", "Sat 2 Jan"]
    assert names["fi"][2] == "la 2.1."
    assert names["sv"][2] == "lör 2.1"
    assert times.weekday_in_full(today, "fi") == "torstai"


@pytest.mark.parametrize(
    ("minutes", "fi", "sv"),
    [
        (30, "30 min", "30 min"),
        (60, "1 h", "1 tim"),
        (90, "1 h 30 min", "1 tim 30 min"),
        (0, "0 min", "0 min"),
        (1440, "24 h", "24 tim"),
    ],
)
def test_lengths(minutes: int, fi: str, sv: str) -> None:
    """Hours and minutes, neither when it is nothing."""
    assert times.length(timedelta(minutes=minutes), "fi") == fi
    assert times.length(timedelta(minutes=minutes), "en") == fi
    assert times.length(timedelta(minutes=minutes), "sv") == sv


def test_the_pseudo_language_has_the_longest_forms() -> None:
    """It is not asked of Babel, which does not know it."""
    assert times.moment(SUNDAY, "qps", HELSINKI) == times.moment(SUNDAY, "fi", HELSINKI)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(60, "1 tunti"), (90, "1 tunti 30 minuuttia"), (121, "2 tuntia 1 minuutti"), (45, "45 minuuttia")],
)
def test_easy_finnish_shortens_nothing(minutes: int, said: str) -> None:
    assert times.length(timedelta(minutes=minutes), "fi_selko") == said
