"""The days of a week as rows: names, times in words, and where each period lies on the bar that all days share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from math import ceil, floor

from kiosk.domain.hours import Mode, Period, local_day
from kiosk.domain.text import EASY
from kiosk.services.hours_view import DayHours, RoomHours
from kiosk.services.world import World
from kiosk.ui.hours_words import why_special
from kiosk.ui.times import clock_span, day_number, weekday
from kiosk.ui.translate import tr

_HOUR = timedelta(hours=1)
_USUAL = (8, 20)
"""Hours that the bars span at least."""

STAFFED, SELF_SERVICE = "staffed", "self_service"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A period as a row shows it: which look, its words, and where it lies on the bar (0 to 1)."""

    look: str
    text: str
    begin: float = 0.0
    end: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine:
    """All that a row shows. `state` are the words of a day without periods, `now` where today's hand is (0 to 1)."""

    title: str
    below: str = ""
    today: bool = False
    stretches: tuple[Stretch, ...] = ()
    state: str = ""
    state_icon: str = ""
    reason: str = ""
    now: float = -1.0


RoomLines = tuple[str, str, tuple[DayLine, ...]]
"""Icon, name and rows of a room with hours of its own."""


def week_name(weeks: int, first: date, language: str) -> str:
    """This week, the next, or the dates of a later one."""
    if weeks == 0:
        return tr("This week", language)
    if weeks == 1:
        return tr("Next week", language)
    return tr("Week {number}", language, {"number": first.isocalendar().week})


def week_dates(first: date, language: str) -> str:
    """23.–29.11., 30.11.–6.12.; in English 23–29 Nov."""
    return _dates(first, first + timedelta(days=6), language)


def week_reason(days: Sequence[DayHours], language: str) -> str:
    """What is special about the whole week, as in the summer; empty when its days differ in that."""
    reasons = {why_special(day.note, language) for day in days}
    return reasons.pop() if len(reasons) == 1 else ""


def day_lines(world: World, days: Sequence[DayHours], now: datetime, language: str) -> list[DayLine]:
    """A row each; what the whole week has in common is not said on every row."""
    rows = _Rows(world, days, now, language, says_how=True)
    lines = [rows.line((day,)) for day in days]
    return [replace(line, reason="") for line in lines] if week_reason(days, language) else lines


def room_lines(world: World, rooms: Sequence[RoomHours], now: datetime, language: str) -> list[RoomLines]:
    """Rooms with hours of their own; days that are alike share a row. Without self-service the times say all."""
    found: list[RoomLines] = []
    for room in rooms:
        days = [run[0] for run in room.runs]
        says_how = any(period.mode is Mode.SELF_SERVICE for day in days for period in day.periods)
        lines = _Rows(world, days, now, language, says_how)
        found.append((room.resource.icon, room.resource.name.in_(language), tuple(map(lines.line, room.runs))))
    return found


class _Rows:
    """Makes the rows of days that share a scale: whole hours, from the first opening to the last closing."""

    def __init__(self, world: World, days: Sequence[DayHours], now: datetime, language: str, says_how: bool) -> None:
        self._zone, self._today, self._now = world.zone, world.today(now), now
        self._language, self._says_how = language, says_how
        edges = [self._hours_of(period) for day in days for period in day.periods]
        self._first = min([_USUAL[0], *(floor(edge[0]) for edge in edges)])
        self._last = max([_USUAL[1], *(ceil(edge[1]) for edge in edges)])

    def line(self, run: Sequence[DayHours]) -> DayLine:
        """The row of a day, or of neighbouring days that are alike."""
        day, language = run[0], self._language
        today = len(run) == 1 and day.day == self._today
        title = f"{weekday(day.day, language)} {day_number(day.day, language)}"
        if len(run) > 1:
            # Days in full may need a line each.
            dash = " – " if language == EASY else "–"
            title = f"{weekday(day.day, language)}{dash}{weekday(run[-1].day, language)}"
        state, state_icon = self._state(day)
        return DayLine(
            title=tr("Today", language) if today else title,
            below=title if today else "",
            today=today,
            stretches=tuple(map(self._stretch, day.periods)),
            state=state,
            state_icon=state_icon,
            reason=why_special(day.note, language),
            now=self._hand(day.day) if today and day.periods else -1.0,
        )

    def _state(self, day: DayHours) -> tuple[str, str]:
        """Words and icon of a day without periods."""
        if day.unknown:
            return tr("The opening hours are not known yet", self._language), "help-circle-outline"
        return (tr("Closed", self._language), "door-closed") if day.closed else ("", "")

    def _stretch(self, period: Period) -> Stretch:
        begin, end = map(self._place, self._hours_of(period))
        look = STAFFED if period.mode is Mode.STAFFED else SELF_SERVICE
        return Stretch(look, self._words(period), begin, end)

    def _words(self, period: Period) -> str:
        times = clock_span(period.start, period.end, self._language, self._zone)
        if not self._says_how:
            return times
        if period.mode is Mode.STAFFED:
            return tr("{times} staff here", self._language, {"times": times})
        return tr("{times} self-service", self._language, {"times": times})

    def _hand(self, day: date) -> float:
        return round(self._place((self._now - local_day(day, self._zone).start) / _HOUR), 3)

    def _place(self, hours: float) -> float:
        """Where an hour of the day lies on the bar, 0 to 1."""
        return (hours - self._first) / (self._last - self._first)

    def _hours_of(self, period: Period) -> tuple[float, float]:
        """Opening and closing in hours from midnight by the wall clock; what goes past midnight is over 24."""
        start = period.start.astimezone(self._zone)
        begin = start.hour + start.minute / 60
        return begin, begin + (period.end - period.start) / _HOUR


def _dates(first: date, last: date, language: str) -> str:
    same = first.month == last.month
    if language == "en":
        return f"{first.day if same else day_number(first, language)}–{day_number(last, language)}"
    start = f"{first.day}." if same else day_number(first, language)
    return f"{start}–{day_number(last, language)}"
