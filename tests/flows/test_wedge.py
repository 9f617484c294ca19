"""A reader that types, at the X server's keyboard."""

from __future__ import annotations

from kiosk.settings.devices import Scanner
from kiosk.settings.kiosk import KioskSettings
from tests.ui.rig.branch import Branch
from tests.ui.rig.patron import Patron


def test_a_reader_that_types(patron: Patron, branch: Branch) -> None:
    """Its keys are a reading and no keys; a person's keys are keys, and come through."""
    from kivy.core.window import Window

    code = patron.book("pelihuone").replace("ä", "a").replace("ö", "o")
    branch.kiosk._use_devices(KioskSettings(scanner=(Scanner(protocol="keyboard"),)))
    came: list[int] = []

    def note(_window: object, key: int, *_args: object) -> bool:
        came.append(key)
        return False

    # Bound before the reader's gate was: it hears only what the gate lets through.
    branch.kiosk.wedge.use(False)
    Window.bind(on_key_down=note)
    branch.kiosk.wedge.use(True)
    try:
        patron.touch("My booking")
        patron.pilot.hand.do("type", "--delay", "5", code)
        patron.pilot.hand.do("key", "Return")
        patron.awaits("booking")
        assert patron.sees("Confirmed")
        assert came == []
        for key in "a7":
            patron.pilot.key(key)
            patron.pilot.pump(0.3)
        patron.pilot.key("Return")
        patron.pilot.pump(0.3)
        assert came == [ord("a"), ord("7"), 13]
    finally:
        Window.unbind(on_key_down=note)
        branch.kiosk._use_devices(KioskSettings())


def test_a_key_is_let_go_after_it_was_pressed(patron: Patron, branch: Branch) -> None:
    """A finger is off the key before the gate has made up its mind; the next time it stays longer."""
    branch.kiosk._use_devices(KioskSettings(scanner=(Scanner(protocol="keyboard"),)))
    hand = patron.pilot.hand
    try:
        patron.touch("My booking")
        patron.pilot.key("l")
        patron.pilot.pump(0.3)
        hand.do("keydown", "l")
        patron.pilot.pump(0.3)
        hand.do("keyup", "l")
        patron.until(lambda: patron.screen.typed == "ll", 5, "both letters")
        patron.until(lambda: not patron.app.access._presses._down, 5, "a keyboard that nobody touches")
    finally:
        branch.kiosk._use_devices(KioskSettings())


def test_a_key_that_is_stuck(patron: Patron, branch: Branch) -> None:
    """A cloth on the keyboard for an hour: what is kept of it is no more than a reading, and it presses nothing."""
    from kivy.core.window import Window

    from kiosk.ui.wedge import LONGEST

    came: list[int] = []

    def note(_window: object, key: int, *_args: object) -> None:
        came.append(key)

    # Bound before the reader's gate is: it hears only what the gate lets through.
    Window.bind(on_key_down=note)
    branch.kiosk._use_devices(KioskSettings(scanner=(Scanner(protocol="keyboard"),)))
    try:
        for _ in range(5 * LONGEST):
            Window.dispatch("on_key_down", 276, 80, None, [])
        assert len(branch.kiosk.wedge._stream.keys) <= LONGEST
        patron.pilot.pump(0.3)
        assert came == []
        patron.pilot.key("Left")
        patron.until(lambda: came == [276], 10, "a key of a person")
    finally:
        branch.kiosk._use_devices(KioskSettings())
        Window.unbind(on_key_down=note)
