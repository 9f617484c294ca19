"""Text whose texture is as wide as its words, not as the room they have, and whose lines end where a reader would.

Kivy gives wrapped text a texture of the whole width. Most texts are much shorter: the rest is memory, and in a software
renderer time in every frame, for nothing.
"""

from __future__ import annotations

import re
from math import ceil
from typing import Any

from kivy.core.text import Label as CoreLabel

_GLUE = "\N{NO-BREAK SPACE}"
_DAY = r"(?<=\b[a-zåäö]{2}) (?=\d\d?\.\d)|(?<=\b[a-zåäö]{3}) (?=\d\d?\.\d)|(?<=\btors) (?=\d)"
_ENGLISH_DAY = (
    r"(?<=\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)) (?=\d)|"
    r"(?<=\d) (?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)"
)
_TOGETHER = re.compile(
    r"(?<=\bklo) (?=\d)|(?<=\bkello) (?=\d)|(?<=\bkl\.) (?=\d)|(?<=\d) (?=[a-zåäö€])| (?=[·–] )|"
    r"(?<=\b[A-ZÅÄÖ]:) (?=[a-z])|"
    f"{_DAY}|{_ENGLISH_DAY}"
)
"""Spaces at which no line ends: within a time or a date, after a number or the letter that is explained, and before
what separates.
"""
_SEPARATORS = ("·", "–")
_PARTS = re.compile(r"[^-]*-+|[^-]+")
_LONELY = 0.4
"""A last word on a line of its own is lonely when it fills less than this share of the width."""
_LETTER = 0.62
"""Width of a letter as a share of their size, at most: what is kept together and has no room would be broken."""


class SnugLabel(CoreLabel):
    """Kivy's text renderer; lines are aligned within the widest one, where that stands is the widget's to say."""

    _text: str
    _text_size: tuple[float | None, float | None]

    def render(self, real: bool = False) -> tuple[int, int] | None:
        """With `real` the pixels are made; without, width and height of the texture in px come back."""
        if real:
            return self._rendered(real=True)
        written, width = self._text, self._text_size[0]
        try:
            if width is not None:
                self._text = self._parted(self._kept_together(written, width), width)
            size = self._rendered()
            if self._is_lonely(width):
                self._text = _GLUE.join(self._text.rstrip().rsplit(" ", 1))
                size = self._rendered()
        finally:
            self._text = written
        if size is None or not self._cached_lines:
            return size
        left, _, right, _ = self.options["padding"]
        widest = ceil(max(line.w for line in self._cached_lines)) + left + right
        return (min(size[0], max(2, int(widest))), size[1])

    def _rendered(self, real: bool = False) -> tuple[int, int] | None:
        size: tuple[int, int] | None = super().render(real)
        return size

    def _kept_together(self, text: str, width: float) -> str:
        kept = _TOGETHER.sub(_GLUE, text)
        if kept == text:
            return text
        letter = _LETTER * self.options["font_size"]
        return " ".join(
            piece if len(piece) * letter < width or self._wide(piece) <= width else self._loosened(piece, width)
            for piece in kept.split(" ")
        )

    def _loosened(self, piece: str, width: float) -> str:
        """A line may end anywhere, but if there is room not before what separates: that would begin the next one."""
        *words, last = piece.split(_GLUE)
        if words and last in _SEPARATORS and self._wide(f"{words[-1]} {last}") <= width:
            return " ".join([*words[:-1], f"{words[-1]}{_GLUE}{last}"])
        return " ".join([*words, last])

    def _parted(self, text: str, width: float) -> str:
        """With a space after those hyphens at which a line must end: Kivy ends none there and would break the word."""
        if "-" not in text:
            return text
        return " ".join(self._at_hyphens(word, width) for word in text.split(" "))

    def _at_hyphens(self, word: str, width: float) -> str:
        if "-" not in word or self._wide(word) <= width:
            return word
        lines = [""]
        for part in _PARTS.findall(word):
            if lines[-1] and self._wide(lines[-1] + part) > width:
                lines.append("")
            lines[-1] += part
        return " ".join(lines)

    def _wide(self, text: str) -> float:
        return float(self.get_extents(text)[0])

    def _is_lonely(self, width: float | None) -> bool:
        """Whether the last line is one short word that the line before can spare a companion for."""
        if width is None or len(self._cached_lines) < 2:
            return False
        before, last = self._cached_lines[-2:]
        if before.is_last_line or last.w > _LONELY * width or " " in _words(last).strip():
            return False
        spared = _words(before).split(" ")
        return len(spared) > 2 and self._wide(f"{spared[-1]} {_words(last)}") < width * 0.9


def _words(line: Any) -> str:
    return "".join(word.text for word in line.words)
