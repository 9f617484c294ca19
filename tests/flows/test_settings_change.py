"""kiosk.toml is edited while the kiosk runs: good edits between visits, broken ones never."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.ui.rig.patron import Patron


@pytest.fixture
def toml(patron: Patron) -> Iterator[Path]:
    """The staff's file; afterwards as it was, and taken."""
    path = patron.branch.config / "kiosk.toml"
    before = path.read_text(encoding="utf-8")
    yield path
    path.write_text(before, encoding="utf-8")
    patron.app.end_visit()
    assert patron.app.face.languages == ("fi", "sv", "en")


def log_of(patron: Patron) -> str:
    return (patron.branch.data / "log" / "kiosk.log").read_text(encoding="utf-8")


def health_of(patron: Patron) -> str:
    return " ".join(requests.get(f"{patron.branch.house.url}/health", timeout=5).json()["notes"])


def finish(patron: Patron) -> None:
    patron.touch("Finish")
    patron.until(lambda: patron.app.resting, 20, "the rest")


def test_a_good_edit_is_taken_between_visits(patron: Patron, toml: Path) -> None:
    """Not under the patron's fingers; with the next visit it is there."""
    text = toml.read_text(encoding="utf-8").replace('["fi", "sv", "en"]', '["sv", "fi"]')
    toml.write_text(text + '[idle]\nwarn_after = "90 s"\ncountdown = "25 s"\n', encoding="utf-8")
    patron.touch("Book a room")
    patron.touch("Back")
    assert (patron.app.lang, patron.app.face.languages) == ("fi", ("fi", "sv", "en"))
    finish(patron)
    assert patron.app.face.languages == ("sv", "fi")
    assert (patron.app.face.idle.warn_after, patron.app.face.idle.countdown) == (90, 25)
    assert patron.app.lang == "sv"
    patron.wake()
    patron.pilot.settle()
    assert "English" not in patron.words()
    assert patron.sees("Book a room")
    assert "kiosk.toml was changed and is in use" in log_of(patron)


def test_an_edit_is_taken_within_a_minute_while_nobody_is_there(patron: Patron, toml: Path) -> None:
    """Nobody has to touch the screen first; whoever is there is left alone."""
    finish(patron)
    text = toml.read_text(encoding="utf-8")
    toml.write_text(text.replace('["fi", "sv", "en"]', '["en", "fi"]'), encoding="utf-8")
    patron.pilot.skip(61)
    assert patron.app.face.languages == ("en", "fi")
    assert (patron.app.lang, patron.app.resting) == ("en", True)
    patron.wake()
    toml.write_text(text, encoding="utf-8")
    patron.pilot.skip(61)
    assert patron.app.face.languages == ("en", "fi")


@pytest.mark.parametrize("broken", ["languages = [", 'languages = ["fi", "xx"]\n'])
def test_a_broken_edit_keeps_the_last_good(patron: Patron, toml: Path, broken: str) -> None:
    """The kiosk goes on as it was and the log says what is wrong, once."""
    face, before = patron.app.face, len(log_of(patron))
    toml.write_text(broken, encoding="utf-8")
    finish(patron)
    assert patron.app.face == face
    told = log_of(patron)[before:]
    assert "WARNING" in told
    assert "kiosk.toml" in told
    patron.wake()
    finish(patron)
    assert log_of(patron)[before:].count("WARNING") == told.count("WARNING")
    patron.until(lambda: "kiosk.toml" in health_of(patron), 5, "a word about it on the hub's health page")
    patron.wake()
    patron.touch("Book a room")
    patron.awaits("book")
