"""A finger on something that scrolls: what is inside has the touch first, and a finger that travels takes it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.app import App
from kivy.uix.widget import Widget

_SLOP_MM = 4.0


def hand_in(view: Widget, handler: Callable[[Any], object], touch: Any) -> bool:
    """Let what is inside `view` hear the touch, where it is for it."""
    touch.push()
    touch.apply_transform_2d(view.to_local)
    handled = handler(touch)
    touch.pop()
    return bool(handled)


def pass_on(view: Widget, handler: Callable[[Any], object], touch: Any) -> bool:
    """The same with a touch that nobody has grabbed, and only of what goes on within `view`."""
    if touch.grab_current is not None or not view.collide_point(*touch.pos):
        return False
    return hand_in(view, handler, touch)


def travels(touch: Any, origin: float) -> bool:
    """Whether the finger has gone so far from where it came down that it means to scroll; what it pressed is let go."""
    if abs(touch.y - origin) <= _SLOP_MM * App.get_running_app().theme.mm:
        return False
    press = touch.ud.get("press")
    if press is not None:
        press.release_grab(touch)
    return True
