"""Ways in which a page of print may be seen, and where its letters stand. An example each: no two readers see alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import cos, sin, tau

MOVES_FOR = 4.0
"""Seconds: what moves longer than five must be stopped by hand, and this shows it as well."""

_CROWD = 0.9
"""Of its usual step from letter to letter."""
_GOLDEN = 2.399963
"""An angle that spreads phases over the letters without a pattern."""


class Sight(StrEnum):
    """How a page is seen."""

    CLEAR = "clear"
    BLURRED = "blurred"
    RESTLESS = "restless"
    NARROW = "narrow"
    FAINT = "faint"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the page: the left end of its line's height, in px from the page's upper left corner."""

    sign: str
    x: float
    y: float


def crowded(words: Sequence[str], width: float, line: float, advance: Callable[[str], float]) -> list[Letter]:
    """Letters closer than they should stand, in lines of a width; `advance` is a letter's own step."""
    letters: list[Letter] = []
    x = y = 0.0
    for word in words:
        steps = [advance(sign) * _CROWD for sign in word]
        if x and x + sum(steps) > width:
            x, y = 0.0, y + line
        for sign, step in zip(word, steps, strict=True):
            letters.append(Letter(sign, x, y))
            x += step
        x += advance(" ") * _CROWD
    return letters


def shaken(number: int, seconds: float, em: float) -> tuple[float, float]:
    """How far the letter of a number is from its place at a moment, in px. Slow, small, and never a flash; it comes to
    rest where it is after `MOVES_FOR`.
    """
    turn = _GOLDEN * number + tau * 0.4 * min(seconds, MOVES_FOR)
    return em * 0.05 * cos(turn * 1.3), em * 0.13 * sin(turn)


def blurs(rings: int = 2, spokes: int = 8) -> list[tuple[float, float]]:
    """Where copies of the page are laid over each other to blur it, in parts of the blur's radius."""
    around = [
        (ring / rings * cos(tau * spoke / spokes), ring / rings * sin(tau * spoke / spokes))
        for ring in range(1, rings + 1)
        for spoke in range(spokes)
    ]
    return [(0.0, 0.0), *around]
