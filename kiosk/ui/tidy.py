"""Garbage is looked for in a calm moment, not between a touch and its answer.

Widgets live in reference cycles. Python looks for dead ones whenever enough objects have been made, which is just when
a screen is being filled: up to a tenth of a second more for that touch. A collection in every pause between touches
keeps it from coming to that, but for somebody who never pauses.
"""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window

_CALM = 0.7
"""Seconds without a touch, and with nothing that moves: a list that was let go glides for two more."""
_SOON = 0.05
_MOST_PUT_OFF = 5
"""Times; what never comes to rest must not keep garbage for ever."""
_AFTER_VISIT = 1.0


class Tidy:
    """`start` once every widget that stays has been made; `let_go` lets go of what is not wanted after a visit."""

    def __init__(self, let_go: Callable[[], object]) -> None:
        self._let_go = let_go
        self._calm = Clock.create_trigger(self._collect, _CALM)
        self._over = Clock.create_trigger(lambda _dt: self._thoroughly(), _AFTER_VISIT)
        self._put_off = 0

    def start(self) -> None:
        self._thoroughly()
        Window.bind(on_touch_down=self._touched, on_touch_move=self._touched, on_touch_up=self._touched)

    def stop(self) -> None:
        Window.unbind(on_touch_down=self._touched, on_touch_move=self._touched, on_touch_up=self._touched)
        self._calm.cancel()
        self._over.cancel()

    def visit_over(self) -> None:
        """Nobody is there for a moment."""
        self._calm.cancel()
        self._over()

    def _touched(self, *_args: Any) -> None:
        self._calm.cancel()
        self._over.cancel()
        self._calm()

    def _collect(self, _dt: float) -> None:
        if Clock.get_min_timeout() - Clock.time() < _SOON and self._put_off < _MOST_PUT_OFF:
            self._put_off += 1
            self._calm()
            return
        self._put_off = 0
        gc.collect()

    def _thoroughly(self) -> None:
        """Everything is looked through once; what lives now is passed over from here on."""
        self._let_go()
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        with suppress(AttributeError):  # a C library that has no such function keeps what is free for itself
            ctypes.CDLL(None).malloc_trim(0)
