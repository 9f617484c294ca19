"""Python's garbage collector works on the thread of the screen, between two frames, and nowhere else.

A widget that was taken away waits in a reference cycle for the collector, which by itself runs on whatever thread has
just made an object: in the middle of a change that many rules are told of, or on a worker's thread beside it. Either
way Kivy still has the dead widget's rules on its list for a moment, and the change fails on the dead reference.
"""

from __future__ import annotations

import gc
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window

_MANY = 2_000
"""New objects: a part of a screen. Who pauses for a moment leaves fewer (`tidy`)."""
_ROUNDS = 5
"""Times that new ones are looked through before all are."""
_FACE = 20_000
"""New objects at once: every screen has another language or size, and what stood there before is old."""


class Collector:
    """`start` ends what Python does by itself, `stop` gives it back."""

    def __init__(self) -> None:
        self._soon = Clock.create_trigger(self._collect)

    def start(self) -> None:
        gc.disable()
        Window.bind(on_flip=self._drawn)

    def stop(self) -> None:
        Window.unbind(on_flip=self._drawn)
        self._soon.cancel()
        gc.enable()

    def _drawn(self, *_args: Any) -> None:
        if gc.get_count()[0] > _MANY:
            self._soon()

    @staticmethod
    def _collect(_dt: float) -> None:
        new, _, rounds = gc.get_count()
        gc.collect(2 if new > _FACE or rounds > _ROUNDS else 1)
