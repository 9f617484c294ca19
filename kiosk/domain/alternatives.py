"""The nearest slot or room that works, for the one whose wish was refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from kiosk.domain.availability import Calendar, ends
from kiosk.domain.refusals import Alternative
from kiosk.domain.rooms import Resource
from kiosk.domain.spans import Span

Fits = Callable[[str, Span], bool]
_LOOK_AROUND = timedelta(hours=36)


def alternatives(
    resources: Mapping[str, Resource],
    calendars: Mapping[str, Calendar],
    wish_resource: str,
    wish: Span,
    now: datetime,
    limit: int = 3,
    fits: Fits = lambda _resource, _span: True,
) -> list[Alternative]:
    """Up to `limit` spans near the wish: the same room at its nearest time first, then rooms of the same group at
    their nearest. A span keeps the wished length where it can and is otherwise the longest that fits, never longer.
    `fits` is asked about what calendars do not know: who books, and what they have told.
    """
    wished = resources.get(wish_resource)
    if wished is None or not wish:
        return []
    peers = [r for r in resources.values() if r.id == wished.id or (r.group and r.group == wished.group)]
    found: list[tuple[bool, timedelta, Alternative]] = []
    for resource in peers:
        best = _nearest(resource.id, calendars[resource.id], wish, now, fits) if resource.id in calendars else None
        if best is not None:
            distance = abs(best.start - wish.start)
            found.append((resource.id != wished.id, distance, _as_alternative(resource, best)))
    found.sort(key=lambda item: (item[0], item[1], item[2].resource))
    return [alternative for _, _, alternative in found[:limit]]


def _as_alternative(resource: Resource, span: Span) -> Alternative:
    return Alternative(resource=resource.id, start=span.start, end=span.end)


def _nearest(resource: str, calendar: Calendar, wish: Span, now: datetime, fits: Fits) -> Span | None:
    """The bookable span that starts nearest to the wish, within a day and a half; of two equal ones the later."""
    best: Span | None = None
    for start in _starts(calendar, wish.start):
        if best is not None and abs(start - wish.start) >= abs(best.start - wish.start):
            continue
        possible = [end for end in ends(calendar, start, now) if end - start <= wish.length]
        fitting = [end for end in possible if fits(resource, Span(start, end))]
        if fitting:
            best = Span(start, fitting[-1])
    return best


def _starts(calendar: Calendar, around: datetime) -> list[datetime]:
    """Grid starts near `around`, nearest first; of two equally near the later one."""
    window = Span(around - _LOOK_AROUND, around + _LOOK_AROUND)
    starts = [
        opening.start + n * calendar.rules.slot
        for opening in calendar.openings
        if opening.overlaps(window)
        for n in range((opening.length // calendar.rules.slot) + 1)
        if opening.start + n * calendar.rules.slot in window
    ]
    return sorted(starts, key=lambda start: (abs(start - around), -(start - around)))
