"""What a resting screen may call the events it tells of, by day, evening, night and on closed days."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.hours import Hours, LocalPeriod, Mode, expand, local_day, local_instant
from kiosk.domain.opening import opening_at
from kiosk.services.whats_on import Choice, Telling, choices

ZONE = ZoneInfo("Europe/Helsinki")
WEDNESDAY = date(2026, 11, 25)
SUNDAY = WEDNESDAY + timedelta(days=4)
HOURS = expand({day: (LocalPeriod(time(7), time(21), Mode.STAFFED),) for day in range(6)}, {}, WEDNESDAY, 30, ZONE)
"""Open from Monday to Saturday."""


def told(hour: float, day: date = WEDNESDAY, hours: Hours = HOURS) -> tuple[datetime, list[Choice]]:
    now = local_instant(day, time(int(hour), round(hour % 1 * 60)), ZONE)
    return now, list(choices(opening_at(hours, now), now, ZONE))


@pytest.mark.parametrize(
    ("hour", "days", "tellings"),
    [
        (13, 0, ["today", "coming"]),
        (20.9, 0, ["today", "coming"]),
        (21, 0, ["later_today", "tomorrow", "coming"]),
        (0.5, 1, ["today", "coming"]),
        (21.5, 3, ["later_today", "coming"]),
        (12, 4, ["later_today", "tomorrow", "coming"]),
    ],
    ids=["by day", "closes soon", "closed", "opens this morning", "before a closed day", "on a closed day"],
)
def test_what_the_events_are_called(hour: float, days: int, tellings: list[str]) -> None:
    _, found = told(hour, WEDNESDAY + timedelta(days=days))
    assert [choice.telling for choice in found] == tellings


def test_hours_nobody_told_lock_no_door() -> None:
    _, found = told(22, hours=Hours(local_day(SUNDAY, ZONE)))
    assert found[0].telling is Telling.TODAY


def test_each_day_is_told_from_its_beginning_or_from_now_to_its_end() -> None:
    now, (tonight, tomorrow, coming) = told(21.5)
    assert tonight.span.start == now and tonight.span.end == tomorrow.span.start
    assert tomorrow.span == local_day(WEDNESDAY + timedelta(days=1), ZONE)
    assert (tonight.day, tomorrow.day, coming.day) == (WEDNESDAY, WEDNESDAY + timedelta(days=1), None)
    assert [choice.beginning for choice in (tonight, tomorrow, coming)] == [True, False, False]
    assert coming.span.start == now
