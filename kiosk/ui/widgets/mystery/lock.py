"""A lock of digits: wheels that fill from the left, and a pad. Looks: lock.kv."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.mystery.engine import Given
from kiosk.mystery.puzzle import Puzzle
from kiosk.ui.translate import tr
from kiosk.ui.widgets.basic import Told
from kiosk.ui.widgets.keyboard import BACKSPACE, DIGITS
from kiosk.ui.widgets.mystery.answering import Answering
from kiosk.ui.widgets.press import Pressable
from kiosk.ui.widgets.refill import refill

USED_IN_KV = (Told,)
_ENTER = "\n"


class LockWheel(BoxLayout):
    """A place for one digit."""

    digit = StringProperty()


class PadKey(Pressable, BoxLayout):
    """A key of the pad; `call` marks the one that answers."""

    value = StringProperty()
    text = StringProperty()
    icon_name = StringProperty()
    name = StringProperty()
    call = BooleanProperty(False)


class LockInput(Answering):
    """As many digits as the lock has wheels."""

    text = StringProperty()
    told = StringProperty()
    """What the wheels show, in words."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for value in (*DIGITS, BACKSPACE, _ENTER):
            icon = {BACKSPACE: "backspace-outline", _ENTER: "check"}.get(value, "")
            key = PadKey(value=value, text="" if icon else value, name=value, icon_name=icon, call=value == _ENTER)
            key.bind(on_release=lambda key: self.key(key.value))
            self.ids.pad.add_widget(key)
        self._judge()

    def fill(self, puzzle: Puzzle) -> None:
        names = {BACKSPACE: tr("Erase", self.language), _ENTER: tr("Answer", self.language)}
        for key in self.ids.pad.children:
            key.name = names.get(key.value, key.value)
        self._show(puzzle)

    def _show(self, puzzle: Puzzle) -> None:
        digits = enumerate(self.text.ljust(max(1, puzzle.length)))
        self.told = " ".join(self.text) or tr("empty", self.language)
        refill(self.ids.wheels, ((number, digit.strip()) for number, digit in digits), self._wheel, self._turn)
        self._judge()

    @staticmethod
    def _wheel(item: tuple[int, str]) -> LockWheel:
        return LockWheel(digit=item[1])

    @staticmethod
    def _turn(wheel: LockWheel, item: tuple[int, str]) -> None:
        wheel.digit = item[1]

    def _judge(self) -> None:
        self.ready = self.puzzle is not None and len(self.text) == max(1, self.puzzle.length)
        for key in self.ids.pad.children:
            if key.value == _ENTER:
                key.disabled = not self.ready or self.locked

    def on_locked(self, *_args: Any) -> None:
        self._judge()

    def clear(self) -> None:
        self.text = ""

    def key(self, value: str) -> None:
        """A key of the pad; a full lock takes no more digits."""
        if self.puzzle is None:
            return
        if value == _ENTER:
            self.give()
            return
        if value == BACKSPACE:
            self.text = self.text[:-1]
        elif len(self.text) < max(1, self.puzzle.length):
            self.text += value
        self._show(self.puzzle)

    def given(self) -> Given:
        return Given(text=self.text)
