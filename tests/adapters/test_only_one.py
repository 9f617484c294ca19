"""The lock on a data folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.adapters.only_one import only_one
from kiosk.errors import KioskError


def test_a_second_kiosk_on_the_same_folder_is_told(tmp_path: Path) -> None:
    with only_one(tmp_path / "data"):
        with pytest.raises(KioskError, match="already running"):
            only_one(tmp_path / "data")
        only_one(tmp_path / "other").close()
    only_one(tmp_path / "data").close()


def test_a_folder_that_cannot_be_had_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(KioskError, match="tietokansiota"):
        only_one(tmp_path / "file" / "data")
