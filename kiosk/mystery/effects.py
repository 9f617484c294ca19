"""What follows from what a team did, as data: the screens say it, the engine only tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.text import Text


@dataclass(frozen=True, slots=True)
class Solved:
    """The clue is open."""

    clue: str
    reply: Text


@dataclass(frozen=True, slots=True)
class Near:
    """On the way; costs nothing."""

    reply: Text


@dataclass(frozen=True, slots=True)
class Wrong:
    """Not this; `count` different wrong answers so far."""

    count: int


@dataclass(frozen=True, slots=True)
class Repeated:
    """The same wrong answer as before; costs nothing."""


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing was given."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """They said that they do not know; costs nothing."""


@dataclass(frozen=True, slots=True)
class MustWait:
    """Too many wrong answers: this one was not looked at."""

    until: datetime


@dataclass(frozen=True, slots=True)
class HintGiven:
    """The next hint; they count from 1."""

    number: int
    text: Text


@dataclass(frozen=True, slots=True)
class HintNotYet:
    """The next hint comes later."""

    until: datetime


@dataclass(frozen=True, slots=True)
class CardOf:
    """A clue card was read and not an answer; `clue` is where it belongs when the team may know that already."""

    clue: str | None


@dataclass(frozen=True, slots=True)
class OtherWay:
    """The clue goes on by its detour, at the kiosk."""

    clue: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The last clue is solved; the whole letter."""

    letter: Text


Effect = (
    Solved | Near | Wrong | Repeated | Empty | Unsure | MustWait | HintGiven | HintNotYet | CardOf | OtherWay | Finished
)
