"""The code of a card in three forms: QR for cameras, Code 128 for the old readers of libraries, letters for hands."""

from __future__ import annotations

from typing import Final

from reportlab.graphics.barcode.code128 import Code128

from kiosk.adapters.qr import matrix
from kiosk.kit.faces import CODE, width
from kiosk.kit.sheet import Sheet

_QUIET_QR: Final = 4
_QUIET_BARS: Final = 10
"""Modules that stay white around a code; the standards ask for them."""
_THICKEST: Final = 0.5
"""Millimetres of a bar: coarse enough for any printer."""


def qr(sheet: Sheet, code: str, x: float, y: float, side: float) -> None:
    """A QR code in a square, its white rim within."""
    rows = matrix(code, sturdy=True)
    module = side / (len(rows) + 2 * _QUIET_QR)
    for number, row in enumerate(rows):
        top = y + (number + _QUIET_QR) * module
        for left, right in _runs(row):
            start = x + (left + _QUIET_QR) * module
            # A hair wider and higher, or printers show seams between the modules.
            sheet.box(start, top, (right - left) * module + 0.02, module + 0.02, fill=0, thick=0)


def bars(sheet: Sheet, code: str, x: float, y: float, room: float, high: float) -> None:
    """Code 128 in the middle of `room`, its white rims within."""
    pattern = _bars(code)
    module = min(_THICKEST, room / (sum(pattern) + 2 * _QUIET_BARS))
    left = x + (room - sum(pattern) * module) / 2
    for number, modules in enumerate(pattern):
        if number % 2 == 0:
            sheet.box(left, y, modules * module, high, fill=0, thick=0)
        left += modules * module


def letters(sheet: Sheet, code: str, x: float, y: float, room: float) -> None:
    """The code to be typed, as large as `room` allows, its baseline at `y`."""
    style, spread = CODE, 1.2
    wide = width(code, style) + spread * len(code)
    if wide > room:
        style, spread = style.at(style.size * room / wide), spread * room / wide
    sheet.text(x, y, code, style, spread=spread)


def _bars(code: str) -> list[int]:
    """Widths in modules, bars and gaps in turns, beginning with a bar."""
    symbol = Code128(code, quiet=0)
    symbol.validate()
    symbol.encode()
    symbol.decompose()
    return ["abcdefgh".index(sign.lower()) + 1 for sign in str(symbol.decomposed)]


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """The stretches of dark modules, from and to."""
    found: list[tuple[int, int]] = []
    for number, dark in enumerate(row):
        if dark and found and found[-1][1] == number:
            found[-1] = (found[-1][0], number + 1)
        elif dark:
            found.append((number, number + 1))
    return found
