"""Words, class marks and short codes: what is typed on the screen's keyboard, or read by a scanner. Looks: entry.kv."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.mystery.engine import Given
from kiosk.ui.identity import kept
from kiosk.ui.widgets.basic import CallButton, Note
from kiosk.ui.widgets.keyboard import BACKSPACE, Keyboard
from kiosk.ui.widgets.mystery.answering import Answering

USED_IN_KV = (CallButton, Keyboard, Note)
LONGEST = 40


class Entry(BoxLayout):
    """What has been typed, the way on, and the keyboard under it. `caps` shows capitals, `marks` have a row too."""

    text = StringProperty()
    caps = BooleanProperty(False)
    marks = BooleanProperty(False)
    locked = BooleanProperty(False)
    button_text = StringProperty()
    __events__ = ("on_give", "on_typed")

    def key(self, value: str) -> None:
        """A key of the screen: nothing begins with a space, and no two stand in a row."""
        if value == BACKSPACE:
            self.text = self.text[:-1]
        elif len(self.text) < LONGEST and not (value == " " and (not self.text or self.text.endswith(" "))):
            self.text = kept(self.text + (value.upper() if self.caps else value), typing=True)
        self.dispatch("on_typed")

    def give(self) -> None:
        """Hand it over; not while something has to be taken out of it first."""
        left = kept(self.text)
        if left == self.text:
            self.dispatch("on_give")
        else:
            self.text = left
            self.dispatch("on_typed")

    def on_give(self) -> None:
        """The team means what stands there."""

    def on_typed(self) -> None:
        """What stands there has changed."""


class EntryInput(Answering):
    """A puzzle that is answered by typing."""

    def clear(self) -> None:
        self.ids.entry.text = ""
        self._judge()

    def _judge(self, *_args: Any) -> None:
        self.ready = bool(self.ids.entry.text.strip())

    def typed(self) -> None:
        self._judge()

    def given(self) -> Given:
        return Given(text=self.ids.entry.text.strip())


class WordInput(EntryInput):
    """A word, or a few."""


class ScannedInput(EntryInput):
    """What a scanner may read instead of fingers typing it."""

    def read(self, code: str) -> bool:
        """Take it as the answer at once: who scans has decided."""
        if self.locked:
            return False
        self.ids.entry.text = code.strip()[:LONGEST]
        self._judge()
        if self.ready:
            self.dispatch("on_given", Given(text=self.ids.entry.text, scanned=True))
        return self.ready


class ClassMarkInput(ScannedInput):
    """The class mark on a book's spine, or the barcode of its item."""


class CardInput(ScannedInput):
    """A clue card, or the short code that is printed on it."""
