"""The house's fonts under short names, and the icon font's names."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kivy.core.text import LabelBase

ASSETS = Path(__file__).resolve().parent.parent.parent / "assets"

CAP_HEIGHT = 0.668
"""Height of a capital H of Atkinson Hyperlegible Next, in em (OS/2 table: 668 of 1000 units)."""

_FILES = {
    "regular": "AtkinsonHyperlegibleNext-Regular.ttf",
    "semibold": "AtkinsonHyperlegibleNext-SemiBold.ttf",
    "extrabold": "AtkinsonHyperlegibleNext-ExtraBold.ttf",
    "letter": "CourierPrime-Regular.ttf",
    "icons": "MaterialDesignIcons.ttf",
}


def register() -> None:
    """Make the fonts known to Kivy; FileNotFoundError when the assets are not there."""
    for name, file in _FILES.items():
        path = ASSETS / "fonts" / file
        if not path.is_file():
            raise FileNotFoundError(path)
        LabelBase.register(name, str(path))


@cache
def _icons() -> bytes:
    return (ASSETS / "fonts" / "icons.json").read_bytes()


@cache
def _glyph(name: str) -> str | None:
    """Looked up in the text: of seven thousand names some dozens are asked for, and a dict of all takes 1.5 MB."""
    names, mark = _icons(), f'"{name}":"'.encode()
    at = names.find(mark) + len(mark)
    if at < len(mark):
        return None
    # All of them lie so far out that JSON writes each as a pair: \udb80\udc01.
    high, low = int(names[at + 2 : at + 6], 16), int(names[at + 8 : at + 12], 16)
    return chr(0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF))


def icon(name: str) -> str:
    """The glyph of a Material Design Icon; an unknown name gives a plain dot."""
    return _glyph(name) or _glyph("circle-small") or ""
