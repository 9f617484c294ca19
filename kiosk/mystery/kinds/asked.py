"""One answer to one puzzle, as the kinds look at it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.mystery.given import Given
from kiosk.mystery.story import Card, Puzzle


@dataclass(frozen=True, slots=True)
class Asked:
    """The puzzle, the answer, and the story's cards, one of which may be the answer."""

    puzzle: Puzzle
    given: Given
    cards: tuple[Card, ...] = ()
