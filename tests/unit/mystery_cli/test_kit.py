"""`kiosk mystery kit`: a file, or a reason in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from kiosk.cli import main


@pytest.mark.parametrize(
    ("language", "title"), [("fi", "Sijoituslista"), ("sv", "Placeringslista"), ("en", "Placement list")]
)
def test_the_kit_is_written(language: str, title: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "kit.pdf"
    assert main(["mystery", "kit", "--lang", language, "--out", str(out)]) == 0
    reader = PdfReader(out)
    assert f"{len(reader.pages)} sivua" in capsys.readouterr().out
    assert any(title in page.extract_text() for page in reader.pages[1:])


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mystery", "kit", "--out", str(tmp_path / "no" / "kit.pdf")]) == 1
    assert "Tiedostoa ei voi kirjoittaa" in capsys.readouterr().err


def test_a_story_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "kit.pdf"
    assert main(["mystery", "kit", "--config", str(tmp_path), "--out", str(out)]) == 1
    assert "Tarina on korjattava" in capsys.readouterr().err
    assert not out.exists()
