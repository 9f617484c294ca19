"""A puzzle as data: what a team is asked, and what opens it. Frozen, for every kind alike; see `kinds` for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.geometry import Point
from kiosk.domain.pages import Picture
from kiosk.domain.text import Text


class PuzzleKind(StrEnum):
    """What a team does to answer."""

    LOCK = "lock"
    """Digits on a lock: `length` wheels."""
    WORD = "word"
    """A few words of free text."""
    CLASS_MARK = "class_mark"
    """The class mark on the spine of a real book, or its item's barcode, read or typed."""
    CHOICE = "choice"
    """One of some answers."""
    ORDER = "order"
    """Things to be put into their order; `options` stand in the right one and are shown in another."""
    TOUCH = "touch"
    """The right place in a picture."""
    PAIRS = "pairs"
    """What belongs together: `options[i]` with `partners[i]`."""
    WHEEL = "wheel"
    """A text whose letters a wheel has turned on by `shift`; the wheel is turned back until it can be read."""
    MORSE = "morse"
    """A word to be heard and, as light, to be seen."""
    CARD = "card"
    """A clue card to be scanned, or its short code to be typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Accepted answers by language; a team may answer in any. What is the same in all stands under `fi` alone."""

    fi: tuple[str, ...] = ()
    sv: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[str]:
        yield from dict.fromkeys((*self.fi, *self.sv, *self.en))

    def in_(self, language: str) -> tuple[str, ...]:
        """The answers in `language` (fi, sv, en), or those in Finnish."""
        return {"sv": self.sv, "en": self.en}.get(language) or self.fi


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Answers that are on the way, and the reply that says so ("Keep going")."""

    answers: Words
    reply: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of a picture, its corners in parts of the picture's width and height (0 to 1, from the upper left).

    `name` is what speech says of it, so that the picture can be played without being seen.
    """

    id: str
    name: Text
    outline: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Puzzle:
    """What is asked and what opens it. One flat record for all kinds; `kind` says which fields count.

    | kind | fields |
    |---|---|
    | lock | `answers` (digits), `length` |
    | word, class_mark | `answers` |
    | choice | `options`, `right` (their numbers, from 0) |
    | order | `options`, in the right order |
    | touch | `picture`, `seen` (what the picture shows, for who does not see it), `areas`, `right_areas` |
    | pairs | `options` and, in the same order, `partners` |
    | wheel | `cipher` (as it stands on the kiosk), `shift` (letters, Finnish alphabet), `answers` |
    | morse | `signal` (the word that is sent), `answers` |
    | card | `card` |
    """

    kind: PuzzleKind
    ask: Text
    answers: Words = Words()
    near: tuple[Near, ...] = ()
    length: int = 0
    options: tuple[Text, ...] = ()
    partners: tuple[Text, ...] = ()
    right: tuple[int, ...] = ()
    picture: Picture | None = None
    seen: Text | None = None
    areas: tuple[Area, ...] = ()
    right_areas: tuple[str, ...] = ()
    cipher: Text | None = None
    shift: int = 0
    signal: Text | None = None
    card: str | None = None
