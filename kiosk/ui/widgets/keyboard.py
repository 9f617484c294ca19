"""The on-screen keyboard: Finnish letters, large keys, sized to the screen. It types into whoever listens.

Kivy's own VKeyboard has no Finnish layout, is sized in dp and steals focus; this one is part of the screen.
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.widgets.press import Pressable

LETTERS = ("qwertyuiopå", "asdfghjklöä", "zxcvbnm")
DIGITS = "1234567890"
MARKS = ",.?"
BACKSPACE, SPACE, HYPHEN = "\b", " ", "-"


class Key(Pressable, BoxLayout):
    """One key; `value` is what it types."""

    value = StringProperty()
    text = StringProperty()
    icon_name = StringProperty()
    name = StringProperty()


class SearchField(Pressable, BoxLayout):
    """What has been typed, with a mark where the next letter goes. Touched, it asks for the keyboard."""

    text = StringProperty()
    hint = StringProperty()
    """Stands there while nothing is typed."""
    name = StringProperty()
    typing = BooleanProperty(False)
    shown = BooleanProperty(True)

    def on_shown(self, *_args: Any) -> None:
        self.disabled = not self.shown


class Keyboard(BoxLayout):
    """Fires `on_key(value)`: a lower-case letter, a digit, a mark, a hyphen, a space or a backspace."""

    digits = BooleanProperty(True)
    letters = BooleanProperty(True)
    hyphen = BooleanProperty(True)
    marks = BooleanProperty(False)
    """Marks of sentences, on a row of their own with the space."""
    space_name = StringProperty()
    erase_name = StringProperty()
    __events__ = ("on_key",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        # In the next frame: a key that is just being told of a new size must not be replaced meanwhile.
        self._rebuild = Clock.create_trigger(self._build, -1)
        for name in ("digits", "letters", "hyphen", "marks"):
            self.fbind(name, self._rebuild)
        self._build()

    def on_key(self, value: str) -> None:
        """A key was released."""

    def _build(self, *_args: Any) -> None:
        self.clear_widgets()
        rows = [DIGITS] if self.digits else []
        rows += list(LETTERS) if self.letters else []
        for row in rows:
            line = BoxLayout(size_hint_y=None)
            line.bind(minimum_height=line.setter("height"))
            for value in row:
                line.add_widget(self._key(value, text=value.upper()))
            if row == rows[-1]:
                self._finish_row(line)
            self.add_widget(line)
        if self.marks:
            self._add_marks()

    def _finish_row(self, line: BoxLayout) -> None:
        if self.letters:
            if self.hyphen:
                line.add_widget(self._key(HYPHEN, text="-"))
            if not self.marks:
                line.add_widget(self._key(SPACE, icon_name="keyboard-space", name="space_name", share=2))
        line.add_widget(self._key(BACKSPACE, icon_name="backspace-outline", name="erase_name", share=1.5))

    def _add_marks(self) -> None:
        line = BoxLayout(size_hint_y=None)
        line.bind(minimum_height=line.setter("height"))
        for value in MARKS:
            line.add_widget(self._key(value, text=value))
        line.add_widget(self._key(SPACE, icon_name="keyboard-space", name="space_name", share=5))
        self.add_widget(line)

    def _key(self, value: str, text: str = "", icon_name: str = "", name: str = "", share: float = 1) -> Key:
        key = Key(value=value, text=text, icon_name=icon_name, size_hint_x=share)
        key.name = getattr(self, name) if name else text
        if name:
            self.bind(**{name: key.setter("name")})
        key.bind(on_release=self._released)
        return key

    def _released(self, key: Key) -> None:
        self.dispatch("on_key", key.value)
