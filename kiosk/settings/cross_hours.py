"""Opening times that contradict each other or themselves."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import date, time

from kiosk.domain.hours import LocalPeriod
from kiosk.settings.cross import Finding
from kiosk.settings.house import ExceptionDay, HubSettings, Week, by_weekday
from kiosk.settings.lines import Path as KeyPath
from kiosk.settings.written import day_name, read_weekdays

_DAY = 24 * 60


def check(settings: HubSettings, today: date) -> Iterator[Finding]:
    yield from check_week(("hours",), settings.hours)
    if not any(settings.hours.values()):
        yield Finding(("hours",), "hours_none", severity="warning")
    for room, rules in settings.rooms.items():
        if rules.hours is not None:
            yield from check_week(("rooms", room, "hours"), rules.hours)
    yield from _exceptions(settings.exceptions, today)


def check_week(path: KeyPath, week: Week) -> Iterator[Finding]:
    """Days written twice, and periods that overlap, also past midnight into the next day."""
    where: dict[int, str] = {}
    for days in week:
        for weekday in read_weekdays(days):
            if weekday in where:
                values = {"day": day_name(weekday), "other": where[weekday]}
                yield Finding((*path, days), "hours_twice", values, ((*path, where[weekday]),))
            where.setdefault(weekday, days)
    told: set[str] = set()
    hours = by_weekday(week)
    for weekday, days in where.items():
        found = list(_overlaps((*path, days), day_name(weekday), hours[weekday]))
        evening, morning = hours[weekday], hours.get((weekday + 1) % 7, ())
        if not found:
            found = list(_over_midnight((*path, days), day_name(weekday), evening, morning))
        if found and days not in told:  # ma-to has one text: one finding is enough
            told.add(days)
            yield found[0]


def minutes(period: LocalPeriod) -> tuple[int, int]:
    """Start and end in minutes from the midnight that begins the day."""
    opens, closes = _minute(period.opens), _minute(period.closes)
    return opens, closes if closes > opens else closes + _DAY


def _minute(wall: time) -> int:
    return wall.hour * 60 + wall.minute


def written(period: LocalPeriod) -> str:
    opens, closes = minutes(period)
    closes -= _DAY if closes > _DAY else 0
    return f"{opens // 60}.{opens % 60:02}–{closes // 60}.{closes % 60:02}"


def _overlaps(path: KeyPath, day: str, periods: Sequence[LocalPeriod]) -> Iterator[Finding]:
    ordered = sorted(periods, key=minutes)
    for first, second in itertools.pairwise(ordered):
        if minutes(second)[0] < minutes(first)[1]:
            values = {"day": day, "first": written(first), "second": written(second)}
            yield Finding(path, "hours_overlap", values)


def _over_midnight(
    path: KeyPath, day: str, evening: Sequence[LocalPeriod], morning: Sequence[LocalPeriod]
) -> Iterator[Finding]:
    for late in evening:
        for early in morning:
            if minutes(late)[1] - _DAY > minutes(early)[0]:
                yield Finding(path, "hours_overlap", {"day": day, "first": written(late), "second": written(early)})


def _exceptions(entries: tuple[ExceptionDay, ...], today: date) -> Iterator[Finding]:
    for number, entry in enumerate(entries):
        path: KeyPath = ("exceptions", number)
        if entry.hours is not None and entry.week is not None:
            yield Finding((*path, "week"), "exception_both", concerns=((*path, "hours"),))
        elif entry.hours is None and entry.week is None:
            concerns: tuple[KeyPath, ...] = ((*path, "hours"), (*path, "week"))
            yield Finding(path, "exception_neither", concerns=concerns, outer=True)
        if entry.hours:
            yield from _overlaps((*path, "hours"), _finnish(entry.day.first), entry.hours)
        if entry.week is not None:
            yield from check_week((*path, "week"), entry.week)
        if entry.day.last < today:
            yield Finding((*path, "day"), "exception_past", {"day": _finnish(entry.day.last)}, severity="warning")
        for other, earlier in enumerate(entries[:number]):
            if earlier.day.first <= entry.day.last and entry.day.first <= earlier.day.last:
                common = max(earlier.day.first, entry.day.first)
                concerns = (("exceptions", other, "day"),)
                yield Finding((*path, "day"), "exception_twice", {"day": _finnish(common)}, concerns)
                break


def _finnish(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
