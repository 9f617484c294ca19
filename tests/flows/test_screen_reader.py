"""A desktop's screen reader at the kiosk: what it gets to know over AT-SPI, and what it can do."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.ui.rig.branch import Branch
from tests.ui.rig.desktop import ScreenReader, Seen, session_bus
from tests.ui.rig.listener import Listener
from tests.ui.rig.patron import Patron


class Orca:
    """The screen reader and whoever listens to it. Names are message ids; what a tile tells may follow them."""

    def __init__(self, reader: ScreenReader, patron: Patron) -> None:
        self.reader, self.patron = reader, patron

    def sees(self) -> list[Seen]:
        return self.reader.sees()

    def names(self) -> list[str]:
        return [seen.name for seen in self.sees()]

    def focused(self) -> str:
        return next((seen.name for seen in self.sees() if "focused" in seen.states), "")

    def find(self, message: str) -> Seen:
        """Something with this name, as soon as it is told."""
        name = self.patron.say(message)
        found: list[Seen] = []

        def there() -> bool:
            found[:] = [seen for seen in self.sees() if (seen.name + ", ").startswith(name + ", ")]
            return bool(found)

        self.soon(there, name)
        return found[0]

    def press(self, message: str) -> None:
        self.reader.press(self.find(message))

    def soon(self, true: Callable[[], object], what: str) -> None:
        self.patron.until(true, 5, f"{what!r} among {self.names()}")


@pytest.fixture(scope="module")
def bus() -> Iterator[str]:
    """One for the module: AccessKit opens its line to a session once a process."""
    pytest.importorskip("accesskit", reason="AccessKit is not installed: pip install accesskit")
    with session_bus() as address:
        yield address


@pytest.fixture
def orca(bus: str, branch: Branch, patron: Patron) -> Iterator[Orca]:
    """It runs, and staff have switched the bridge on in kiosk.toml; afterwards all is as it was."""
    toml = branch.config / "kiosk.toml"
    before = toml.read_text(encoding="utf-8")
    reader = ScreenReader(bus)
    reader.switch(True)
    toml.write_text(before + "[access]\nscreen_reader = true\n", encoding="utf-8")
    patron.app.end_visit()
    patron.wake()
    found = Orca(reader, patron)
    try:
        found.find("Book a room")
        yield found
    finally:
        toml.write_text(before, encoding="utf-8")
        patron.app.end_visit()
        reader.switch(False)
        reader.close()
        assert not patron.app.face.screen_reader


def test_home_is_told_and_a_tile_opens_its_screen(orca: Orca, patron: Patron) -> None:
    """Tiles in reading order with role, name, place and state; pressed over AT-SPI, booking comes up and is told."""
    seen = orca.sees()
    window, view = seen[:2]
    assert (window.role, window.name) == ("frame", patron.app.shell.head.house)
    assert window.extents == (0, 0, 540, 960)
    assert view.role == "panel"
    tiles = [each for each in seen if each.role == "push button"]
    names = [each.name for each in tiles]
    wanted = [patron.say(name) for name in ("Book a room", "Celia", "My booking")]
    at = [next((i for i, name in enumerate(names) if name.startswith(want)), -1) for want in wanted]
    assert -1 not in at, names
    assert at == sorted(at)
    assert "enabled" in tiles[at[0]].states
    left, top, width, height = tiles[at[0]].extents
    x, y = patron.pilot.middle(patron.pilot.await_control(patron.say("Book a room")))
    assert left < x < left + width
    assert top < 960 - y < top + height
    assert ("toggle button", "Suomi", True) in [(each.role, each.name, "pressed" in each.states) for each in seen]

    orca.reader.press(tiles[at[0]])
    patron.awaits("book")
    orca.find("Back")
    orca.soon(lambda: orca.focused(), "the focus on the new screen")
    assert orca.sees()[1].name == patron.app.shell.head.title


def test_the_focus_goes_both_ways(orca: Orca, patron: Patron) -> None:
    """A key of the keypad moves the screen reader's focus, the screen reader moves the kiosk's; it is seen."""
    patron.pilot.key("Down")
    focus = patron.app.access.focus
    orca.soon(lambda: focus.node is not None and orca.focused() == focus.node.name, "the kiosk's focus")
    orca.reader.focus(orca.find("My booking"))
    there = orca.find("My booking").name
    patron.until(lambda: focus.node is not None and focus.node.name == there, 5, "the focus")
    orca.soon(lambda: orca.focused() == there, "the same at the screen reader")
    patron.pilot.key("Return")
    patron.awaits("code")


def test_a_language_is_followed_and_the_same_is_told_once(orca: Orca, patron: Patron) -> None:
    orca.press("Svenska")
    patron.until(lambda: patron.app.lang == "sv", 5, "Swedish")
    orca.find("Book a room")
    patron.pilot.settle()
    patron.pilot.pump(0.3)
    told = patron.app.inputs.bridge._told
    patron.app.world_changed(patron.app.context.world)
    patron.pilot.pump(0.3)
    assert patron.app.inputs.bridge._told is told
    orca.press("Suomi")
    patron.until(lambda: patron.app.lang == "fi", 5, "Finnish")
    orca.find("Book a room")


def test_a_dialog_is_one(orca: Orca, patron: Patron) -> None:
    orca.press("Text and colours")
    title = patron.say("My settings")
    orca.soon(lambda: ("dialog", title) in [(seen.role, seen.name) for seen in orca.sees()], "the dialog")


def test_the_code_is_told_only_to_whoever_may_hear_it(orca: Orca, patron: Patron, branch: Branch) -> None:
    """A screen reader speaks aloud, on a public screen. It gets the code when the patron asks for it or wears a
    headset, and nothing of it stays behind.
    """
    listener = Listener(branch)
    undo = listener.connect()
    try:
        patron.book_a_free_slot()
        patron.touch("Confirm the booking")
        patron.awaits("done")
        alone = "This is for you alone. Plug in a headset, or choose this to have it read."
        code = patron.screen.code
        hidden = orca.find(alone)
        assert code not in " ".join(orca.names())
        orca.reader.press(hidden)
        orca.soon(lambda: code in orca.names(), "the code")
        assert listener.ear.heard == []

        patron.app.access.reader.forget()
        patron.app.inputs.bridge.look()
        orca.find(alone)
        listener.ear.plugged = True
        listener.ear.headset(True)
        orca.soon(lambda: code in orca.names(), "the code by headset")
        listener.ear.plugged = False
        listener.ear.headset(False)
        assert code not in " ".join(orca.names())

        orca.reader.press(orca.find(alone))
        orca.soon(lambda: code in orca.names(), "the code again")
        patron.app.end_visit()
        orca.soon(lambda: code not in " ".join(orca.names()), "an end without the code")
    finally:
        undo()


def test_at_rest_one_can_only_begin(orca: Orca, patron: Patron) -> None:
    """Looking around wakes nobody and keeps nobody there; a press does."""
    patron.app.end_visit()
    begin = orca.find("Touch the screen")
    assert [seen.role for seen in orca.sees()] == ["frame", "panel", "push button"]
    orca.reader.focus(begin)
    patron.pilot.pump(0.3)
    assert patron.app.resting
    orca.reader.press(begin)
    patron.until(lambda: not patron.app.resting, 5, "the waking")
    orca.find("Book a room")


def test_a_press_answers_the_question_whether_anybody_is_there(orca: Orca, patron: Patron) -> None:
    """As a touch: it ends the countdown and does nothing else."""
    patron.clock.ahead(timedelta(seconds=patron.app.face.idle.warn_after + 1))
    patron.app.check_idle()
    orca.soon(lambda: {"dialog", "push button"} <= {seen.role for seen in orca.sees()}, "the countdown")
    orca.reader.press(next(seen for seen in orca.sees() if seen.role == "push button"))
    patron.until(lambda: not patron.app.attendance.asking, 5, "the end of the countdown")
    assert not patron.app.resting


def test_when_nobody_reads_nothing_is_looked_at(orca: Orca, patron: Patron) -> None:
    orca.reader.switch(False)
    bridge = patron.app.inputs.bridge
    patron.until(lambda: not bridge._line.readers, 5, "the end of the line")
    told = bridge._told
    patron.touch("Book a room")
    patron.pilot.pump(0.3)
    assert bridge._told is told
    orca.reader.switch(True)
    orca.find("Back")


def test_without_accesskit_the_log_says_so(
    patron: Patron, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The kiosk does not depend on it."""
    for name in ("line", "update"):
        monkeypatch.delitem(sys.modules, f"kiosk.ui.access.bridge.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "accesskit", None)
    face = patron.app.face
    with caplog.at_level(logging.WARNING):
        patron.app.change_face(replace(face, screen_reader=True))
    assert "AccessKit is not installed" in caplog.text
    assert patron.app.inputs.bridge is None
    patron.touch("Book a room")
    patron.awaits("book")
    patron.app.change_face(face)
