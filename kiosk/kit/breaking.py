"""Words broken into lines that fit. A word too long for a line is parted where Finnish parts words, never clipped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kiosk.kit.faces import Style, width

_VOWELS: Final = "aeiouyåäöAEIOUYÅÄÖ"
# Finnish begins a syllable with the consonant before a vowel; two letters stay on either side.
_SYLLABLE: Final = re.compile(rf"(?<=\w\w)(?=[^\W\d_{_VOWELS}][{_VOWELS}]\w)")
# Between two words, but not between the thousands of a number and the rest of it.
_BETWEEN: Final = re.compile(r"\s+(?!(?<=\d\s)\d{3}(?!\d))")
_JOINT: Final = re.compile(r"(?<=[-–—/\\.,:;_@])(?=\w)")


def lines(text: str, style: Style, room: float) -> list[str]:
    """The lines of one paragraph in `room` millimetres; line ends of the text stay."""
    return [line for part in text.split("\n") for line in _filled(_words(part), style, room)] or [""]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: what empty lines part."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def _words(line: str) -> list[str]:
    return _BETWEEN.split(line.strip()) if line.strip() else []


def _filled(words: list[str], style: Style, room: float) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if width(longer, style) <= room:
            line = longer
            continue
        if line:
            yield line
        *whole, line = _parted(word, style, room)
        yield from whole
    if line:
        yield line


def _parted(word: str, style: Style, room: float) -> Iterator[str]:
    """The pieces of a word, each of which fits into a line."""
    while width(word, style) > room:
        fits = next((n for n in range(len(word) - 1, 1, -1) if width(word[:n] + "-", style) <= room), 1)
        joints = [m.start() for m in _JOINT.finditer(word) if fits / 3 < m.start() <= fits]
        syllables = [m.start() for m in _SYLLABLE.finditer(word) if fits / 3 < m.start() <= fits]
        if joints:
            yield word[: joints[-1]]
        elif syllables:
            yield word[: syllables[-1]] + "-"
        else:  # no word at all: signs in a row, to which a hyphen would add one
            yield word[:fits]
        word = word[(joints or syllables or [fits])[-1] :]
    yield word
