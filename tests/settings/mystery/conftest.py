"""The shipped story on the disk, that a test edits before it is read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.settings.conftest import SHIPPED

NAME = "kekkosen-kirje"


class Folder:
    """`config` with a copy of the story and of the house whose plan it names."""

    def __init__(self, root: Path) -> None:
        self.config = root / "config"
        self.path = Path(shutil.copytree(SHIPPED / "mystery" / NAME, self.config / "mystery" / NAME))
        self.house = self.config / "house"
        self.house.mkdir()
        shutil.copy(SHIPPED / "house" / "pohja.toml", self.house)

    def edit(self, name: str, old: str, new: str) -> int:
        """Put `new` in the place of the first `old`; the line on which it stands."""
        path = self.path / name
        text = path.read_text("utf-8")
        assert old in text, f"{name} has no {old!r}"
        path.write_text(text.replace(old, new, 1), "utf-8")
        return text[: text.index(old)].count("\n") + 1


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.chdir(tmp_path)
    return Folder(tmp_path)
