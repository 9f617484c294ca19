"""A small house folder on the disk, that a test edits before it is read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from kiosk.settings.pages import HouseFolder, Known, read_house
from kiosk.settings.problems import Problem

KNOWN = Known(rooms=("pelihuone", "pienryhmatila"), hosts=("celia.fi",))
GOOD = """\
otsikko: Pelihuone
ingressi: Pelaa yksin tai porukalla.
"""
PLAN = """\
[kiosk]
floor = "k1"
at = [2, 1]
[floors.k1]
name = "1. kerros"
width = 20
depth = 10
[places.pelihuone]
name = "Pelihuone"
floor = "k1"
area = [10, 2, 4, 4]
route = ["Kävele suoraan."]
"""


def png(width: int = 40, height: int = 30) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "PNG")
    return out.getvalue()


class Folder:
    """`house/` with one good page in three languages and a plan of one floor."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for language in ("fi", "sv", "en"):
            self.write(f"sivut/pelihuone.{language}.md", GOOD)
        self.write("pohja.toml", PLAN)

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def page(self, text: str, header: str = GOOD, language: str = "fi") -> None:
        """The page with this text; it begins on line 4."""
        self.write(f"sivut/pelihuone.{language}.md", f"{header}\n{text}")

    def plan(self, old: str, new: str) -> None:
        """The plan with an edit; the text must be there."""
        assert old in PLAN
        self.write("pohja.toml", PLAN.replace(old, new))

    def read(self, known: Known = KNOWN) -> HouseFolder:
        return read_house(self.root, known)

    def problems(self) -> list[Problem]:
        return list(self.read().problems)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "house")
    made.write("kuvat/peli.png", png())
    made.page('![Kaksi pelaa](peli.png "Peli-ilta")\n')
    return made
