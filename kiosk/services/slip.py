"""A slip of paper as data: what is printed on it, in order. Who prints it knows how wide the paper is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words; they wrap. Large ones are twice as high and wide."""

    text: str
    large: bool = False
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Square:
    """A QR code in the middle of the paper."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What comes out in one piece. An empty line parts what belongs apart: `Line(text="")`."""

    parts: tuple[Line | Square | Rule, ...]


class Printed(StrEnum):
    """What became of a slip."""

    DONE = "done"
    NO_PAPER = "no_paper"
    AWAY = "away"
    """The printer is not there, switched off or open."""
