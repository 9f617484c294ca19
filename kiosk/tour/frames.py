"""The loop of a kiosk run frame by frame, with a time of its own for what moves."""

from __future__ import annotations

import time
from collections.abc import Callable

from kivy.animation import Animation
from kivy.base import EventLoop, ExceptionManager
from kivy.clock import Clock
from kivy.lang import Builder

from kiosk.ui.app import KioskApp

_STEP = 0.05
"""Seconds of Kivy's time that pass with a frame while it is skipped."""


class Frames:
    """Whoever waits for frames and not for time finishes early and is never too early."""

    def __init__(self, app: KioskApp) -> None:
        self.app = app
        self._skipped = 0.0
        """Seconds that Kivy's clock is ahead of the real one."""

    def take_the_clock(self) -> None:
        real = Clock.time
        Clock.time = lambda: real() + self._skipped

    @staticmethod
    def leave_the_clock() -> None:
        del Clock.time

    def frame(self, count: int = 1, drawn: bool = True) -> None:
        """Run the loop so many times, without rests between: the script waits for frames, not for time.

        Only the last is drawn, or none. Nobody looks in between, and drawing in software is most of what a frame costs.
        """
        rate = Clock._max_fps
        Clock._max_fps = 0
        try:
            for left in reversed(range(count)):
                Clock.schedule_once(_nothing, 0)
                self._turn(drawn and not left)
        finally:
            Clock._max_fps = rate

    def _turn(self, drawn: bool = True) -> None:
        """One turn of the loop, errors handled as Kivy's own loop does."""
        if EventLoop.quit:
            return
        try:
            if drawn:
                EventLoop.idle()
            else:
                self._work()
            EventLoop.window.mainloop()
        except Exception as error:
            if ExceptionManager.handle_exception(error) == ExceptionManager.RAISE:
                raise

    @staticmethod
    def _work() -> None:
        """All that a turn of Kivy's loop does before it draws."""
        Clock.tick()
        if not EventLoop.quit:
            EventLoop.dispatch_input()
        Builder.sync()
        Clock.tick_draw()
        Builder.sync()

    def pump(self, seconds: float) -> None:
        """Run the loop for a while, at its own pace."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not EventLoop.quit:
            Clock.schedule_once(_nothing, 0)
            self._turn()

    def until(self, true: Callable[[], object], seconds: float = 10.0, what: str = "") -> None:
        """Run the loop until something holds; AssertionError when it does not in time."""
        end = time.monotonic() + seconds
        while not true():
            if time.monotonic() > end:
                raise AssertionError(f"not in {seconds} s: {what or true}")
            self.pump(0.02)

    def settle(self) -> None:
        """Let transitions and fades end, in large steps of Kivy's own time."""
        self.frame(3, drawn=False)
        self.skip(10, lambda: not self.moving)
        if self.moving:
            raise AssertionError("a movement has no end")
        self.frame(2)

    def skip(self, seconds: float, enough: Callable[[], object] = lambda: False) -> None:
        """Let so much of Kivy's time pass without waiting for it, or less when it is enough: timers, fades, slides."""
        end = self._skipped + seconds
        while self._skipped < end and not enough():
            self._skipped += _STEP
            self._turn(drawn=False)

    @property
    def moving(self) -> bool:
        """Whether a screen slides or something fades."""
        return bool(self.app.shell.manager.transition.is_active or Animation._instances)


def _nothing(_dt: float) -> None:
    """A timer that only ends a rest."""
