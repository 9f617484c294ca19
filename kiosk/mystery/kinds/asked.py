"""One answer to one puzzle, as the kinds look at it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.domain.text import Text
from kiosk.mystery.given import Given
from kiosk.mystery.puzzle import Puzzle
from kiosk.mystery.story import Card


@dataclass(frozen=True, slots=True)
class Asked:
    """The puzzle, the answer, and the story's cards, one of which may be the answer."""

    puzzle: Puzzle
    given: Given
    cards: tuple[Card, ...] = ()


def counted(picked: Iterable[int]) -> str:
    """Places as a log keeps them: from 1, as people count."""
    return "-".join(str(number + 1) for number in picked)


def reads_like(things: Sequence[Text], picked: Sequence[int]) -> bool:
    """The things read as they stand, in whatever order they were picked: what reads alike may change places."""
    return all(things[number] == thing for number, thing in zip(picked, things, strict=False))
