"""Where a team looks again after a wrong answer: there, where the right one is read."""

from __future__ import annotations

from enum import StrEnum

from kiosk.mystery.puzzle import PuzzleKind
from kiosk.mystery.story import Clue, Task


class Again(StrEnum):
    """What is looked at once more."""

    LETTER = "letter"
    CARD = "card"
    CODE = "code"
    LIGHT = "light"
    TASK = "task"


def again(clue: Clue, task: Task) -> Again:
    """A detour stands in its own words alone; a clue with a card on the card."""
    if task.puzzle.kind is PuzzleKind.CARD:
        return Again.CODE
    if task.puzzle.kind is PuzzleKind.MORSE:
        return Again.LIGHT
    if task is clue.detour:
        return Again.TASK
    return Again.CARD if clue.cards else Again.LETTER
