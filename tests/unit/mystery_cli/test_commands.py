"""`kiosk mystery play` and `simulate` with the story that is shipped, and with one that cannot be read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from kiosk.cli import main


def test_the_shipped_story_is_played_by_a_crowd(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mystery", "simulate", "--teams", "24"]) == 0
    text = capsys.readouterr().out
    assert "Joukkueita / teams: 24" in text
    assert "Kukaan ei jäänyt jumiin." in text


@pytest.mark.parametrize("level", ["lapset", "perhe", "etsiva"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_shipped_story_begins(
    level: str, language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n/hint\n/solution\n/back\n/quit\n"))
    assert main(["mystery", "play", "--level", level, "--lang", language, "--mode", "omatoimi"]) == 1
    text = capsys.readouterr().out
    assert text.count("\n== ") >= 3
    assert "None" not in text


def test_a_story_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mystery", "play", "--config", str(tmp_path), "--story", "ei-ole"]) == 1
    told = capsys.readouterr().err
    assert "Tarinaa ei voi pelata" in told
    assert "ei-ole/tarina.toml" in told
