"""The certificate as a picture: the sheet of the screen, drawn for a phone and for a printer at home."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from kiosk.hub.mystery import certificate_words as words
from kiosk.hub.mystery.certificate import Certificate

WIDTH, HEIGHT = 1200, 1500
_FONTS: Final = Path(__file__).parents[3] / "assets" / "fonts"
_TYPED, _STRONG, _HEAVY = (
    "CourierPrime-Regular",
    "AtkinsonHyperlegibleNext-SemiBold",
    "AtkinsonHyperlegibleNext-ExtraBold",
)
_PAPER, _EDGE, _INK, _SEAL, _WAX = "#F1E6CF", "#8A7C66", "#14202B", "#A8322B", "#F6D9D6"
_MARGIN = 130


def drawn(found: Certificate, house: str) -> bytes:
    """A PNG with nothing in it but the picture."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(picture)
    for inset, width in ((36, 6), (58, 3)):
        pen.rectangle((inset, inset, WIDTH - inset, HEIGHT - inset), outline=_EDGE, width=width)
    language = found.language
    rows = (
        (190, words.TITLE.in_(language), _TYPED, 60),
        (330, found.story.in_(language), _HEAVY, 96),
        (500, words.LINE.in_(language), _TYPED, 42),
        (650, found.name, _HEAVY, 124),
        (800, words.LEVELS[found.level].in_(language), _STRONG, 58),
        (900, words.day(found), _TYPED, 52),
        (1390, house, _STRONG, 40),
    )
    for middle, text, face, size in rows:
        pen.text((WIDTH / 2, middle), text, _INK, _fitting(text, face, size), anchor="mm")
    _seal(picture, found.mark)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _seal(picture: Image.Image, mark: str) -> None:
    """Drawn four times as large and shrunk: Pillow's circles have steps."""
    side, fine = 272, 4
    wax = Image.new("RGB", (side * fine, side * fine), _PAPER)
    pen, middle = ImageDraw.Draw(wax), (side * fine / 2, side * fine / 2)
    pen.circle(middle, 132 * fine, fill=_SEAL)
    pen.circle(middle, 104 * fine, outline=_WAX, width=5 * fine)
    small = wax.resize((side, side), Image.Resampling.LANCZOS)
    ImageDraw.Draw(small).text((side / 2, side / 2), mark, _WAX, _fitting(mark, _HEAVY, 120), anchor="mm")
    picture.paste(small, ((WIDTH - side) // 2, 1150 - side // 2))


def _fitting(text: str, face: str, size: int) -> ImageFont.FreeTypeFont:
    """The font as large as wanted, or as fits between the edges."""
    font = ImageFont.truetype(_FONTS / f"{face}.ttf", size)
    wide = font.getlength(text)
    room = WIDTH - 2 * _MARGIN
    return font if wide <= room else ImageFont.truetype(_FONTS / f"{face}.ttf", int(size * room / wide))
