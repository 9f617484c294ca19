"""Sixty screens and a dozen dialogs later everything is as it was."""

from __future__ import annotations

import gc
from collections import Counter
from contextlib import suppress
from importlib import import_module
from types import MethodType
from weakref import ref

import pytest

from kiosk.screens.registry import AT_ONCE, LATER
from tests.ui.rig.patron import Patron
from tests.ui.rig.stops import stops


def test_nothing_grows(patron: Patron) -> None:
    """Widgets by type, what they are told of, observers of the theme and timers: the same after the first round and after many."""
    round_of_screens(patron, 24, 4)
    before = census(patron)
    round_of_screens(patron, 56, 12)
    after = census(patron)
    assert {name: count - before[name] for name, count in after.items() if count > before[name]} == {}


def test_after_a_visit_screens_that_not_everybody_wants_are_gone(patron: Patron) -> None:
    """Whatever was looked at: nothing that stays (the theme, the rules, the hub's news) holds on to it."""
    app, pilot = patron.app, patron.pilot
    gone = {name: ref(app.router.screen(name)) for name in LATER}
    for name, arguments in stops(patron):
        app.router.go(name, **arguments)
        pilot.frame(2, drawn=False)
    app.end_visit()
    pilot.skip(2)

    def left() -> set[str]:
        gc.unfreeze()
        gc.collect()
        return {name for name, screen in gone.items() if screen() is not None}

    with suppress(AssertionError):  # pictures may still be on their way to one
        pilot.until(lambda: not left())
    assert left() == set()
    assert {screen.name for screen in app.router.built} == set(AT_ONCE)
    assert {screen.name for screen in app.shell.manager.screens} <= set(AT_ONCE)


def test_nobody_who_came_meanwhile_loses_a_screen(patron: Patron) -> None:
    """Somebody is there again before it is tidied: by a key or a reader, which are no touch."""
    app, pilot = patron.app, patron.pilot
    app.router.go("hours")
    pilot.settle()
    app.end_visit()
    app.inputs.wake()
    app.router.go("hours")
    pilot.settle()
    pilot.skip(2)
    assert app.router.current in app.shell.manager.screens
    patron.touch("Back")
    patron.awaits("home")


@pytest.mark.parametrize(("module", "name"), [("timeline", "SlotSample"), ("hours", "HoursSample")])
def test_the_theme_lets_go_of_what_follows_it(patron: Patron, module: str, name: str) -> None:
    """Also of what was made and never shown."""
    made = getattr(import_module(f"kiosk.ui.widgets.{module}"), name)()
    gone = ref(made)
    patron.pilot.settle()
    del made
    patron.pilot.until(lambda: gc.collect() >= 0 and gone() is None, what="its end")


def round_of_screens(patron: Patron, screens: int, dialogs: int) -> None:
    from kiosk.ui.dialogs import CountdownDialog
    from kiosk.ui.reading import ReadingSheet
    from kiosk.ui.widgets.keyboard import BACKSPACE

    app, pilot = patron.app, patron.pilot
    some = stops(patron)[:10]
    for turn in range(screens):
        name, arguments = some[turn % len(some)]
        if turn % 8 == 0:
            face = turn // 8
            app.context.prefer(language=("fi", "sv", "en")[face % 3], high_contrast=face % 2 == 0)
            app.context.prefer(text_scale=(1.0, 2.0)[face % 2], reach=face % 2 == 1)
        app.router.go(name, **arguments)
        if name == "code":
            for sign in "lu" + 2 * BACKSPACE:
                app.router.current.key(sign)
                pilot.frame(drawn=False)
        if name == "hours":
            for weeks in (1, 1, -1, -1):
                app.router.current.turn(weeks)
                pilot.frame(drawn=False)
        pilot.frame(drawn=turn % 4 == 0)
        if turn % 4 == 3:
            app.router.home()
            pilot.frame()
    for turn in range(dialogs):
        dialog = (CountdownDialog if turn % 2 else ReadingSheet)(app.context)
        dialog.open()
        pilot.frame()
        dialog.dismiss(animation=False)
        pilot.frame()
    app.end_visit()
    patron.wake()
    pilot.settle()


def census(patron: Patron) -> Counter[str]:
    from kivy.clock import Clock
    from kivy.uix.widget import Widget

    # A picture that is on its way holds on to who wants it.
    came: list[object] = []
    pictures = patron.app.context.pictures
    pictures.want("none", (1, 1), came.append)
    patron.pilot.until(lambda: came, 20, "the pictures")
    # What the kiosk has put aside (ui/tidy.py) counts too, or whatever has been made since would look like growth.
    gc.unfreeze()
    for _ in range(3):
        gc.collect()
        patron.pilot.frame()
    alive = gc.get_objects()
    count = Counter(type(each).__name__ for each in alive if issubclass(type(each), Widget))
    count.update(
        f"bound {each.__func__.__qualname__}"
        for each in alive
        if type(each) is MethodType and issubclass(type(each.__self__), Widget)
    )
    theme = patron.app.theme
    count["rules that read the theme"] = sum(len(theme.get_property_observers(name)) for name in theme.properties())
    count["followers of the theme"] = theme.followers()
    count["observers of the language"] = len(patron.app.get_property_observers("lang"))
    timers = (getattr(each.get_callback(), "__qualname__", "?") for each in Clock.get_events())
    gc.freeze()
    # That garbage is looked for soon after a touch says only when the last touch was.
    count += Counter(f"timer: {name}" for name in timers if not name.startswith("Tidy."))
    return count
