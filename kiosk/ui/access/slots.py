"""A room's day for whoever hears it: each free slot can be chosen, what is taken is told in one piece."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kiosk.domain.availability import Slot, SlotState
from kiosk.ui.access.nodes import Bounds, Node, Role
from kiosk.ui.times import at_clock, between
from kiosk.ui.translate import tr
from kiosk.ui.widgets.timeline import Timeline

_CHOOSABLE = (SlotState.FREE, SlotState.YOURS)


def slots_of(line: Timeline, group: int) -> Iterator[Node]:
    """The day in the order of time. Slots that cannot be chosen are told from the first to the last of a run."""
    for state, run in groupby(line.slots, lambda slot: _state(line, slot)):
        slots = list(run)
        if state in _CHOOSABLE:
            for slot in slots:
                yield _slot(line, slot, state, group)
        else:
            yield Node(
                role=Role.TEXT,
                name=f"{between(slots[0].start, slots[-1].span.end, line.language, line.zone)}, "
                + _word(state, line.language),
                bounds=_bounds(line, slots[0]),
                widget=line,
                part=slots[0].start,
                group=group,
            )


def _word(state: SlotState, language: str) -> str:
    """As the legend above the timelines has it."""
    match state:
        case SlotState.FREE:
            return tr("free", language)
        case SlotState.TAKEN:
            return tr("taken", language)
        case SlotState.YOURS:
            return tr("your choice", language)
        case SlotState.BUFFER:
            return tr("break", language)
        case SlotState.CLOSED:
            return tr("closed at this time", language)
    return tr("this time is over", language)


def _state(line: Timeline, slot: Slot) -> SlotState:
    chosen = line.selection is not None and line.selection.overlaps(slot.span)
    return SlotState.YOURS if chosen else slot.state


def _slot(line: Timeline, slot: Slot, state: SlotState, group: int) -> Node:
    return Node(
        role=Role.SLOT,
        name=f"{_clock(line, slot)}, {_word(state, line.language)}",
        bounds=_bounds(line, slot),
        widget=line,
        part=slot.start,
        group=group,
        act=lambda: line.dispatch("on_slot", slot),
    )


def _clock(line: Timeline, slot: Slot) -> str:
    return at_clock(slot.start, line.language, line.zone)


def _bounds(line: Timeline, slot: Slot) -> Bounds:
    x, y, width, height = line.bounds(slot)
    left, bottom = line.to_window(x, y)
    return float(left), float(bottom), width, height
