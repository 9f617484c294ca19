"""Words as Morse: the signs to be read, and when the lamp is on and off."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

_TABLE = """
A .-    B -...  C -.-.  D -..   E .     F ..-.  G --.   H ....  I ..    J .---  K -.-   L .-..  M --
N -.    O ---   P .--.  Q --.-  R .-.   S ...   T -     U ..-   V ...-  W .--   X -..-  Y -.--  Z --..
Å .--.- Ä .-.-  Ö ---.
0 ----- 1 .---- 2 ..--- 3 ...-- 4 ....- 5 ..... 6 -.... 7 --... 8 ---.. 9 ----.
"""
_CODES = dict(zip(_TABLE.split()[::2], _TABLE.split()[1::2], strict=True))
_DASH, _BETWEEN_LETTERS, _BETWEEN_WORDS = 3, 3, 7
"""Lengths in dots; between the signs of a letter the lamp is off for one."""


def signs(text: str) -> tuple[tuple[str, ...], ...]:
    """Words of letters of dots and dashes; what Morse has no sign for is left out."""
    words = (tuple(_CODES[sign] for sign in word.upper() if sign in _CODES) for word in text.split())
    return tuple(word for word in words if word)


def written(text: str) -> str:
    """The signs as they are written down: · and –, a gap between letters, a stroke between words."""
    words = ("   ".join(" ".join(letter) for letter in word) for word in signs(text))
    return "   /   ".join(words).replace(".", "·").replace("-", "–")


def light(text: str) -> tuple[tuple[bool, int], ...]:
    """The lamp's way: whether it is on, and for how many dots; ends with the light off."""
    steps = [(on, sum(length for _, length in group)) for on, group in groupby(_steps(text), key=lambda step: step[0])]
    return (*steps[:-1], (False, _BETWEEN_WORDS)) if steps else ()


def _steps(text: str) -> Iterator[tuple[bool, int]]:
    for word in signs(text):
        for letter in word:
            for sign in letter:
                yield True, _DASH if sign == "-" else 1
                yield False, 1
            yield False, _BETWEEN_LETTERS - 1
        yield False, _BETWEEN_WORDS - _BETWEEN_LETTERS
