"""The library card, where a room's rule counts how much one patron books: shown to the reader or typed, never kept."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from kiosk.services.patron_key import card_number
from kiosk.services.scan import booking_code
from kiosk.ui.asking import to_review
from kiosk.ui.identity import kept
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.widgets import emblem
from kiosk.ui.widgets.keyboard import BACKSPACE, beside_the_keys

for _look in (emblem.__file__, __file__):
    load_look(_look)
_LONGEST = 40


class LibraryCardScreen(KioskScreen):
    """Number entry. The number stands readable only while the patron holds the eye."""

    title_id = "Your library card"
    typed = StringProperty()
    shown = StringProperty()
    reveal = BooleanProperty(False)
    ready = BooleanProperty(False)
    readers = BooleanProperty(False)
    hint = StringProperty()
    keys_first = BooleanProperty(False)
    """Where lines are few the keys come next to the number and what is said below; else both are at the foot."""

    def __init__(self, context: Any, **kwargs: Any) -> None:
        self._wish: dict[str, Any] = {}
        super().__init__(context, **kwargs)
        for name in ("typed", "reveal"):
            self.fbind(name, self._show_number)

    def on_keys_first(self, *_args: Any) -> None:
        ids = self.ids
        beside_the_keys(
            self.keys_first, frame=ids.frame, content=ids.content, typed=ids.typing, keys=ids.board, spare=ids.spare
        )

    def show(self, **wish: Any) -> None:
        if wish != self._wish:  # for another time it may be a friend's; on the way back it is still there
            self._wish, self.typed = wish, ""
        self.reveal, self.message = False, ""

    def wipe(self) -> None:
        self._wish, self.typed, self.reveal, self.message = {}, "", False, ""

    def refresh(self) -> None:
        self.readers = self.context.readers

    def _show_number(self, *_args: Any) -> None:
        typed = self.typed
        # The sign just typed is seen, what stands before it is not.
        self.shown = typed if self.reveal else "•" * (len(typed) - 1) + typed[-1:]
        self.ready = card_number(typed) is not None

    def key(self, value: str) -> None:
        """A digit of the screen; a keyboard that is plugged in has letters too."""
        self.message = ""
        if value == BACKSPACE:
            self.typed = self.typed[:-1]
        elif len(self.typed) < _LONGEST and value.isalnum():
            self.typed = kept(self.typed + value.upper(), typing=True)

    def scanned(self, code: str) -> bool:
        number = None if booking_code(code) else card_number(code)
        if number is None:
            tr = self.context.tr
            self.tell(lambda: tr("That was not a library card. Show the card, or type its number."))
            return False
        self.typed, self.message = number, ""
        self.go_on()
        return True

    def go_on(self) -> None:
        left = kept(self.typed)
        if left != self.typed:
            self.typed = left
        number = card_number(left)
        if number is not None:
            to_review(self.context, card=number, **self._wish)
