"""Letters and figures one by one. Pure. espeak-ng 1.51 says a letter that stands before a comma by its name in all
three languages; the comma also parts them, so that each can be written down.
"""

from __future__ import annotations

import re
from typing import Final

from kiosk.services.spoken.numbers import ZERO

_SIGNS: Final = {
    "fi": {"#": "ruutu", "*": "tähti", ".": "piste", "/": "kauttaviiva", "_": "alaviiva", "@": "ät"},
    "sv": {"#": "fyrkant", "*": "stjärna", ".": "punkt", "/": "snedstreck", "_": "understreck", "@": "snabel-a"},
    "en": {"#": "hash", "*": "star", ".": "dot", "/": "slash", "_": "underscore", "@": "at"},
}
_DIGITS: Final = {
    "fi": ("nolla", "yksi", "kaksi", "kolme", "neljä", "viisi", "kuusi", "seitsemän", "kahdeksan", "yhdeksän"),
    "sv": ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
_PIECE = re.compile(r"[^\W\d_]+|\d|[#*./_@]")
_SHORT = 3
"""Letters that are no word but a code; so is what stands in capitals."""


def spell(code: str, language: str) -> str:
    """A code to be written down: its words as words, short codes by letters, figures one by one."""
    language = language if language in ZERO else "en"
    pieces: list[str] = []
    for piece in _PIECE.findall(code):
        if piece.isdigit():
            pieces.append(_DIGITS[language][int(piece)] if piece.isascii() else piece)
        elif piece in _SIGNS[language]:
            pieces.append(_SIGNS[language][piece])
        elif len(piece) <= _SHORT or piece.isupper():
            pieces += list(piece.upper())
        else:
            pieces.append(piece.lower())
    return ", ".join(pieces)


def apart(text: str) -> str:
    """Only letters and figures, one by one."""
    return ", ".join(sign for sign in text if sign.isalnum())
