"""Touch to explore: with speech on the first touch says what is there, a second one on the same thing acts.

A finger that travels scrolls, as ever. Acting happens on the lift, as ever.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import copysign
from typing import Any

from kivy.app import App
from kivy.core.window import Window

from kiosk.ui.access.nodes import Node
from kiosk.ui.access.reveal import above
from kiosk.ui.access.tree import bounds
from kiosk.ui.widgets.long_list import LongList
from kiosk.ui.widgets.press import LONGEST_PRESS
from kiosk.ui.widgets.scroll import TouchScroll

_SLOP_MM = 6.0


class Explorer:
    """Takes every touch of the window while it is on. `say` and `act` get the node under the finger."""

    def __init__(self, read: Callable[[], list[Node]], say: Callable[[Node], object], act: Callable[[Node], object]):
        self._read, self._say, self._act = read, say, act
        self._last: Node | None = None
        self._on = False
        self._finger: Any = None
        self._origin: tuple[float, float] | None = None
        self._height = 0.0
        self._box: Any = None

    def use(self, on: bool) -> None:
        """Listen to fingers, or leave them to the screens."""
        if on and not self._on:
            Window.bind(on_touch_move=self._moved, on_touch_up=self._lifted)
        elif self._on and not on:
            Window.unbind(on_touch_move=self._moved, on_touch_up=self._lifted)
            self.forget()
        self._on = on

    def forget(self) -> None:
        self._last, self._finger, self._origin, self._box = None, None, None, None

    def down(self, touch: Any) -> bool:
        """A finger came down; whether it is taken from the screens."""
        if not self._on:
            return False
        if touch.is_mouse_scrolling or self._another_explores(touch):
            return True
        self._finger = touch
        self._origin, self._height, self._box = (touch.x, touch.y), touch.y, None
        return True

    def _another_explores(self, touch: Any) -> bool:
        """One finger at a time; one whose lifting was lost must not lock the screen."""
        return self._finger is not None and touch.time_start - self._finger.time_start < LONGEST_PRESS

    def _moved(self, _window: Any, touch: Any) -> bool:
        if touch is not self._finger or self._origin is None:
            return False
        slop = _SLOP_MM * App.get_running_app().theme.mm
        travelled = touch.y - self._origin[1]
        if self._box is None and abs(travelled) > slop:
            self._box = _scrolls(self._read(), *self._origin)
            # A quick finger may be noticed but once on its way: what it travelled counts, but for the slop.
            self._height = self._origin[1] + copysign(slop, travelled)
        if self._box:
            self._box.scroll_by(touch.y - self._height)
            self._height = touch.y
        return True

    def _lifted(self, _window: Any, touch: Any) -> bool:
        if touch is not self._finger or self._origin is None:
            return False
        travelled, self._finger, self._origin = self._box is not None, None, None
        if not travelled:
            self._tapped(hit(self._read(), touch.x, touch.y))
        return True

    def _tapped(self, node: Node | None) -> None:
        last, self._last = self._last, node
        if node is None:
            return
        if last is not None and last.is_same(node) and node.control:
            self._act(node)
        else:
            self._say(node)


def hit(nodes: Sequence[Node], x: float, y: float) -> Node | None:
    """The smallest thing at a point of the window; what is scrolled out of its view is not there."""
    under = [node for node in nodes if _holds(node.bounds, x, y) and _in_view(node, x, y)]
    return min(under, key=lambda node: node.bounds[2] * node.bounds[3], default=None)


def _holds(box: tuple[float, float, float, float], x: float, y: float) -> bool:
    return box[0] <= x < box[0] + box[2] and box[1] <= y < box[1] + box[3]


def _in_view(node: Node, x: float, y: float) -> bool:
    return all(_holds(bounds(box), x, y) for box in above(node.widget) if isinstance(box, TouchScroll | LongList))


def _scrolls(nodes: Sequence[Node], x: float, y: float) -> Any:
    """The box that scrolls what is at a point; False when nothing does."""
    boxes = [box for node in nodes for box in above(node.widget) if isinstance(box, TouchScroll | LongList)]
    return next((box for box in boxes if _holds(bounds(box), x, y)), False)
