"""The night's rest: while the house is closed the resting screen is dimmed, and after a while dark but for a few words.

Nothing moves but once a minute, when the words drift on, so the loop rests. The touch that finds it dark brings the
dimmed resting screen back and does nothing else; what lies under the veil hears the next one.
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui.screen import load_look

load_look(__file__)

DIMMED_FOR = 30.0
"""Seconds from a touch, or from the end of a visit, until it is dark."""
_ACROSS, _UP = 47, 61
"""Minutes from one edge to the other; without a common divisor, so that the way repeats only after days."""


def drift(minute: int) -> tuple[float, float]:
    """Where the words stand in a minute, each from 0 to 1: to and fro across the panel, a small step at a time."""

    def there_and_back(period: int) -> float:
        place = minute % (2 * period)
        return (place if place <= period else 2 * period - place) / period

    return there_and_back(_ACROSS), there_and_back(_UP)


class Night(FloatLayout):
    """Lies over the resting screen; while it is `dark` that one is not seen and may rest too."""

    dark = BooleanProperty(False)
    text = StringProperty()
    place_x = NumericProperty(0.0)
    place_y = NumericProperty(0.0)

    def __init__(self, **kwargs: Any) -> None:
        self._darken = Clock.create_trigger(self.go_dark, DIMMED_FOR)
        super().__init__(**kwargs)

    def begin(self) -> None:
        """Dim now, dark after a while."""
        self.dark = False
        self._darken.cancel()
        self._darken()

    def go_dark(self, *_args: Any) -> None:
        self._darken.cancel()
        self.dark = True

    def end(self) -> None:
        self._darken.cancel()

    def fill(self, text: str, minute: int) -> None:
        self.text = text
        self.place_x, self.place_y = drift(minute)

    def on_touch_down(self, touch: Any) -> bool:
        if self.dark:
            touch.grab(self)
        return self.dark

    def on_touch_move(self, touch: Any) -> bool:
        return touch.grab_current is self

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self.begin()
        return True
