"""Write assets/fonts/icons.json, the names of the icon font's glyphs, from the font's own post table."""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "assets" / "fonts"


def main() -> None:
    font = TTFont(FONTS / "MaterialDesignIcons.ttf")
    names = {glyph: chr(code) for code, glyph in sorted(font.getBestCmap().items())}
    (FONTS / "icons.json").write_text(json.dumps(names, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main()
