"""The papers that clue cards pretend to be: a letter, a telegram, a leaf of a notebook, a plain card."""

from __future__ import annotations

from kiosk.kit import words as say
from kiosk.kit.faces import SMALL, Face, Style
from kiosk.kit.sheet import Sheet


def frame(sheet: Sheet, look: str, x: float, y: float, wide: float, high: float, language: str) -> float:
    """Draw the paper; the words may begin below the `y` that is given back."""
    match look:
        case "letter":
            return _letter(sheet, x, y, wide, high)
        case "telegram":
            return _telegram(sheet, x, y, wide, high, language)
        case "note":
            return _note(sheet, x, y, wide, high)
    sheet.box(x, y, wide, high, thick=0.9, radius=4)
    return y


def _letter(sheet: Sheet, x: float, y: float, wide: float, high: float) -> float:
    sheet.box(x, y, wide, high, thick=0.7)
    sheet.box(x + 1.6, y + 1.6, wide - 3.2, high - 3.2, thick=0.2)
    return y


def _telegram(sheet: Sheet, x: float, y: float, wide: float, high: float, language: str) -> float:
    """A form of the telegraph office: its name in white on black, and perforated sides."""
    sheet.box(x, y, wide, high, thick=0.5)
    sheet.box(x, y, wide, 12, fill=0, thick=0)
    sheet.text(x + 9, y + 8.4, say.TELEGRAM.in_(language), Style(Face.HEAVY, 19, 1.1, 1.0), spread=1.6)
    for number in range(int((high - 16) // 5)):
        for side in (x + 2.6, x + wide - 2.6):
            sheet.disc(side, y + 16 + number * 5, 0.7, thick=0.2)
    sheet.text(x + wide - 9, y + 8, f"{say.NUMBER.in_(language)} ______", Style(SMALL.face, 9, tone=1.0), "right")
    return y + 12


def _note(sheet: Sheet, x: float, y: float, wide: float, high: float) -> float:
    """A leaf of a notebook: two holes, a margin line, a corner turned down."""
    corner = 9.0
    outline = [(x, y), (x + wide - corner, y), (x + wide, y + corner), (x + wide, y + high), (x, y + high)]
    sheet.shape(outline, fill=None, thick=0.5)
    sheet.shape([(x + wide - corner, y), (x + wide - corner, y + corner), (x + wide, y + corner)], fill=0.9, thick=0.3)
    foot = y + high - 40
    sheet.line([(x + 14, y), (x + 14, foot)], thick=0.3, tone=0.5)
    for hole in (y + (foot - y) * 0.25, y + (foot - y) * 0.75):
        sheet.disc(x + 7, hole, 2.6, thick=0.3)
    return y
