"""An answer that opens a puzzle, for tools that play by themselves or print the answer sheet. Never for a screen."""

from __future__ import annotations

from kiosk.mystery.given import Given
from kiosk.mystery.judging import judge
from kiosk.mystery.puzzle import Puzzle, PuzzleKind
from kiosk.mystery.story import Story
from kiosk.mystery.team import Verdict


def solution(story: Story, puzzle: Puzzle, language: str = "fi") -> Given | None:
    """The first right answer, as a team of this language gives it; None when nothing opens the puzzle."""
    given = _given(story, puzzle, language)
    return given if given is not None and judge(story, puzzle, given).verdict is Verdict.RIGHT else None


def _given(story: Story, puzzle: Puzzle, language: str) -> Given | None:
    match puzzle.kind:
        case PuzzleKind.CHOICE:
            return Given(picked=puzzle.right[:1])
        case PuzzleKind.ORDER | PuzzleKind.PAIRS:
            return Given(picked=tuple(range(len(puzzle.options))))
        case PuzzleKind.TOUCH:
            return Given(areas=puzzle.right_areas[:1])
        case PuzzleKind.CARD:
            card = story.card(puzzle.card) if puzzle.card else None
            return Given(text=card.code) if card else None
    answers = puzzle.answers.in_(language) or tuple(puzzle.answers)
    return Given(text=answers[0]) if answers else None
