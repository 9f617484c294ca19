"""A visit begins with a touch and ends with a wipe: idle time, finish, the resting screen, languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.keys import CODES
from kiosk.ui.idle import IdleTimes
from kiosk.ui.times import at_clock
from kiosk.ui.translate import catalogue, tr
from tests.ui.rig.patron import Patron
from tests.ui.rig.traces import traces

KEYS = [
    "Escape", "F1", "F2", "F4", "F5", "F10", "F11", "F12", "Tab", "Return", "space", "BackSpace", "Delete", "Home",
    "End", "Prior", "Next", "Up", "Down", "Left", "Right", "Menu", "Super_L", "Print", "Pause", "a", "ö", "1",
    "ctrl+q", "ctrl+w", "ctrl+c", "ctrl+e", "ctrl+shift+i", "alt+F4", "alt+Tab", "ctrl+alt+Delete", "shift+F12",
    "ctrl+m",
]  # fmt: skip


def warn(patron: Patron) -> None:
    """Nobody touches anything for the idle time."""
    patron.clock.ahead(timedelta(seconds=patron.app.face.idle.warn_after + 0.5))
    patron.app.check_idle()
    patron.pilot.settle()


# Idle


def test_the_countdown_comes_and_counts(patron: Patron) -> None:
    """After a minute a question with the seconds left; after twenty more the visit is over."""
    assert patron.app.face.idle == IdleTimes(warn_after=60, countdown=20)
    patron.touch("Book a room")
    warn(patron)
    assert patron.sees("Are you still there?")
    assert "20" in patron.words() or "19" in patron.words()
    patron.clock.ahead(timedelta(seconds=10))
    patron.app.check_idle()
    patron.pilot.frame(2)
    assert "20" not in patron.words()
    assert not patron.app.resting
    patron.clock.ahead(timedelta(seconds=10))
    patron.app.check_idle()
    patron.until(lambda: patron.app.resting, 5, "the end of the visit")
    assert patron.screen.name == "home"


@pytest.mark.parametrize("how", ["button", "beside", "key"])
def test_anything_says_i_am_here(patron: Patron, how: str) -> None:
    """Any touch and any key take the question away and nothing else happens."""
    patron.touch("Book a room")
    warn(patron)
    if how == "button":
        patron.touch("I am here")
    elif how == "beside":
        patron.pilot.tap(30, 30)
    else:
        patron.pilot.key("a")
    patron.until(lambda: not patron.sees("Are you still there?"), 5, "the screen without the question")
    assert patron.screen.name == "book"
    assert not patron.app.resting
    patron.clock.ahead(timedelta(seconds=59))
    patron.app.check_idle()
    patron.pilot.frame(2)
    assert not patron.sees("Are you still there?")


def test_ten_times_over(patron: Patron) -> None:
    """The visit can be made longer at least ten times (EN 301 549, 11.2.2.1)."""
    patron.touch("My booking")
    for _ in range(10):
        warn(patron)
        patron.pilot.tap(30, 30)
        patron.until(lambda: not patron.sees("Are you still there?"), 5, "the screen without the question")
    assert patron.screen.name == "code"


@pytest.fixture
def hasty(patron: Patron) -> Iterator[Patron]:
    """Idle times of a second or so, by the real clock."""
    face = patron.app.face
    patron.app.change_face(replace(face, idle=IdleTimes(warn_after=0.7, countdown=0.7)))
    patron.app.attendance.touched()
    yield patron
    patron.app.change_face(face)


def test_time_alone_ends_the_visit(hasty: Patron) -> None:
    """Nobody calls anything: the timers of the app bring the question, then the rest."""
    hasty.until(lambda: hasty.sees("Are you still there?"), 10, "the question")
    hasty.until(lambda: hasty.app.resting, 10, "the end of the visit")


# The wipe


def test_nothing_of_a_visit_is_left(patron: Patron) -> None:
    """Code, typed letters, name, own slots and preferences are gone from every widget of every screen."""
    app = patron.app
    code = patron.book("pelihuone")
    patron.touch("Book a room")
    patron.touch_slot("virta-sali", patron.slot("virta-sali", skip=2))
    patron.touch("Continue")
    patron.type("veikko")
    patron.touch("Continue")
    patron.touch("Back")
    patron.go_home()
    patron.enter(code)
    patron.awaits("booking")
    patron.go_home()
    patron.touch("My booking")
    patron.type("hauki-ap")
    usual = app.theme.body
    app.context.prefer(language="sv", text_scale=2.0, high_contrast=True, reach=True, less_motion=True)
    patron.pilot.settle()
    # With its hyphen: the words of codes are those of a library too.
    wanted = (code, code.split("-")[0] + "-", "veikko", "hauki-ap")
    assert traces(app, *wanted), "the search itself finds nothing"
    patron.touch("Finish")
    patron.until(lambda: app.resting, 20, "the rest")
    assert traces(app, *wanted) == []
    assert app.context.visit.own == ()
    assert app.context.visit.preferences == app.face.defaults
    assert (app.lang, app.theme.body, app.theme.high_contrast, app.shell.reach) == ("fi", usual, False, False)
    assert not app.theme.less_motion
    patron.wake()
    patron.touch("Book a room")
    assert patron.screen.choice is None


def test_an_answer_that_comes_too_late_is_dropped(patron: Patron) -> None:
    """The patron has left while the hub was slow: the booking stands, its code is shown to nobody else."""
    patron.book_a_free_slot("pelihuone")
    patron.line.hold()
    patron.touch("Confirm the booking")
    patron.touch("Finish")
    patron.until(lambda: patron.app.resting, 20, "the rest")
    patron.line.let_go()
    patron.until(lambda: patron.held_at_hub("pelihuone"), 20, "the booking at the hub")
    patron.until(lambda: patron._held_here(), 20, "the booking in the world")
    patron.pilot.pump(0.3)
    assert patron.app.resting
    assert patron.screen.name == "home"
    assert patron.app.context.visit.own == ()
    assert not patron.app.router.screen("done").code


# The resting screen


def test_the_waking_touch_does_nothing_else(patron: Patron, monkeypatch: pytest.MonkeyPatch) -> None:
    """Down, move and up on a tile only wake; what follows at once is swallowed too; then the tile works."""
    from kiosk.ui import inputs as inputs_module

    assert inputs_module.SWALLOW_AFTER_WAKING == 0.2
    monkeypatch.setattr(inputs_module, "SWALLOW_AFTER_WAKING", 60.0)
    tile = patron.pilot.middle(patron.pilot.control(patron.say("My booking")))
    patron.touch("Finish")
    patron.until(lambda: patron.app.resting, 20, "the rest")
    patron.pilot.press(*tile)
    patron.pilot.frame(2)
    assert patron.app.resting, "it wakes on release"
    patron.pilot.move(tile[0] + 40, tile[1] + 40)
    patron.pilot.frame(2)
    patron.pilot.lift()
    patron.pilot.settle()
    assert not patron.app.resting
    patron.pilot.tap(*tile)
    patron.pilot.settle()
    assert patron.screen.name == "home"
    patron.clock.ahead(timedelta(seconds=61))
    patron.pilot.tap(*tile)
    patron.pilot.settle()
    assert patron.screen.name == "code"


def test_a_key_wakes_and_types_nothing(patron: Patron) -> None:
    """A keyboard that is plugged in may wake the kiosk as well."""
    patron.touch("Finish")
    patron.until(lambda: patron.app.resting, 20, "the rest")
    patron.pilot.key("space")
    patron.until(lambda: not patron.app.resting, 5, "the waking")
    assert patron.screen.name == "home"


def test_a_key_that_stays_down_is_one_press(patron: Patron) -> None:
    """A keyboard repeats it from half a second on: slow fingers, or a bag on the keys."""
    from kivy.core.window import Window

    def hold(name: str) -> None:
        for _ in range(3):
            Window.dispatch("on_key_down", CODES[name], 0, None, [])

    hold("home")
    assert patron.app.resting, "the end of the visit wakes nobody"
    Window.dispatch("on_key_up", CODES["home"], 0)
    hold("f2")
    assert not patron.app.resting
    assert patron.app.context.visit.preferences.speech, "what was asked for once stays on"
    warn(patron)
    hold("f2")
    assert patron.app.attendance.asking, "nobody has answered"
    Window.dispatch("on_key_up", CODES["f2"], 0)


def test_the_resting_screen_tells_what_is_true(patron: Patron) -> None:
    """Clock, hours and a free room, in Finnish; it says that it can be touched."""
    patron.touch("Finish")
    patron.until(lambda: patron.app.resting, 20, "the rest")
    patron.pilot.settle()
    assert patron.sees("Touch the screen")
    now = patron.app.context.now()
    assert at_clock(now, "fi", patron.app.context.world.zone) in patron.words()


# Keys


def test_no_key_leads_out(patron: Patron) -> None:
    """Escape would quit Kivy, F1 would open its settings; all keys together neither crash nor leave."""
    from kivy.base import EventLoop
    from kivy.core.window import Window

    from kiosk.ui.dialogs import Dialog

    patron.touch("Book a room")
    for _ in range(2):
        patron.pilot.key(*KEYS)
        patron.pilot.settle()
    assert not EventLoop.quit
    assert EventLoop.status == "started"
    others = [window for window in Window.children if window is not patron.app.shell]
    assert all(isinstance(window, Dialog) for window in others), others
    patron.app.end_visit()
    patron.wake()
    patron.touch("Book a room")
    chords = [key for key in KEYS if key.startswith(("ctrl", "alt"))]
    patron.pilot.key(*chords)
    assert patron.screen.name == "book"
    assert not patron.app.access.focus.active


# Languages


@pytest.mark.parametrize("name", ["home", "book", "code", "review", "done", "details"])
def test_a_language_is_everywhere_at_once(patron: Patron, name: str) -> None:
    """Two frames after the touch no word of the language before is left, and back again."""
    lead_to(patron, name)
    for language, button in (("sv", "Svenska"), ("en", "English"), ("fi", "Suomi")):
        before = patron.app.lang
        patron.pilot.touch(button, settle=False)
        patron.pilot.frame(2)
        assert patron.app.lang == language
        left = [text for text in patron.pilot.words() if text in only_in(before, language)]
        assert left == []
        if patron.screen.title_id:
            assert patron.screen.title == tr(patron.screen.title_id, language)


def lead_to(patron: Patron, name: str) -> None:
    if name == "book":
        patron.touch("Book a room")
    elif name == "code":
        patron.touch("My booking")
    elif name == "details":
        patron.touch("Book a room")
        patron.touch_slot("virta-sali", patron.slot("virta-sali", skip=2))
        patron.touch("Continue")
    elif name in ("review", "done"):
        patron.book_a_free_slot("pelihuone")
        if name == "done":
            patron.touch("Confirm the booking")
    patron.awaits(name)


def only_in(language: str, other: str) -> set[str]:
    """Translations of one language that are not also a translation in the other."""
    mine, theirs = ({str(v) for v in _texts(each)} for each in (language, other))
    return mine - theirs


def _texts(language: str) -> list[str]:
    texts = getattr(catalogue(language), "_catalog", {})
    return [text for message, text in texts.items() if message]
