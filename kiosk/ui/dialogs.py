"""Things that lie over a screen: the idle countdown and the sheet for text and colours. A fresh one each time.

Kivy's ModalView leaks callbacks when it is reused (each opening binds once more and never unbinds).
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.modalview import ModalView

from kiosk.domain.visit import TEXT_SCALES
from kiosk.ui.context import Context
from kiosk.ui.screen import load_look
from kiosk.ui.widgets.basic import Card


class Sheet(Card):
    """The paper of a dialog."""


class Dialog(ModalView):
    """A card in the middle (or the lower half) over a darkened screen; at most `tallest` px, then it scrolls."""

    reach = BooleanProperty(False)
    tallest = NumericProperty(100)

    def __init__(self, context: Context, **kwargs: Any) -> None:
        self.context = context
        super().__init__(reach=context.visit.preferences.reach, **kwargs)


class CountdownDialog(Dialog):
    """Are you still there? Any touch or key answers yes."""

    seconds = NumericProperty(-1)
    text = StringProperty()

    def on_seconds(self, *_args: Any) -> None:
        self.text = self.context.trn(
            "The screen is cleared in {n} second.", "The screen is cleared in {n} seconds.", int(self.seconds)
        )

    def on_touch_down(self, _touch: Any) -> bool:
        return True


class ReadingSheet(Dialog):
    """Text size, contrast and motion for this visit."""

    scale = NumericProperty(1.0)
    contrast = BooleanProperty(False)
    calm = BooleanProperty(False)

    def __init__(self, context: Context, **kwargs: Any) -> None:
        super().__init__(context, **kwargs)
        self._follow()

    def _follow(self) -> None:
        preferences = self.context.visit.preferences
        self.scale, self.contrast = preferences.text_scale, preferences.high_contrast
        self.calm, self.reach = preferences.less_motion, preferences.reach

    def choose_scale(self, index: int) -> None:
        self.context.prefer(text_scale=TEXT_SCALES[index])
        self._follow()

    def toggle_contrast(self) -> None:
        self.context.prefer(high_contrast=not self.contrast)
        self._follow()

    def toggle_motion(self) -> None:
        self.context.prefer(less_motion=not self.calm)
        self._follow()


load_look(__file__)
