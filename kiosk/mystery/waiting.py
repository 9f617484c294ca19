"""When a team may go on: the growing wait against guessing, and when the next hint is due."""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.mystery.story import Level
from kiosk.mystery.team import ClueState

FREE_ANSWERS = {Level.CHILDREN: 6, Level.FAMILY: 3, Level.DETECTIVE: 3}
"""Different wrong answers to a clue that cost nothing. Children try more, and give up sooner."""
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(minutes=5)
SKEW = timedelta(minutes=1)
"""So far apart two kiosks' clocks may be; a wait that ends later still comes of a clock that has been set back."""
BETWEEN_HINTS = {
    Level.CHILDREN: timedelta(minutes=1),
    Level.FAMILY: timedelta(minutes=2),
    Level.DETECTIVE: timedelta(minutes=2),
}


def wait_after(wrong: int, level: Level = Level.FAMILY) -> timedelta:
    """How long a team waits after so many different wrong answers: doubled with each, but never longer than 5 min."""
    beyond = wrong - FREE_ANSWERS[level]
    if beyond <= 0:
        return timedelta(0)
    doublings = min(beyond - 1, 10)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def waits_until(state: ClueState, level: Level, now: datetime) -> datetime | None:
    """When the next answer is looked at; None is at once. A clock that was set back must not lock anybody out."""
    if state.last_wrong is None or len(state.wrong) <= FREE_ANSWERS[level]:
        return None
    until = state.last_wrong + wait_after(len(state.wrong), level)
    return until if now < until <= now + LONGEST_WAIT + SKEW else None


def hint_due(state: ClueState, level: Level, count: int, now: datetime) -> datetime | None:
    """When the next of so many hints may be had, `now` for at once; None when all are given."""
    if state.hints >= count:
        return None
    if state.last_hint is None:
        return now
    between = BETWEEN_HINTS[level]
    due = state.last_hint + between
    return due if now < due <= now + between + SKEW else now
