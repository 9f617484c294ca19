"""What people write by hand is read as they mean it, and what could mean two things is refused."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.hours import LocalPeriod, Mode
from kiosk.settings import written
from kiosk.settings.written import Days, Size, Unreadable


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2 h", 120),
        ("2h", 120),
        ("1 h 30 min", 90),
        ("1h30min", 90),
        ("90 min", 90),
        ("90 minuuttia", 90),
        ("2 t", 120),
        ("2 tuntia", 120),
        ("1,5 h", 90),
        ("1.5 h", 90),
        ("30 s", 0.5),
        ("1 pv", 1440),
        ("1 d", 1440),
        ("2 vrk", 2880),
        (" 15  min ", 15),
        ("15 min.", 15),
        ("0", 0),
        (0, 0),
        ("0 min", 0),
        ("1 PV 2 H", 1560),
    ],
)
def test_durations(text: object, minutes: float) -> None:
    assert written.read_duration(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "text",
    [
        "2 hourz",
        "",
        " ",
        "h",
        "2",
        2,
        15,
        "-2 h",
        "2 h 3",
        "30 min 1 h",
        "1 h 1 h",
        "2 h, 30 min",
        True,
        None,
        1.5,
        [],
        "٣ h",
    ],
)
def test_not_durations(text: object) -> None:
    with pytest.raises(Unreadable):
        written.read_duration(text)


@given(st.integers(0, 86_400 * 30))
def test_written_durations_are_read_back(seconds: int) -> None:
    length = timedelta(seconds=seconds)
    assert written.read_duration(written.write_duration(length)) == length


@pytest.mark.parametrize(
    ("text", "opens", "closes", "mode"),
    [
        ("10-19", time(10), time(19), Mode.STAFFED),
        ("10.00-19.00", time(10), time(19), Mode.STAFFED),
        ("10:00–19:30", time(10), time(19, 30), Mode.STAFFED),
        ("klo 10 — 19", time(10), time(19), Mode.STAFFED),
        ("7-10 omatoimi", time(7), time(10), Mode.SELF_SERVICE),
        ("7-10 self-service", time(7), time(10), Mode.SELF_SERVICE),
        ("18-24", time(18), time(0), Mode.STAFFED),
        ("18-2", time(18), time(2), Mode.STAFFED),
        ("0-24 omatoimi", time(0), time(0), Mode.SELF_SERVICE),
        ("22-06", time(22), time(6), Mode.STAFFED),
    ],
)
def test_periods(text: str, opens: time, closes: time, mode: Mode) -> None:
    assert written.read_period(text) == LocalPeriod(opens, closes, mode)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("19-10", "period_reversed"),
        ("10-10", "period_reversed"),
        ("22-7", "period_reversed"),
        ("25-26", "period"),
        ("10-24.30", "period"),
        ("10.60-12", "period"),
        ("24-6", "period"),
        ("10", "period"),
        ("", "period"),
        ("10-19-20", "period"),
        (10, "period"),
        ("10-12 iltavuoro", "period_mode"),
    ],
)
def test_not_periods(text: object, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        written.read_period(text)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("24.12.2026", date(2026, 12, 24), date(2026, 12, 24)),
        ("2026-12-24", date(2026, 12, 24), date(2026, 12, 24)),
        (date(2026, 12, 24), date(2026, 12, 24), date(2026, 12, 24)),
        ("24.12.2026-26.12.2026", date(2026, 12, 24), date(2026, 12, 26)),
        ("24. – 26.12.2026", date(2026, 12, 24), date(2026, 12, 26)),
        ("24.-26.12.2026", date(2026, 12, 24), date(2026, 12, 26)),
        ("28.11.-2.12.2026", date(2026, 11, 28), date(2026, 12, 2)),
        ("2026-12-24 - 2027-01-06", date(2026, 12, 24), date(2027, 1, 6)),
    ],
)
def test_days(text: object, first: date, last: date) -> None:
    assert written.read_days(text) == Days(first, last)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31.2.2026", "day_missing"),
        ("0.1.2026", "day_missing"),
        ("26.-24.12.2026", "day_reversed"),
        ("1.1.2026-1.1.2028", "day_long"),
        ("24.12.", "day"),
        ("joulu", "day"),
        ("24.12.26", "day"),
        (20261224, "day"),
    ],
)
def test_not_days(text: object, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        written.read_days(text)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ma", (0,)),
        ("ma-to", (0, 1, 2, 3)),
        ("la-su", (5, 6)),
        ("ma, ke", (0, 2)),
        ("Mon-Thu", (0, 1, 2, 3)),
        ("sunnuntai", (6,)),
    ],
)
def test_weekdays(text: str, days: tuple[int, ...]) -> None:
    assert written.read_weekdays(text) == days


@pytest.mark.parametrize("text", ["", "x", "su-ma", "ma-", "-ma", "ma,ma", "ma-ti-ke", "ma,"])
def test_not_weekdays(text: str) -> None:
    with pytest.raises(Unreadable):
        written.read_weekdays(text)


def test_sizes() -> None:
    assert written.read_size("1080x1920") == Size(1080, 1920)
    assert written.read_size(" 1280 × 800 ") == Size(1280, 800)
    assert written.read_size("Koko näyttö") is None
    for wrong in ("1080", "10x10", "1080x99999", "", 1080, "1080x1920x3"):
        with pytest.raises(Unreadable):
            written.read_size(wrong)


def test_weeks() -> None:
    """An ISO week, in figures; what is no week is read as days."""
    week = Days(date(2026, 11, 30), date(2026, 12, 6))
    for text in ("viikko 49/2026", "vko 49 / 2026", "Week 49/2026", "30.11.-6.12.2026"):
        assert written.read_days_or_week(text) == week
    assert written.read_days_or_week("vk 53/2026").last == date(2027, 1, 3)
    for wrong, code in (
        ("viikko 54/2026", "day_missing"),
        ("viikko 53/2027", "day_missing"),
        ("49/2026", "day_or_week"),
    ):
        with pytest.raises(Unreadable) as caught:
            written.read_days_or_week(wrong)
        assert caught.value.code == code


READERS = (
    written.read_duration,
    written.read_period,
    written.read_days,
    written.read_days_or_week,
    written.read_weekdays,
    written.read_size,
)
PIECES = st.lists(
    st.sampled_from(["1", "24", "12", "2026", ".", "-", "–", ":", " ", "h", "min", "ma", "omatoimi", "x", "ä", "9" * 9])
)


@given(st.one_of(PIECES.map("".join), st.text(), st.integers(), st.booleans(), st.none(), st.dates(), st.floats()))
def test_anything_else_is_unreadable_and_nothing_worse(value: object) -> None:
    for read in READERS:
        try:
            read(value)
        except Unreadable as error:
            assert error.code
