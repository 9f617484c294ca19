"""The kinds of puzzles: one small module for each way of answering, all behind one interface.

A new kind is a module with these three functions, a line in `KINDS`, its fields in `story.Puzzle`, and its input in
`ui/widgets/mystery`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from kiosk.mystery.kinds import card, choice, class_mark, lock, order, pairs, touch, words
from kiosk.mystery.kinds.asked import Asked
from kiosk.mystery.puzzle import Near, PuzzleKind


class Kind(Protocol):
    """How answers to one kind of puzzle are looked at."""

    def key(self, asked: Asked) -> str:
        """The answer as it is told from others; empty when nothing was given."""

    def is_right(self, asked: Asked) -> bool:
        """Whether it opens the clue."""

    def is_near(self, asked: Asked, near: Near) -> bool:
        """Whether it is one of the answers that are on the way."""


KINDS: Mapping[PuzzleKind, Kind] = MappingProxyType(
    {
        PuzzleKind.LOCK: lock,
        PuzzleKind.WORD: words,
        PuzzleKind.CLASS_MARK: class_mark,
        PuzzleKind.CHOICE: choice,
        PuzzleKind.ORDER: order,
        PuzzleKind.TOUCH: touch,
        PuzzleKind.PAIRS: pairs,
        PuzzleKind.WHEEL: words,
        PuzzleKind.MORSE: words,
        PuzzleKind.CARD: card,
    }
)
