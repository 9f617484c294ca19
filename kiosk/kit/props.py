"""Props to cut out: the discs of the cipher wheel, the key of the Morse alphabet with room to write."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Final

from kiosk.domain.text import Text
from kiosk.kit import words as say
from kiosk.kit.breaking import lines
from kiosk.kit.faces import BODY, LARGE, SMALL, TITLE, Face, Style
from kiosk.kit.sheet import HIGH, MARGIN, WIDE, Sheet
from kiosk.mystery.cipher import ALPHABET
from kiosk.mystery.morse import signs

_OUTER: Final = 80.0
_INNER: Final = 53.0
_LETTER: Final = Style(Face.STRONG, 17)
_KEY: Final = Style(Face.BODY, 9, tone=0.2)


def wheel(sheet: Sheet, language: str) -> None:
    """Two pages, a disc on each: the cipher with the key numbers outside, the plain letters with the arrow inside."""
    sheet.mark("wheel", say.WHEEL.in_(language))
    y = _title(sheet, say.WHEEL, language)
    for number, each in enumerate(say.WHEEL_STEPS, 1):
        y = _block(sheet, f"{number}. {each.in_(language)}", y, BODY)
    middle = y + (HIGH - MARGIN - y) / 2
    sheet.disc(WIDE / 2, middle, _OUTER, thick=0.3, dashes=(2, 1.5))
    sheet.disc(WIDE / 2, middle, _INNER, thick=0.2, tone=0.5)
    _ring(sheet, middle, _OUTER - 14.5, _LETTER, ALPHABET)
    _ring(sheet, middle, _OUTER - 4.6, _KEY, [str(n) for n in range(len(ALPHABET))])
    _middle(sheet, middle, say.OUTER.in_(language))
    sheet.turn()
    _title(sheet, say.WHEEL, language)
    middle = HIGH / 2
    sheet.disc(WIDE / 2, middle, _INNER, thick=0.3, dashes=(2, 1.5))
    _ring(sheet, middle, _INNER - 13.5, _LETTER, ALPHABET)
    tip = middle - _INNER + 1.2
    sheet.shape([(WIDE / 2, tip), (WIDE / 2 - 3.2, tip + 6), (WIDE / 2 + 3.2, tip + 6)], fill=0)
    _middle(sheet, middle, say.INNER.in_(language))
    sheet.turn()


def _ring(sheet: Sheet, middle: float, radius: float, style: Style, signs_: str | list[str]) -> None:
    """Signs around the disc with their heads outwards, the first at the top; thin spokes between them."""
    part = 360 / len(signs_)
    for number, sign in enumerate(signs_):
        with sheet.turned(WIDE / 2, middle, number * part):
            sheet.text(0, -radius + style.size * 0.02, sign, style, "middle")
        if style is _LETTER:
            angle = (number + 0.5) * part * pi / 180
            ends = [(WIDE / 2 + sin(angle) * r, middle - cos(angle) * r) for r in (radius - 2.5, radius + 9)]
            sheet.line(ends, thick=0.15, tone=0.6)


def _middle(sheet: Sheet, y: float, words: str) -> None:
    sheet.disc(WIDE / 2, y, 0.6, fill=0, thick=0)
    sheet.disc(WIDE / 2, y, 3, thick=0.2)
    sheet.text(WIDE / 2, y + 14, words, LARGE, "middle")


def morse(sheet: Sheet, language: str) -> None:
    """The alphabet in columns, dots and dashes drawn as large as letters, and lines for what is heard."""
    sheet.mark("morse", say.MORSE.in_(language))
    y = _block(sheet, say.MORSE_HOW.in_(language), _title(sheet, say.MORSE, language), LARGE) + 4
    for heading, letters in ((say.MORSE_LETTERS, ALPHABET), (say.MORSE_DIGITS, "1234567890")):
        sheet.text(MARGIN + 6, y + 5, heading.in_(language), Style(Face.HEAVY, 13))
        y = _table(sheet, letters, y + 9)
    for label in (say.MORSE_NOTE, say.MORSE_FOUND) * 2:
        y += 12
        sheet.text(MARGIN + 6, y, label.in_(language), SMALL)
        sheet.line([(MARGIN + 42, y), (WIDE - MARGIN - 6, y)], thick=0.25)
    sheet.turn()


def _table(sheet: Sheet, letters: str, y: float) -> float:
    columns, high = 3, 11.5
    rows = -(-len(letters) // columns)
    wide = (WIDE - 2 * MARGIN - 12) / columns
    for number, letter in enumerate(letters):
        x, top = MARGIN + 6 + number // rows * wide, y + number % rows * high
        sheet.box(x, top, wide, high, thick=0.15, tone=0.6)
        sheet.text(x + 5, top + 8, letter, Style(Face.HEAVY, 18))
        at = x + 17
        for sign in signs(letter)[0][0]:
            long = sign == "-"
            sheet.box(at, top + high / 2 - 1.3, 5.6 if long else 2.6, 2.6, fill=0, thick=0, radius=0.3 if long else 1.3)
            at += 7.4 if long else 4.4
    return y + rows * high + 4


def _title(sheet: Sheet, title: Text, language: str) -> float:
    sheet.text(WIDE / 2, MARGIN + TITLE.rise, title.in_(language), TITLE, "middle")
    return MARGIN + TITLE.line + 3


def _block(sheet: Sheet, words: str, y: float, style: Style) -> float:
    for line in lines(words, style, WIDE - 2 * MARGIN - 12):
        sheet.text(MARGIN + 6, y + style.rise, line, style)
        y += style.line
    return y + 1.5
