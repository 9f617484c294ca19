"""What a finger does: pressed at once on touch down, acting on release inside, cancelled by sliding off.

One press at a time for the whole screen: a second finger, an elbow or a child's palm is ignored while one is down.
"""

from __future__ import annotations

from typing import Any

from kivy.base import EventLoop
from kivy.properties import BooleanProperty
from kivy.uix.widget import Widget

LONGEST_PRESS = 5.0
"""Seconds."""


class Pressable(Widget):
    """Mix in before a layout; fires `on_release` with no arguments."""

    pressed = BooleanProperty(False)
    peeks = BooleanProperty(False)
    """Whether it shows something for as long as it is held, and does nothing else."""
    __events__ = ("on_release",)

    def on_release(self, *_args: Any) -> None:
        """The finger was lifted inside."""

    def on_touch_down(self, touch: Any) -> bool:
        if touch.is_mouse_scrolling or not self.collide_point(*touch.pos):
            return False
        if self.disabled:
            # Kivy's disabled widgets swallow touches even where nobody sees them.
            return bool(self.opacity)
        if "press" in touch.ud or touch.button not in ("left", None) or _another_presses(touch):
            return True
        touch.grab(self)
        touch.ud["press"] = self
        self.pressed = True
        return True

    def on_touch_move(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return bool(super().on_touch_move(touch))
        self.pressed = self.collide_point(*touch.pos)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return bool(super().on_touch_up(touch))
        acts = self.pressed
        self.release_grab(touch)
        if acts:
            self.dispatch("on_release")
        return True

    def release_grab(self, touch: Any) -> None:
        """Let go of the touch without acting: it slid off, or turned out to be a scroll."""
        touch.ungrab(self)
        touch.ud["press"] = None
        self.pressed = False


def let_go(widget: Widget) -> None:
    """Whatever finger is on the widget does not count any more."""
    for touch in EventLoop.touches:
        if isinstance(widget, Pressable) and touch.ud.get("press") is widget:
            widget.release_grab(touch)


def let_all_go() -> None:
    """No finger that is down now counts any more."""
    for touch in EventLoop.touches:
        press = touch.ud.get("press")
        if press is not None:
            press.release_grab(touch)


def _another_presses(touch: Any) -> bool:
    """Whether a finger that came before is still down; one whose lifting was lost must not lock the screen."""
    return any(
        other is not touch and other.ud.get("press") is not None and touch.time_start - other.time_start < LONGEST_PRESS
        for other in EventLoop.touches
    )
