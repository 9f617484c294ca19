"""A lamp that blinks a word. It is slow (at most 1.25 flashes a second), starts only when it is asked to, and can be
stopped; the signs can be heard with it where the kiosk has a voice, and be read. Looks: morse.kv.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.mystery.morse import light, written
from kiosk.mystery.puzzle import Puzzle
from kiosk.ui.widgets.basic import CallButton, PlainButton, Words
from kiosk.ui.widgets.mystery.entry import Entry, EntryInput

USED_IN_KV = (CallButton, Entry, PlainButton, Words)
DOT = 0.4
"""Seconds: the shortest light and the shortest dark. What flashes faster than three times a second can do harm."""


class Lamp(Widget):
    """On or off."""

    on = BooleanProperty(False)


class ListenButton(PlainButton):
    """Starts the lamp with a tone, or stops both. Its name stays: a reader that said another would say it into them."""

    sounding = BooleanProperty(False)


class MorseInput(EntryInput):
    """Lamp, buttons, and the word the team has read."""

    sending = BooleanProperty(False)
    sounding = BooleanProperty(False)
    lit = BooleanProperty(False)
    readable = BooleanProperty(False)
    """The signs stand there in writing."""
    signs = StringProperty()

    def __init__(self, **kwargs: Any) -> None:
        self._steps: list[tuple[bool, int]] = []
        self._next = Clock.create_trigger(self._step, 0)
        self._listen: ListenButton | None = None
        self._heard = 0
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
        sending = self.sending
        self.stop()
        if not sending:
            self._send()

    def listen(self, *_args: Any) -> None:
        """The same with a tone while the lamp is on."""
        sounding = self.sounding
        self.stop()
        if not sounding:
            self.sounding = True
            self._heard += 1
            steps = [(on, length * DOT) for on, length in light(self._signal)]
            self.speech.signal(steps, partial(self._silent, self._heard))
            self._send()

    def _silent(self, number: int, _whole: bool) -> None:
        """Something else is said; the lamp goes on."""
        if number == self._heard:
            self.sounding = False

    def _send(self) -> None:
        self._steps = list(light(self._signal))
        self.sending = True
        self._step()

    def on_speech(self, *_args: Any) -> None:
        if self.speech.able and self._listen is None:
            self._listen = ListenButton(on_release=self.listen)
            self.bind(sounding=self._listen.setter("sounding"))
            self.ids.buttons.add_widget(self._listen, index=1)

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
        if self.sounding:
            self.sounding = False
            self.speech.stop()

    def read_signs(self) -> None:
        """Show the signs in writing, or not any more."""
        self.readable = not self.readable
        if self.puzzle is not None:
            self.fill(self.puzzle)

    def clear(self) -> None:
        self.stop()
        self.readable = False
        super().clear()
