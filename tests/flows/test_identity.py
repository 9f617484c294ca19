"""No field of the kiosk takes an identity code, however it comes: gone at the last key, told kindly, kept nowhere."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.ui.widgets.keyboard import Keyboard
from tests.ui.rig.patron import Patron
from tests.ui.rig.traces import traces

CODE = "131052-308t"
BARE = "131052308t"
NOTICE = "You need no identity code here"


def keys(patron: Patron, target: Any, text: str) -> None:
    """As from a keyboard that is plugged in: signs that a screen's own keys do not offer come, too."""
    for value in text:
        target.key(value)
    patron.pilot.settle()


def noticed(patron: Patron) -> None:
    assert patron.sees(NOTICE)
    patron.touch("All right")
    patron.pilot.settle()


def files(patron: Patron) -> Iterator[Path]:
    """All that this kiosk and its hub have written."""
    yield from (path for path in patron.branch.config.parent.rglob("*") if path.is_file())


def nowhere(patron: Patron, caplog: pytest.LogCaptureFixture) -> None:
    patron.touch("Finish")
    assert not traces(patron.app, "131052", "308t")
    for path in files(patron):
        held = path.read_bytes().lower()
        assert b"131052-308" not in held and b"131052308" not in held, path
    assert "131052" not in caplog.text


def test_an_idea(patron: Patron, caplog: pytest.LogCaptureFixture) -> None:
    """With the mark of the century at the last key; without it when it is sent."""
    caplog.set_level(logging.DEBUG)
    patron.touch("Leave an idea")
    patron.awaits("feedback")
    if patron.screen.can_switch:
        patron.touch("Your own idea")
    patron.touch("Write in your own words")
    keys(patron, patron.screen, f"terve {CODE}")
    noticed(patron)
    assert patron.screen.text == "Terve "
    keys(patron, patron.screen, BARE)
    patron.touch("Send")
    noticed(patron)
    assert patron.screen.text == "Terve "
    assert not patron.screen.thanked
    patron.touch("Send")
    patron.until(lambda: patron.screen.thanked, what="the thanks")
    ideas: Any = patron.branch.kiosk.worker.ideas
    patron.until(lambda: ideas.waiting == 0, what="the idea at the hub")
    nowhere(patron, caplog)


def test_a_name(patron: Patron, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    details = patron.app.router.screen("details")
    keys(patron, details, f"maija {CODE}")
    noticed(patron)
    assert details.name_text == "Maija "
    nowhere(patron, caplog)


def test_the_code_of_a_booking(patron: Patron, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    patron.touch("My booking")
    patron.type(CODE)
    noticed(patron)
    assert patron.screen.typed == ""
    patron.type(BARE)
    patron.touch("Find")
    noticed(patron)
    assert not patron.screen.searching
    nowhere(patron, caplog)


def test_a_search(patron: Patron, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    patron.app.router.go("events")
    patron.awaits("events")
    keys(patron, patron.screen, CODE)
    noticed(patron)
    assert patron.screen.typed == ""
    nowhere(patron, caplog)


def test_a_team_that_comes_back(patron: Patron, caplog: pytest.LogCaptureFixture) -> None:
    """The same entry takes the answers of the mystery."""
    caplog.set_level(logging.DEBUG)
    patron.app.router.go("mystery_back")
    patron.awaits("mystery_back")
    entry = patron.screen.ids.entry
    keys(patron, entry, CODE)
    noticed(patron)
    assert entry.text == ""
    keys(patron, entry, BARE)
    patron.touch("Find")
    noticed(patron)
    assert entry.text == ""
    nowhere(patron, caplog)


def test_the_code_of_a_card_of_settings(patron: Patron, caplog: pytest.LogCaptureFixture) -> None:
    """Its field makes a space of a hyphen."""
    caplog.set_level(logging.DEBUG)
    patron.app.router.go("preference_card")
    patron.awaits("preference_card")
    patron.screen.enter(True)
    keys(patron, patron.screen, "131052a308t")
    noticed(patron)
    assert patron.screen.typed == ""
    keys(patron, patron.screen, CODE)
    patron.screen.use()
    patron.pilot.settle()
    noticed(patron)
    assert patron.screen.typed == ""
    nowhere(patron, caplog)


def test_a_library_card_that_is_typed(patron: Patron, caplog: pytest.LogCaptureFixture) -> None:
    """With the letter of the century at the last key; without it at the way on."""
    caplog.set_level(logging.DEBUG)
    now = patron.app.context.now()
    patron.app.router.go("library_card", resource="tulostin-3d", start=now, end=now + timedelta(hours=1))
    patron.awaits("library_card")
    keys(patron, patron.screen, "131052a308t")
    noticed(patron)
    assert patron.screen.typed == ""
    keys(patron, patron.screen, BARE)
    patron.screen.go_on()
    patron.pilot.settle()
    noticed(patron)
    assert patron.screen.name == "library_card"
    assert patron.screen.typed == ""
    nowhere(patron, caplog)


def test_a_card_shown_to_the_reader(patron: Patron, caplog: pytest.LogCaptureFixture) -> None:
    """A driving licence has it as a bar code."""
    caplog.set_level(logging.DEBUG)
    patron.touch("My booking")
    assert not patron.app.scanned(CODE.upper())
    patron.pilot.settle()
    noticed(patron)
    assert patron.screen.typed == ""
    nowhere(patron, caplog)


def test_every_field_is_one_of_these(patron: Patron) -> None:
    """Whoever adds a keyboard to a screen adds it here, with a test above. Celia's screens have none."""
    fields = set()
    for name in patron.app._builders:
        screen = patron.app.router.screen(name)
        if any(isinstance(widget, Keyboard) for widget in (*screen.walk(), getattr(screen, "_keyboard", None))):
            fields.add(name)
    assert fields == {"feedback", "details", "code", "events", "library_card", "mystery_back", "preference_card"}


def test_nothing_can_be_typed_on_celias_pages(patron: Patron) -> None:
    """Neither a field nor a key, of Kivy's or of ours; and a keyboard that is plugged in writes nowhere."""
    pages = [name for name in patron.app._builders if name.startswith("celia")]
    assert len(pages) == 4
    for name in pages:
        patron.app.router.go(name)
        patron.awaits(name)
        kinds = {kind.__name__ for widget in patron.screen.walk() for kind in type(widget).__mro__}
        assert not {kind for kind in kinds if kind.endswith(("Field", "Input", "Keyboard", "Key", "Entry"))}
        before = patron.words()
        for sign in "131":
            patron.pilot.key(sign)
        patron.pilot.settle()
        assert patron.words() == before
