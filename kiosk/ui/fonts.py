"""The house's fonts under short names, and the icon font's names."""

from __future__ import annotations

import json
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
def _icons() -> dict[str, str]:
    loaded: dict[str, str] = json.loads((ASSETS / "fonts" / "icons.json").read_text(encoding="utf-8"))
    return loaded


def icon(name: str) -> str:
    """The glyph of a Material Design Icon; an unknown name gives a plain dot."""
    return _icons().get(name, _icons()["circle-small"])
