"""What a screen may show of a team's game: derived from story and state, and never an answer."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.domain.hours import Mode
from kiosk.domain.text import Text
from kiosk.mystery.kinds.card import card_read
from kiosk.mystery.puzzle import Puzzle, PuzzleKind
from kiosk.mystery.replay import LONGEST_GAP
from kiosk.mystery.story import Story, Task
from kiosk.mystery.team import TeamState
from kiosk.mystery.waiting import hint_due, waits_until
from kiosk.mystery.ways import can_reach, goes_round, is_open, own_task

_SHUFFLED = (PuzzleKind.ORDER, PuzzleKind.PAIRS)


@dataclass(frozen=True, slots=True)
class ClueView:
    """A clue the team has come to. `why` says why it cannot be reached now; it may be played by its detour then."""

    clue: str
    title: Text
    solved: bool
    reachable: bool
    why: Mode | None
    is_last: bool
    where: Text | None = None
    at_kiosk: bool = False
    """Whether its task is done here, without walking."""


def open_clues(story: Story, state: TeamState, mode: Mode) -> tuple[ClueView, ...]:
    """Every clue the team has come to, in the author's order."""
    views, solved = [], state.solved
    for clue in story.of_level(state.level):
        if is_open(state, clue, solved):
            reachable, spot = can_reach(story, clue, mode), story.spot(clue.spot)
            views.append(
                ClueView(
                    clue=clue.id,
                    title=clue.title,
                    solved=clue.id in solved,
                    reachable=reachable,
                    why=None if reachable else mode,
                    is_last=clue.id == story.last,
                    where=spot.where if spot else None,
                    at_kiosk=spot is None or task_of(story, state, clue.id, mode) is clue.detour,
                )
            )
    return tuple(views)


def task_of(story: Story, state: TeamState, clue: str, mode: Mode) -> Task | None:
    """The task as the team gets it; None when the clue is not in its game.

    The detour comes with the opening of the page: it does not change under the hands of a team when staff go home.
    """
    known = story.clue(clue)
    if known is None:
        return None
    untouched = state.clue(clue).opened is None and not goes_round(state, known)
    if untouched and known.detour is not None and not can_reach(story, known, mode):
        return known.detour
    return own_task(state, known)


def next_hint_at(story: Story, state: TeamState, clue: str, now: datetime) -> datetime | None:
    """When the next hint may be had, `now` for at once; None when all are given."""
    known = story.clue(clue)
    task = own_task(state, known) if known else None
    return hint_due(state.clue(clue), state.level, len(task.hints), now) if task else None


def hints_given(story: Story, state: TeamState, clue: str) -> tuple[Text, ...]:
    """The hints the team has had."""
    known = story.clue(clue)
    task = own_task(state, known) if known else None
    return task.hints[: state.clue(clue).hints] if task else ()


def wait_until(state: TeamState, clue: str, now: datetime) -> datetime | None:
    """When the next answer is looked at; None is at once."""
    own = state.clue(clue)
    return waits_until(own, state.level, now) if own.solved is None else None


def progress(story: Story, state: TeamState) -> tuple[int, int]:
    """How many clues are solved, and how many the level has."""
    ids = [clue.id for clue in story.of_level(state.level)]
    return len(state.solved.intersection(ids)), len(ids)


def notes(story: Story, state: TeamState) -> tuple[tuple[Text, Text], ...]:
    """What the team keeps, in the order it was found: the clue's title and the note."""
    found = [clue for clue in story.clues if clue.found is not None and clue.id in state.solved]
    found.sort(key=lambda clue: str(state.clue(clue.id).solved))
    return tuple((clue.title, clue.found) for clue in found if clue.found is not None)


def played(state: TeamState, now: datetime) -> timedelta:
    """Time played until now."""
    if state.last is None or state.paused or state.finished is not None:
        return state.played
    return state.played + min(max(now - state.last, timedelta(0)), LONGEST_GAP)


def clue_of_card(story: Story, state: TeamState, text: str) -> str | None:
    """The clue of a card that was read outside any page; None when it is no card, or the team is not there yet."""
    card = card_read(story.cards, text)
    if card is None:
        return None
    return next((clue.id for clue in story.clues if card.id in clue.cards and is_open(state, clue)), None)


def shuffled(puzzle: Puzzle, seed: str) -> tuple[int, ...]:
    """The order in which options (of pairs: the partners) are shown: the same for one seed.

    What is to be ordered or matched never stands in its right order, nor in that from the end. A choice stands as it
    was written: authors put years, letters and sizes in a row.
    """
    count = len(puzzle.partners if puzzle.kind is PuzzleKind.PAIRS else puzzle.options)
    order = list(range(count))
    if puzzle.kind in _SHUFFLED:
        order.sort(key=lambda number: hashlib.sha256(f"{seed} {number}".encode()).digest())
        if order == sorted(order) or (count > 2 and order == sorted(order, reverse=True)):
            order = [*order[1:], *order[:1]]
    return tuple(order)
