"""A lamp that blinks a word. It is slow (at most 1.25 flashes a second), starts only when it is asked to, and can be
stopped; the signs can be read as well. Looks: morse.kv.
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.mystery.morse import light, written
from kiosk.mystery.story import Puzzle
from kiosk.ui.widgets.basic import CallButton, PlainButton, Words
from kiosk.ui.widgets.mystery.entry import Entry, EntryInput

USED_IN_KV = (CallButton, Entry, PlainButton, Words)
DOT = 0.4
"""Seconds: the shortest light and the shortest dark. What flashes faster than three times a second can do harm."""


class Lamp(Widget):
    """On or off."""

    on = BooleanProperty(False)


class MorseInput(EntryInput):
    """Lamp, buttons, and the word the team has read."""

    sending = BooleanProperty(False)
    lit = BooleanProperty(False)
    readable = BooleanProperty(False)
    """The signs stand there in writing."""
    signs = StringProperty()

    def __init__(self, **kwargs: Any) -> None:
        self._steps: list[tuple[bool, int]] = []
        self._next = Clock.create_trigger(self._step, 0)
        super().__init__(**kwargs)

    @property
    def _signal(self) -> str:
        signal = self.puzzle.signal if self.puzzle is not None else None
        return signal.in_(self.language) if signal else ""

    def fill(self, puzzle: Puzzle) -> None:
        del puzzle
        self.signs = written(self._signal) if self.readable else ""
        self._judge()

    def toggle(self) -> None:
        """Send it from the beginning, or stop."""
        if self.sending:
            self.stop()
        else:
            self._steps = list(light(self._signal))
            self.sending = True
            self._step()

    def _step(self, *_args: Any) -> None:
        if not self._steps:
            self.stop()
            return
        self.lit, length = self._steps.pop(0)
        self._next.timeout = length * DOT
        self._next()

    def stop(self) -> None:
        self._next.cancel()
        self._steps, self.lit, self.sending = [], False, False

    def read_signs(self) -> None:
        """Show the signs in writing, or not any more."""
        self.readable = not self.readable
        if self.puzzle is not None:
            self.fill(self.puzzle)

    def clear(self) -> None:
        self.stop()
        self.readable = False
        super().clear()
