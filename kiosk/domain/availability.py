"""When a resource is free: slots for the eye, lengths for the hand, and the rules a span must pass.

Everything is computed from opening hours, the rules and the spans others hold; the hub and the kiosk run the same code.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from kiosk.domain.hours import Hours, local_day
from kiosk.domain.refusals import Refusal, Rule
from kiosk.domain.rooms import Rules
from kiosk.domain.spans import Span, grid


class SlotState(StrEnum):
    """What a slot of a timeline is to the one who looks."""

    FREE = "free"
    TAKEN = "taken"
    YOURS = "yours"
    BUFFER = "buffer"
    CLOSED = "closed"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of a timeline; `can_start` says that a booking of the shortest allowed length may begin here."""

    start: datetime
    end: datetime
    state: SlotState
    can_start: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Calendar:
    """All that decides about one resource: rules, hours that apply to it, spans held by others, local zone.

    `openings` are its bookable openings, merged once: months of hours are too many to merge for every slot.
    """

    rules: Rules
    hours: Hours
    busy: tuple[Span, ...]
    zone: tzinfo
    openings: tuple[Span, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "openings", tuple(self.hours.open_spans(self.rules.modes)))

    def open_span(self, instant: datetime) -> Span | None:
        """The bookable opening around `instant`; None outside."""
        return next((s for s in self.openings if s.start <= instant < s.end), None)

    def within(self, window: Span) -> Calendar:
        """The same calendar with only the openings and bookings that touch `window`: cheap to ask about it."""
        near = copy(self)
        object.__setattr__(near, "busy", tuple(s for s in self.busy if s.overlaps(window)))
        object.__setattr__(near, "openings", tuple(s for s in self.openings if s.overlaps(window)))
        return near

    def horizon(self, now: datetime) -> datetime:
        """First instant too far ahead to begin at: the end of the local day `days_ahead` days from today."""
        today = now.astimezone(self.zone).date()
        return local_day(today + timedelta(days=self.rules.days_ahead), self.zone).end


def refusals(calendar: Calendar, span: Span, now: datetime) -> list[Refusal]:
    """Every rule of time that booking `span` at `now` would break, the most telling first; empty when it may be had.

    The slot that is running may still be booked: a patron who finds a room empty takes it now, not in 20 minutes.
    """
    rules = calendar.rules
    if not span:
        return [Refusal(rule=Rule.BAD_SPAN)]
    broken = [] if rules.bookable else [Refusal(rule=Rule.NOT_HERE)]
    if span.start + rules.slot <= now:
        broken.append(Refusal(rule=Rule.IN_PAST, instant=now))
    horizon = calendar.horizon(now)
    if span.start >= horizon:
        broken.append(Refusal(rule=Rule.TOO_FAR_AHEAD, instant=horizon, count=rules.days_ahead))
    if span.length < rules.min_period:
        broken.append(Refusal(rule=Rule.TOO_SHORT, length=rules.min_period))
    if span.length > rules.max_period:
        broken.append(Refusal(rule=Rule.TOO_LONG, length=rules.max_period))
    broken += _against_hours(calendar, span)
    broken += _against_others(calendar, span, now)
    return broken


def _against_hours(calendar: Calendar, span: Span) -> list[Refusal]:
    if not calendar.hours.knows(span):
        return [Refusal(rule=Rule.HOURS_UNKNOWN)]
    opening = calendar.open_span(span.start)
    if opening is None:
        return [Refusal(rule=Rule.OUTSIDE_HOURS)]
    if not opening.covers(span):
        return [Refusal(rule=Rule.OUTSIDE_HOURS, instant=opening.end)]
    slot = calendar.rules.slot
    # A booking may also end at closing time when the last stretch of the day is shorter than a slot.
    starts_on_grid = not (span.start - opening.start) % slot
    ends_on_grid = not (span.end - opening.start) % slot or span.end == opening.end
    return [] if starts_on_grid and ends_on_grid else [Refusal(rule=Rule.OFF_GRID, length=slot)]


def _against_others(calendar: Calendar, span: Span, now: datetime) -> list[Refusal]:
    """What is over, its break included, stands in nobody's way: the rest of a slot that was given back can be had."""
    buffer = calendar.rules.buffer
    over = now - buffer
    clash = [busy for busy in calendar.busy if busy.end > over and busy.overlaps(span)]
    if clash:
        return [Refusal(rule=Rule.TAKEN, instant=max(busy.end for busy in clash))]
    wide = span.widen(buffer)
    if buffer and any(busy.end > over and busy.overlaps(wide) for busy in calendar.busy):
        return [Refusal(rule=Rule.BUFFER, length=buffer)]
    return []


def day_slots(calendar: Calendar, day: Span, now: datetime, yours: Iterable[Span] = ()) -> list[Slot]:
    """The timeline of a local day (UTC span `day`): every grid slot from the first opening to the last closing.

    Gaps between openings are closed slots; a day that is closed or unknown gives an empty list.
    """
    mine = tuple(span for span in yours if span.overlaps(day))
    reach = day.widen(calendar.rules.max_period + calendar.rules.buffer)
    since = max(reach.start, now - calendar.rules.buffer)
    busy = tuple(span for span in calendar.busy if span.start < reach.end and since < span.end)
    horizon = calendar.horizon(now)
    slots: list[Slot] = []
    step = calendar.rules.slot
    for opening in calendar.openings:
        if not opening.overlaps(day):
            continue
        if slots:
            slots += [Slot(g.start, g.end, SlotState.CLOSED) for g in grid(Span(slots[-1].end, opening.start), step)]
        for cell in _cells(opening, step):
            if day.start <= cell.start < day.end:
                state = _state(calendar.rules.buffer, busy, cell, now, mine)
                free = state is SlotState.FREE and cell.start < horizon
                can_start = free and _can_start(calendar, opening, busy, cell.start, now)
                slots.append(Slot(cell.start, cell.end, state, can_start))
    return slots


def _cells(opening: Span, step: timedelta) -> list[Span]:
    """The grid of an opening and, where it does not come out even, the short last cell up to closing."""
    cells = list(grid(opening, step))
    last = cells[-1].end if cells else opening.start
    return [*cells, Span(last, opening.end)] if last < opening.end else cells


def _state(buffer: timedelta, busy: Sequence[Span], cell: Span, now: datetime, mine: Sequence[Span]) -> SlotState:
    if mine and any(span.overlaps(cell) for span in mine):
        return SlotState.YOURS
    if cell.end <= now:
        return SlotState.PAST
    near = [span for span in busy if span.start < cell.end + buffer and cell.start - buffer < span.end]
    if not near:
        return SlotState.FREE
    return SlotState.TAKEN if any(span.overlaps(cell) for span in near) else SlotState.BUFFER


def _can_start(calendar: Calendar, opening: Span, busy: Sequence[Span], start: datetime, now: datetime) -> bool:
    """Whether the shortest booking from a free cell passes: what `ends` answers, without trying every end.

    `start` is on the grid and before the horizon, so only length, closing, the known hours and others can refuse.
    """
    rules = calendar.rules
    shortest = -(-max(rules.min_period, rules.slot) // rules.slot) * rules.slot
    end = min(start + shortest, opening.end)
    if not rules.bookable or start + rules.slot <= now or not rules.min_period <= end - start <= rules.max_period:
        return False
    if not calendar.hours.knows(Span(start, end)):
        return False
    return not any(span.start < end + rules.buffer and start - rules.buffer < span.end for span in busy)


def ends(calendar: Calendar, start: datetime, now: datetime) -> list[datetime]:
    """Every end that a booking from `start` may have, nearest first; empty when none can begin there."""
    rules = calendar.rules
    opening = calendar.open_span(start)
    if opening is None:
        return []
    found: list[datetime] = []
    for cell in _cells(opening, rules.slot):
        if cell.end <= start or cell.end - start < rules.min_period:
            continue
        if refusals(calendar, Span(start, cell.end), now):
            break
        found.append(cell.end)
    return found


def free_until(calendar: Calendar, now: datetime) -> datetime | None:
    """How long the resource stays free from `now` on; None when it is taken or closed at `now`."""
    opening = calendar.open_span(now)
    if opening is None or any(now in busy.widen(calendar.rules.buffer) for busy in calendar.busy):
        return None
    later = [busy.start - calendar.rules.buffer for busy in calendar.busy if busy.start > now]
    return min([opening.end, *later])


def next_start(calendar: Calendar, now: datetime, until: datetime) -> Span | None:
    """The first span of the shortest length that can be booked from `now` on and begins before `until`."""
    for opening in calendar.openings:
        for cell in _cells(opening, calendar.rules.slot):
            if cell.end <= now or cell.start >= until:
                continue
            possible = ends(calendar, cell.start, now)
            if possible:
                return Span(cell.start, possible[0])
    return None
