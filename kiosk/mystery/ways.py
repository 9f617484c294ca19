"""Which clues a team meets, and which of a clue's tasks is its own."""

from __future__ import annotations

from kiosk.domain.hours import Mode
from kiosk.mystery.story import Clue, Story, Task
from kiosk.mystery.team import TeamState

_SERVED = (Mode.STAFFED, Mode.SELF_SERVICE)


def is_open(state: TeamState, clue: Clue, solved: frozenset[str] | None = None) -> bool:
    """Whether the team has come to the clue: it is in its level's game, and what it needs is solved (or it itself).

    `solved` is what the state has, for who asks of many clues.
    """
    if clue.task(state.level) is None:
        return False
    solved = state.solved if solved is None else solved
    return clue.id in solved or clue.needs.met(solved)


def can_reach(story: Story, clue: Clue, mode: Mode) -> bool:
    """Whether patrons get to the clue's place now. Hours that nobody told count as hours without staff."""
    spot = story.spot(clue.spot)
    return spot is None or (mode if mode in _SERVED else Mode.SELF_SERVICE) in spot.modes


def goes_round(state: TeamState, clue: Clue) -> bool:
    """Whether the team has left the ordinary task for the detour."""
    own = state.clue(clue.id)
    return clue.detour is not None and (own.missing or own.detour)


def own_task(state: TeamState, clue: Clue) -> Task | None:
    """The task that answers are judged by."""
    return clue.detour if goes_round(state, clue) else clue.task(state.level)
