"""The preference card: settings to take along as a code, and to bring back by typing it. Nothing of a person."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, StringProperty

from kiosk.domain.preference_card import card_text, read_card, spaced
from kiosk.ui.identity import kept
from kiosk.ui.preference_words import preference_words
from kiosk.ui.printing import Prints
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.slips import preference_slip
from kiosk.ui.widgets import emblem
from kiosk.ui.widgets.keyboard import BACKSPACE, HYPHEN, SPACE

for _look in (emblem.__file__, __file__):
    load_look(_look)

_LONGEST = 40


class PreferenceCardScreen(Prints, KioskScreen):
    """`entering`: somebody types the code of a card they have."""

    title_id = "Your settings with you"
    code = StringProperty()
    shown_code = StringProperty()
    modules = ObjectProperty(None, allownone=True)
    rows = ListProperty()
    entering = BooleanProperty(False)
    typed = StringProperty()
    hint = StringProperty()
    """What to type."""
    cramped = BooleanProperty(False)
    """So few lines that the keyboard needs them all."""
    readers = BooleanProperty(False)

    def show(self, **_arguments: Any) -> None:
        self._start_over()
        self.ids.scroll.to_top()

    def wipe(self) -> None:
        self._start_over()
        self.code = self.shown_code = ""
        self.modules, self.rows = None, []

    def _start_over(self) -> None:
        self.entering, self.typed, self.message = False, "", ""
        self.forget_print()

    def refresh(self) -> None:
        self.follow_printer()
        context = self.context
        self.readers = context.readers
        preferences = context.visit.preferences
        self.rows = preference_words(context, preferences)
        code = card_text(preferences)
        if code != self.code or self.modules is None:
            self.code, self.shown_code, self.modules = code, spaced(code), context.qr(code, sturdy=True)

    def print_slip(self) -> None:
        self.put_out(preference_slip(self.context, self.code, [words for _icon, words in self.rows]))

    def enter(self, entering: bool) -> None:
        """Type a code, or back to one's own."""
        self.entering, self.typed, self.message = entering, "", ""
        self.ids.scroll.to_top()

    def key(self, value: str) -> None:
        self.message = ""
        if value == BACKSPACE:
            self.typed = self.typed[:-1].rstrip()
        elif value in (SPACE, HYPHEN):
            self.typed += " " if self.typed and not self.typed.endswith(" ") else ""
        elif len(self.typed) < _LONGEST:
            self.typed = kept(self.typed + value.upper(), typing=True)

    def use(self) -> None:
        """Read as it was printed; what is none is told and stays to be mended."""
        typed = kept(self.typed)
        if typed != self.typed:
            self.typed = typed
            return
        wishes = read_card(typed)
        if wishes is None:
            tr = self.context.tr
            self.tell(lambda: tr("This is not a code of settings. It begins with VK1. Check what you typed."))
            return
        self.enter(False)
        self.context.adopt(wishes)
