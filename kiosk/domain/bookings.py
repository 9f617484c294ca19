"""A reservation and the states it can pass through."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.domain.rooms import Rules
from kiosk.domain.spans import Span


class State(StrEnum):
    """Life of a reservation. `provisional` was made without the hub and waits for its word."""

    PROVISIONAL = "provisional"
    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    CHECKED_IN = "checked_in"
    FINISHED = "finished"
    RELEASED = "released"
    CANCELLED = "cancelled"
    DENIED = "denied"


HOLDING = frozenset({State.PROVISIONAL, State.REQUESTED, State.CONFIRMED, State.CHECKED_IN})
"""States that hold the room against others."""

_NEXT: dict[State, frozenset[State]] = {
    State.PROVISIONAL: frozenset({State.REQUESTED, State.CONFIRMED, State.CHECKED_IN, State.CANCELLED, State.DENIED}),
    State.REQUESTED: frozenset({State.CONFIRMED, State.DENIED, State.CANCELLED, State.RELEASED}),
    State.CONFIRMED: frozenset({State.CHECKED_IN, State.CANCELLED, State.RELEASED, State.FINISHED, State.DENIED}),
    State.CHECKED_IN: frozenset({State.FINISHED}),
}


def may_become(now: State, then: State) -> bool:
    """Whether a reservation in state `now` can pass to `then`."""
    return then in _NEXT.get(now, frozenset())


class Action(StrEnum):
    """What the holder of the code can do with a reservation."""

    CHECK_IN = "check_in"
    EXTEND = "extend"
    END = "end"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """What everybody may know of a reservation: where, when and in which state; never who."""

    id: str
    resource: str
    start: datetime
    end: datetime
    state: State

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def holds(self) -> bool:
        return self.state in HOLDING

    @property
    def occupies(self) -> bool:
        """Whether its time counts: also of one that has ended, because the break after it does."""
        return self.holds or (self.state is State.FINISHED and self.start < self.end)

    def moved_to(self, end: datetime) -> Reservation:
        return replace(self, end=end)


def check_in_window(reservation: Reservation, rules: Rules) -> Span:
    """When check-in is possible: from `check_in_opens` before the start until the end."""
    return Span(reservation.start - rules.check_in_opens, reservation.end)


def release_at(reservation: Reservation, rules: Rules, created: datetime) -> datetime | None:
    """When an unused reservation falls to the next one; None when it does not.

    Counted from the later of start and creation, so that a booking made in the middle of its slot is not lost at once.
    """
    if rules.no_show_release is None or reservation.state is not State.CONFIRMED:
        return None
    return max(reservation.start, created) + rules.no_show_release


def actions(reservation: Reservation, rules: Rules, now: datetime, can_extend: bool) -> frozenset[Action]:
    """What its holder can do at `now`; `can_extend` says that the following slot is free and within the rules."""
    allowed: set[Action] = set()
    if now >= reservation.end:
        return frozenset()
    if reservation.state in {State.PROVISIONAL, State.REQUESTED, State.CONFIRMED}:
        allowed.add(Action.CANCEL)
    if reservation.state is State.CONFIRMED and now in check_in_window(reservation, rules):
        allowed.add(Action.CHECK_IN)
    if reservation.state is State.CHECKED_IN:
        allowed.add(Action.END)
    if reservation.state in {State.CONFIRMED, State.CHECKED_IN} and can_extend:
        allowed.add(Action.EXTEND)
    return frozenset(allowed)


def cut_end(reservation: Reservation, now: datetime) -> datetime:
    """The end that remains when a running reservation is ended early; never before its start, one minute at least."""
    return min(reservation.end, max(now, reservation.start + timedelta(minutes=1)))
