"""Which input belongs to which kind of puzzle. A new kind is a module beside this one, and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.mystery.puzzle import PuzzleKind
from kiosk.ui.screen import load_look
from kiosk.ui.widgets import ideas, keyboard, picture
from kiosk.ui.widgets.mystery import (
    answering,
    certificate,
    choice,
    entry,
    letter,
    lock,
    morse,
    order,
    pairs,
    parts,
    progress,
    touch,
    wheel,
)
from kiosk.ui.widgets.mystery.answering import Answering

_INPUTS: Mapping[PuzzleKind, type[Answering]] = {
    PuzzleKind.LOCK: lock.LockInput,
    PuzzleKind.WORD: entry.WordInput,
    PuzzleKind.CLASS_MARK: entry.ClassMarkInput,
    PuzzleKind.CHOICE: choice.ChoiceInput,
    PuzzleKind.ORDER: order.OrderInput,
    PuzzleKind.TOUCH: touch.TouchInput,
    PuzzleKind.PAIRS: pairs.PairsInput,
    PuzzleKind.WHEEL: wheel.WheelInput,
    PuzzleKind.MORSE: morse.MorseInput,
    PuzzleKind.CARD: entry.CardInput,
}

# The general ones first: of two rules that fit a widget the later one wins.
_LOOKS = (ideas, keyboard, picture, letter, certificate, progress, parts, answering, entry)
for _module in (*_LOOKS, choice, lock, order, pairs, touch, wheel, morse):
    load_look(str(_module.__file__))

TYPED = frozenset({PuzzleKind.WORD, PuzzleKind.CLASS_MARK, PuzzleKind.WHEEL, PuzzleKind.MORSE, PuzzleKind.CARD})
"""Kinds whose input has a keyboard."""


def input_of(kind: PuzzleKind) -> Answering:
    """A fresh input for a kind."""
    return _INPUTS[kind]()
