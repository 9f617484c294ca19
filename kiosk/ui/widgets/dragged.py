"""A finger that drags and flings, for lists that move themselves.

As in TouchScroll, what is touched answers at once, and a finger that travels takes the press back.
"""

from __future__ import annotations

from collections import deque
from math import exp
from typing import Any

from kivy.app import App
from kivy.clock import Clock
from kivy.uix.widget import Widget

from kiosk.ui.widgets.finger import pass_on, travels

_GLIDE = 0.33
"""Seconds in which a gliding list loses two thirds of its speed."""
_SLOWEST, _FASTEST = 30.0, 12_000.0
"""Px a second."""
_REMEMBERED = 0.09
"""Seconds of a finger's way by which its speed is told."""


class Dragged(Widget):
    """Mix in before a widget that has `scroll_by` and the two transformations between its own and its parent's px."""

    def __init__(self, **kwargs: Any) -> None:
        self._speed = 0.0
        self._way: deque[tuple[float, float]] = deque()
        self._glide = Clock.create_trigger(self._on_glide, 0, interval=True)
        super().__init__(**kwargs)

    def scroll_by(self, distance: float) -> bool:
        """Move the content up by so many px; False when there is nowhere to go."""
        raise NotImplementedError

    @property
    def gliding(self) -> bool:
        return bool(self._speed)

    def stop(self) -> None:
        """Stand still."""
        self._speed = 0.0
        self._glide.cancel()

    def on_touch_down(self, touch: Any) -> bool:
        if not self.collide_point(*touch.pos):
            return False
        if touch.is_mouse_scrolling:
            step = 3 * App.get_running_app().theme.body
            self.scroll_by(step if touch.button == "scrollup" else -step)
            return True
        if abs(self._speed) > _SLOWEST:
            # A finger that stops a gliding list means to stop it, not to press what happens to pass by.
            touch.ud["press"] = None
        self.stop()
        pass_on(self, super().on_touch_down, touch)
        touch.grab(self)
        touch.ud[id(self)] = (touch.y, touch.y, False)
        self._way.clear()
        return True

    def on_touch_move(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return pass_on(self, super().on_touch_move, touch)
        origin, last, scrolling = touch.ud[id(self)]
        if not scrolling and travels(touch, origin):
            scrolling, last = True, touch.y
        if scrolling:
            self.scroll_by(touch.y - last)
            self._way.append((touch.time_update, touch.y))
        touch.ud[id(self)] = (origin, touch.y, scrolling)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return pass_on(self, super().on_touch_up, touch)
        touch.ungrab(self)
        _origin, _last, scrolling = touch.ud.pop(id(self))
        if scrolling:
            self._let_glide(touch.time_end)
        return True

    def _let_glide(self, now: float) -> None:
        while self._way and now - self._way[0][0] > _REMEMBERED:
            self._way.popleft()
        if len(self._way) < 2:
            return
        (began, low), (ended, high) = self._way[0], self._way[-1]
        if ended > began:
            self._speed = max(-_FASTEST, min(_FASTEST, (high - low) / (ended - began)))
            self._glide()

    def _on_glide(self, dt: float) -> None:
        # A frame that came late must not make a jump.
        moved = self.scroll_by(self._speed * min(dt, 0.1))
        self._speed *= exp(-dt / _GLIDE)
        if not moved or abs(self._speed) < _SLOWEST:
            self.stop()
