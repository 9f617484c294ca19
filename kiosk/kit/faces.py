"""The fonts of the house for paper, and the styles that the pages are written in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_FOLDER: Final = Path(__file__).parents[2] / "assets" / "fonts"
MM: Final = 72 / 25.4
"""Points in a millimetre."""


class Face(StrEnum):
    """A font; the value is the name of its file."""

    BODY = "AtkinsonHyperlegibleNext-Regular"
    STRONG = "AtkinsonHyperlegibleNext-SemiBold"
    HEAVY = "AtkinsonHyperlegibleNext-ExtraBold"
    TYPED = "CourierPrime-Regular"
    TYPED_BOLD = "CourierPrime-Bold"


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set: font, size in points, distance of lines in sizes, darkness (0 black, 1 white)."""

    face: Face
    size: float
    leading: float = 1.35
    tone: float = 0.0

    @property
    def line(self) -> float:
        """Distance of lines in millimetres."""
        return self.size * self.leading / MM

    @property
    def rise(self) -> float:
        """From the top of a line down to its baseline, in millimetres."""
        return self.size * (0.36 + self.leading / 2) / MM

    def at(self, size: float) -> Style:
        """The same in another size."""
        return replace(self, size=size)


# Nothing that must be read stands in less than 9 points, and nothing on a card in less than 11.
TITLE: Final = Style(Face.HEAVY, 26, 1.15)
HEADING: Final = Style(Face.HEAVY, 15, 1.25)
STRONG: Final = Style(Face.STRONG, 10.5)
BODY: Final = Style(Face.BODY, 10.5)
LARGE: Final = Style(Face.BODY, 12.5)
SMALL: Final = Style(Face.BODY, 9, tone=0.25)
TINY: Final = Style(Face.BODY, 7.5, tone=0.35)
CODE: Final = Style(Face.TYPED_BOLD, 30, 1.1)


@cache
def ready() -> None:
    """Make the fonts known to the library that writes the PDF; it takes only the letters used into the file."""
    for face in Face:
        pdfmetrics.registerFont(TTFont(face.value, str(_FOLDER / f"{face.value}.ttf")))


def width(words: str, style: Style) -> float:
    """Millimetres that words take on one line."""
    ready()
    return float(pdfmetrics.stringWidth(words, style.face.value, style.size)) / MM


@cache
def letters() -> frozenset[str]:
    """Every character that each of the fonts has: what can be printed wherever it stands."""
    ready()
    fonts = [pdfmetrics.getFont(face.value) for face in Face]
    common: set[int] = set(fonts[0].face.charToGlyph)
    for font in fonts[1:]:
        common &= set(font.face.charToGlyph)
    return frozenset(map(chr, common))
