"""Opening hours as data: what staff write becomes periods of UTC. `opening` says what they mean at a moment.

Staff write hours as local wall-clock times per weekday plus exception days; `expand` turns them into UTC periods.
Days outside what is known are unknown, never closed.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from kiosk.domain.spans import Span, merge
from kiosk.domain.text import Text


class Mode(StrEnum):
    """How the house serves at a moment; `unknown` is what nobody has told us."""

    STAFFED = "staffed"
    SELF_SERVICE = "self_service"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span in one mode (staffed or self-service)."""

    start: datetime
    end: datetime
    mode: Mode

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class LocalPeriod:
    """Wall-clock opening of one day; `closes` at or before `opens` means past midnight (00:00 = midnight)."""

    opens: time
    closes: time
    mode: Mode = Mode.STAFFED


@dataclass(frozen=True, slots=True)
class DayNote:
    """A local day that is not like its weekday, and why when somebody told."""

    day: date
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """Expanded opening periods, sorted and disjoint, for the UTC span in which they are known.

    `unknown` are holes in it, sorted: days of which nobody told anything. No period reaches into a hole.
    """

    known: Span
    periods: tuple[Period, ...] = ()
    unknown: tuple[Span, ...] = ()

    def knows(self, span: Span) -> bool:
        """Whether somebody told when the house is open during all of `span`."""
        return self.known.covers(span) and not any(hole.overlaps(span) for hole in self.unknown)

    def mode_at(self, now: datetime) -> Mode:
        if now not in self.known or any(now in hole for hole in self.unknown):
            return Mode.UNKNOWN
        return next((p.mode for p in self.periods if p.start <= now < p.end), Mode.CLOSED)

    def open_spans(self, modes: Iterable[Mode]) -> list[Span]:
        """Where one of `modes` holds; neighbouring periods of different modes become one span."""
        wanted = tuple(modes)  # compared by identity first; hashing an enum member costs more than the search
        spans: list[Span] = []
        start = end = None
        for period in self.periods:
            if period.mode not in wanted:
                continue
            if start is None or end is None or period.start > end:
                if start is not None and end is not None:
                    spans.append(Span(start, end))
                start, end = period.start, period.end
            else:
                end = max(end, period.end)
        return [*spans, Span(start, end)] if start is not None and end is not None else spans


def local_instant(day: date, wall: time, zone: tzinfo) -> datetime:
    """UTC instant of a wall-clock time. Of a time that comes twice the first is meant; a skipped one moves forward
    by the length of the gap (PEP 495, fold 0).
    """
    return datetime.combine(day, wall, zone).astimezone(UTC)


def local_day(day: date, zone: tzinfo) -> Span:
    """The UTC span of a local calendar day: 23, 24 or 25 hours."""
    return Span(
        local_instant(day, time(), zone),
        local_instant(day + timedelta(days=1), time(), zone),
    )


def expand(
    weekly: Mapping[int, Iterable[LocalPeriod]],
    exceptions: Mapping[date, Iterable[LocalPeriod]],
    first: date,
    days: int,
    zone: tzinfo,
    untold: Container[date] = (),
) -> Hours:
    """Wall-clock hours of `days` days from `first` as UTC periods; weekday 0 is Monday, an exception replaces its day.

    Overlapping periods are cut so that the earlier one ends where the next begins. The evening before `first` is taken
    along, whole, where it reaches past midnight: the grid of bookings counts from its opening. A day in `untold` has no
    periods and becomes a hole, which begins where the evening before closes when that is after midnight.
    """
    known = Span(local_instant(first, time(), zone), local_instant(first + timedelta(days=days), time(), zone))
    found: list[Period] = []
    for offset in range(-1, days):
        day = first + timedelta(days=offset)
        if day in untold:
            continue
        for local in exceptions.get(day, weekly.get(day.weekday(), ())):
            closing_day = day if local.closes > local.opens else day + timedelta(days=1)
            start = local_instant(day, local.opens, zone)
            end = local_instant(closing_day, local.closes, zone)
            if start < end:
                found.append(Period(start, end, local.mode))
    found.sort()
    following = [later.start for later in found[1:]]
    cut = [Period(p.start, min(p.end, nxt), p.mode) for p, nxt in zip(found, following, strict=False)] + found[-1:]
    begin = known.start
    for period in reversed(cut):
        if period.start < begin <= period.end:
            begin = period.start
    periods = tuple(p for p in cut if p.span and p.start >= begin)
    holes = merge(local_day(day, zone) for n in range(days) if (day := first + timedelta(days=n)) in untold)
    return Hours(known, periods, tuple(hole for whole in holes if (hole := _after_closing(whole, periods))))


def _after_closing(hole: Span, periods: Iterable[Period]) -> Span:
    """A hole without what the evening before takes of it; empty (falsy) when nothing is left."""
    return Span(max([hole.start, *(p.end for p in periods if p.start < hole.start)]), hole.end)
