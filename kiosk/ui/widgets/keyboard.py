"""The on-screen keyboard: Finnish letters, large keys, sized to the screen. It types into whoever listens.

Kivy's own VKeyboard has no Finnish layout, is sized in dp and steals focus; this one is part of the screen.
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.widgets.press import Pressable

LETTERS = ("qwertyuiopå", "asdfghjklöä", "zxcvbnm")
DIGITS = "1234567890"
MARKS = ",.?"
BACKSPACE, SPACE, HYPHEN = "\b", " ", "-"
TURN = "\t"
"""Digits for letters or back; whoever listens to the keyboard never hears of it."""


def beside_the_keys(
    keys_first: bool, *, frame: BoxLayout, content: BoxLayout, typed: Any, keys: Any, spare: Any
) -> None:
    """Put what is typed next to the keys that type it: at the foot of `content`; where lines are few at its top, with
    what is typed above it in `frame`, so that it stays in view while one scrolls.
    """
    typed, keys, spare = typed.__self__, keys.__self__, spare.__self__  # an id alone keeps no widget
    for each in (typed, keys, spare):
        each.parent.remove_widget(each)
    if keys_first:
        frame.add_widget(typed, len(frame.children))
        content.add_widget(keys, len(content.children))
        content.add_widget(spare)
    else:
        content.add_widget(spare, len(content.children))
        content.add_widget(typed)
        content.add_widget(keys)


class Key(Pressable, BoxLayout):
    """One key; `value` is what it types."""

    value = StringProperty()
    text = StringProperty()
    icon_name = StringProperty()
    name = StringProperty()
    floor = NumericProperty(0)
    """Height in px that it has at least."""
    room = NumericProperty(0)
    """Size in px of the largest letters for which a screen has room."""


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
    """Marks of sentences, on a row of their own with the space, or beside the digits that come in turn."""
    turns = BooleanProperty(False)
    """Digits come in the place of the letters, by a key: where lines are few."""
    turned = BooleanProperty(False)
    turn_name = StringProperty()
    space_name = StringProperty()
    erase_name = StringProperty()
    __events__ = ("on_key",)

    def __init__(self, **kwargs: Any) -> None:
        self._keys: dict[str, Key] = {}
        """All that were ever needed, by value: one takes some two thousand objects."""
        self._named: dict[str, Key] = {}
        """Keys that show a picture, by the property that says what they are called."""
        super().__init__(**kwargs)
        # Before the next frame: once for all that is said of it, and no key is replaced while it is told of a new size.
        self._rebuild = Clock.create_trigger(self._build, -1)
        for name in ("digits", "letters", "hyphen", "marks", "turns", "turned"):
            self.fbind(name, self._rebuild)
        for name in ("turn_name", "space_name", "erase_name"):
            self.fbind(name, self._rename)
        self._rebuild()

    def on_key(self, value: str) -> None:
        """A key was released."""

    @property
    def _in_turn(self) -> bool:
        return self.turns and self.digits and self.letters

    def _build(self, *_args: Any) -> None:
        for line in self.children:
            line.clear_widgets()
        self.clear_widgets()
        self._named.clear()
        in_turn = self._in_turn
        rows = [DIGITS] if self.digits and (self.turned or not in_turn) else []
        rows += list(LETTERS) if self.letters and not (in_turn and self.turned) else []
        for row in rows:
            line = self._line([self._key(value, text=value.upper()) for value in row])
            if row == rows[-1] and row != DIGITS:
                self._finish_row(line)
        if rows == [DIGITS]:
            # Beside ten digits there is no room for the others.
            self._finish_row(self._line([]) if in_turn else self.children[0])
        if self.marks and not in_turn:
            self._line([*self._marks(), self._key(SPACE, icon_name="keyboard-space", name="space_name", share=5)])

    def _marks(self) -> list[Key]:
        return [self._key(value, text=value) for value in MARKS]

    def _line(self, keys: list[Key]) -> BoxLayout:
        line = BoxLayout(size_hint_y=None)
        line.bind(minimum_height=line.setter("height"))
        for key in keys:
            line.add_widget(key)
        self.add_widget(line)
        return line

    def _finish_row(self, line: BoxLayout) -> None:
        space, erase = 2.0, 1.5
        if self._in_turn:
            icon = "alphabetical" if self.turned else "numeric"
            line.add_widget(self._key(TURN, icon_name=icon, name="turn_name"))
            if not self.turned and self.hyphen:
                space = erase = 1.25  # eleven keys and a half are as many as are wide enough
            for mark in self._marks() if self.marks and self.turned else ():
                line.add_widget(mark)
        if self.letters:
            if self.hyphen:
                line.add_widget(self._key(HYPHEN, text="-"))
            if not self.marks or self._in_turn:
                line.add_widget(self._key(SPACE, icon_name="keyboard-space", name="space_name", share=space))
        line.add_widget(self._key(BACKSPACE, icon_name="backspace-outline", name="erase_name", share=erase))

    def _key(self, value: str, text: str = "", icon_name: str = "", name: str = "", share: float = 1) -> Key:
        key = self._keys.get(value)
        if key is None:
            key = self._keys[value] = Key(value=value, text=text)
            key.bind(on_release=self._released)
        key.icon_name, key.size_hint_x, key.name = icon_name, share, text
        if name:
            self._named[name] = key
            key.name = getattr(self, name)
        return key

    def _rename(self, *_args: Any) -> None:
        for name, key in self._named.items():
            key.name = getattr(self, name)

    def _released(self, key: Key) -> None:
        if key.value == TURN:
            self.turned = not self.turned
        else:
            self.dispatch("on_key", key.value)
