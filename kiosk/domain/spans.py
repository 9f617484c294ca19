"""Half-open spans of time, the one notion of an interval in the project.

Every instant inside the program is an aware datetime in UTC; local time exists only where opening hours are
read and where a person reads. Arithmetic on local datetimes breaks twice a year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The half-open interval [start, end) of two aware UTC datetimes; empty when end <= start."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.start < self.end

    def __contains__(self, instant: datetime) -> bool:
        return self.start <= instant < self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def clip(self, other: Span) -> Span:
        """The common part; empty (falsy) when there is none."""
        return Span(max(self.start, other.start), min(self.end, other.end))

    def widen(self, margin: timedelta) -> Span:
        return Span(self.start - margin, self.end + margin)


def merge(spans: Iterable[Span]) -> list[Span]:
    """Sorted, disjoint union; spans that touch become one."""
    merged: list[Span] = []
    for span in sorted((s for s in spans if s), key=lambda s: s.start):
        if merged and span.start <= merged[-1].end:
            if span.end > merged[-1].end:
                merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged


def grid(span: Span, step: timedelta) -> Iterator[Span]:
    """Whole steps from the start of the span; a remainder shorter than a step is left out."""
    start = span.start
    while start + step <= span.end:
        yield Span(start, start + step)
        start += step
