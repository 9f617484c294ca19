"""A text in parts: sentences short enough that the first is heard soon, and tones. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.services.speech import TONE

LONGEST = 220
"""Letters that are given to a voice at once; a longer sentence is parted at a comma, then at a space."""
_END = re.compile(r"(?<=[.!?…:;])\s+(?=[^a-zåäö])|\s*\n\s*")
_TONES = re.compile(f"({re.escape(TONE)}+)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SAYS_SOMETHING = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Part:
    """Words, or so many tones."""

    words: str = ""
    tones: int = 0


def parts(text: str) -> list[Part]:
    """In the order in which they are heard; nothing for a text without a word."""
    found: list[Part] = []
    for piece in _TONES.split(_CONTROL.sub(" ", text)):
        if piece.startswith(TONE):
            found.append(Part(tones=len(piece)))
        else:
            found += [Part(words) for sentence in _END.split(piece) for words in _short(sentence.strip())]
    return found


def _short(sentence: str) -> Iterator[str]:
    while len(sentence) > LONGEST:
        cut = max(sentence.rfind(", ", 0, LONGEST) + 1, 0) or sentence.rfind(" ", 1, LONGEST)
        cut = cut if cut > 0 else LONGEST
        yield from _said(sentence[:cut])
        sentence = sentence[cut:].strip()
    yield from _said(sentence)


def _said(words: str) -> Iterator[str]:
    if _SAYS_SOMETHING.search(words):
        yield words
