"""Things that lie over a screen: their paper, and the idle countdown. A fresh one each time.

Kivy's ModalView leaks callbacks when it is reused (each opening binds once more and never unbinds).
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.modalview import ModalView

from kiosk.ui.context import Context
from kiosk.ui.screen import load_look
from kiosk.ui.widgets.basic import Card

_LAST_SECONDS = 10


class Sheet(Card):
    """The paper of a dialog."""


class Dialog(ModalView):
    """A card in the middle (or the lower half) over a darkened screen; at most `tallest` px, then it scrolls."""

    tallest = NumericProperty(100)
    roomy = BooleanProperty(False)
    """Wide on a wide panel, for much that stands side by side."""

    def __init__(self, context: Context, **kwargs: Any) -> None:
        self.context = context
        super().__init__(**kwargs)

    def follow(self) -> None:
        """Something that may be shown here has changed: the visit, or how loud the voice is."""


class CountdownDialog(Dialog):
    """Are you still there? Any touch or key answers yes. It is heard too: when it comes, and as time runs out."""

    seconds = NumericProperty(1_000)
    text = StringProperty()
    _hurried = False

    def on_open(self) -> None:
        self.context.speech.tone()

    def on_seconds(self, *_args: Any) -> None:
        if self.seconds <= _LAST_SECONDS and not self._hurried:
            self._hurried = True
            self.context.speech.tone(2)
        self.text = self.context.trn(
            "The screen is cleared in {n} second.", "The screen is cleared in {n} seconds.", int(self.seconds)
        )

    def on_touch_down(self, _touch: Any) -> bool:
        return True


load_look(__file__)
