"""A class mark from the spine of a book ("84.2 KEK"), or the barcode of the book itself."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.mystery.kinds.asked import Asked
from kiosk.mystery.normal import joined_key, tokens
from kiosk.mystery.puzzle import Near

_SPOKEN = frozenset(
    """
    hylly hyllyn luokka luokan kirjaimet kirjain merkki on ja se vastaus
    hylla hyllan klass klassen bokstaverna etikett etiketten ar och det svaret
    shelf class mark letters label is and the it answer
    """.split()  # noqa: SIM905 - easier to read
)
"""Words that people put before a mark and into it (folded)."""


def key(asked: Asked) -> str:
    return joined_key(asked.given.text)


def is_right(asked: Asked) -> bool:
    return _one_of(asked.puzzle.answers, asked.given.text)


def is_near(asked: Asked, near: Near) -> bool:
    return _one_of(near.answers, asked.given.text)


def _one_of(answers: Iterable[str], text: str) -> bool:
    mark = _mark(text)
    return bool(mark) and any(mark == _mark(answer) for answer in answers)


def _mark(text: str) -> tuple[str, str]:
    """Digits and letters apart, so that "KEK 84,2" is "84.2 KEK" too."""
    joined = "".join(token for token in tokens(text) if token not in _SPOKEN)
    digits = "".join(sign for sign in joined if sign.isdigit())
    letters = "".join(sign for sign in joined if sign.isalpha())
    return (digits, letters) if digits or letters else ("", "")
