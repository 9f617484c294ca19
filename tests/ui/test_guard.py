"""A screen that fails takes the patron home, once; a kiosk that keeps failing gives up."""

from __future__ import annotations

import logging
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.ui.rig.patron import Patron
from tests.ui.rig.scene import run_scene


def test_a_failing_screen_goes_home(patron: Patron, monkeypatch: pytest.MonkeyPatch) -> None:
    """Logged with its traceback, the visit is wiped, the next patron finds a whole kiosk."""
    patron.touch("Book a room")

    def fail() -> None:
        raise ZeroDivisionError("this screen of the test fails")

    monkeypatch.setattr(patron.screen, "refresh", fail)
    patron.branch.kiosk.door.post(lambda: patron.app.world_changed(patron.app.context.world))
    patron.until(lambda: patron.app.resting, 5, "the way home")
    monkeypatch.undo()
    log = (patron.branch.data / "log" / "kiosk.log").read_text(encoding="utf-8")
    assert "this screen of the test fails" in log
    assert "Traceback" in log
    patron.branch.kiosk.guard._recent.clear()
    patron.wake()
    patron.touch("Book a room")
    patron.awaits("book")


def test_the_minute_goes_on(patron: Patron, monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen that fails at the full minute does not stop the clock of the kiosk for ever."""

    def fail() -> None:
        raise ZeroDivisionError("this screen of the test fails")

    patron.touch("Book a room")
    monkeypatch.setattr(patron.screen, "refresh", fail)
    heading = patron.app._heading
    heading._minute.cancel()
    patron.branch.kiosk.door.post(lambda: heading._on_minute(0))
    patron.until(lambda: patron.app.resting, 5, "the way home")
    monkeypatch.undo()
    assert heading._minute.is_triggered
    patron.branch.kiosk.guard._recent.clear()


def test_the_fourth_error_within_ten_seconds_is_raised(patron: Patron, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four in ten seconds are no accident; spread over more they are."""
    from kivy.base import ExceptionManager

    from kiosk.ui import guard as guard_module

    del patron
    monkeypatch.setattr(logging.getLogger("kiosk.ui.guard"), "disabled", True)
    now = [100.0]
    monkeypatch.setattr("kiosk.ui.guard.time", SimpleNamespace(monotonic=lambda: now[0]))
    homes: list[int] = []
    guard = guard_module.Guard(lambda: homes.append(1))
    for _ in range(8):
        assert guard.handle_exception(RuntimeError()) == ExceptionManager.PASS
        now[0] += 3.4
    for _ in range(3):
        now[0] += 0.1
        last = guard.handle_exception(RuntimeError())
    assert last == ExceptionManager.RAISE
    assert guard.handle_exception(KeyboardInterrupt()) == ExceptionManager.RAISE
    assert homes


@pytest.mark.slow
def test_a_kiosk_that_keeps_failing_ends_with_1(tmp_path: Path) -> None:
    """So that the supervisor starts it anew."""
    run_scene("keep_failing", tmp_path)
