"""Scrolling that lets a button answer at once: the touch goes to the children first and is taken back when it moves.

Kivy's ScrollView holds every touch for 55 ms or 20 px before a child may see it; here the pressed state shows in the
same frame, and a finger that travels turns the press into a scroll.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from kivy.app import App
from kivy.clock import Clock
from kivy.effects.scroll import ScrollEffect
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from kiosk.ui.widgets.finger import hand_in, pass_on, travels


class TouchScroll(ScrollView):
    """A ScrollView (vertical) with the touch handling above."""

    scroll_y: float

    def __init__(self, **kwargs: Any) -> None:
        # Kivy's own effect springs back from beyond the ends. On a slow machine, and where what is scrolled changes its
        # height meanwhile, the spring never comes to rest: the list eats every frame and every touch.
        super().__init__(**{"effect_cls": ScrollEffect, "do_scroll_x": False, "bar_width": 0, **kwargs})

    def on_touch_down(self, touch: Any) -> bool:
        if not self.collide_point(*touch.pos):
            return False
        if touch.is_mouse_scrolling:
            self._turn(touch)
            return True
        if self._moving():
            # A finger that stops a moving list means to stop it, not to press what happens to pass by.
            self.effect_y.cancel()
            touch.ud["press"] = None
        handled = hand_in(self, partial(Widget.on_touch_down, self), touch)
        if not self._can_scroll():
            return handled
        touch.grab(self)
        touch.ud[id(self)] = (touch.y, False)
        # Kivy notes the height in the touch handling that this class replaces, and measures the drag by it.
        self._effect_y_start_height = self.height
        self.effect_y.start(touch.y)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return pass_on(self, partial(Widget.on_touch_move, self), touch)
        origin, scrolling = touch.ud[id(self)]
        if not scrolling and travels(touch, origin):
            scrolling = True
            touch.ud[id(self)] = (origin, True)
            self.effect_y.start(touch.y)
        if scrolling:
            self.effect_y.update(touch.y)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return pass_on(self, partial(Widget.on_touch_up, self), touch)
        touch.ungrab(self)
        _origin, scrolling = touch.ud.pop(id(self))
        if scrolling:
            self.effect_y.stop(touch.y)
        else:
            self.effect_y.cancel()
        return True

    def update_from_scroll(self, *args: Any) -> None:
        super().update_from_scroll(*args)
        # Kivy follows the bar's colour once more at every call, and lets go of one of them when it fades the bar.
        self.funbind("bar_color", self._change_bar_color)

    def _bind_inactive_bar_color(self, *_args: Any) -> None:
        """Kivy fades the bar after every change of height, half a second of frames; no bar is ever shown here."""

    def _can_scroll(self) -> bool:
        return self._viewport is not None and self._viewport.height > self.height + 1

    def _moving(self) -> bool:
        effect = self.effect_y
        if effect is None or not effect.trigger_velocity_update.is_triggered or abs(effect.velocity) <= 30:
            return False  # after a jump the velocity keeps its last value; only a running effect moves anything
        low, high = sorted((effect.min, effect.max))
        return bool(low < effect.value < high)  # at an end nothing moves any more, however fast it came there

    def _turn(self, touch: Any) -> None:
        """A mouse wheel, for those who try the kiosk at a desk."""
        if self._can_scroll():
            step = 3 * App.get_running_app().theme.body / (self._viewport.height - self.height)
            up = touch.button == "scrolldown"
            self.scroll_y = self._within(self.scroll_y + (step if up else -step))

    @staticmethod
    def _within(share: float) -> float:
        return min(1.0, max(0.0, share))

    def scroll_by(self, distance: float) -> None:
        """Move on by so many px (back when negative), as far as there is content."""
        if self._can_scroll():
            self.scroll_y = self._within(self.scroll_y - distance / (self._viewport.height - self.height))

    def scroll_to(self, widget: Any, padding: float = 10, animate: bool = True) -> None:
        """Bring a widget into view; content that fits stays where it is (Kivy would push it down)."""
        if self._can_scroll():
            super().scroll_to(widget, padding, animate)

    def reveal(self, widget: Widget) -> None:
        """Bring a widget into view when what has just changed is laid out."""
        Clock.schedule_once(lambda _dt: self.scroll_to(widget, animate=False), 0.05)

    def into_view(self, bottom: float, height: float) -> None:
        """Scroll no further than needed to see what begins at `bottom` px of the window and is so tall."""
        floor = self.to_window(*self.pos)[1]
        below, above = floor - bottom, bottom + height - (floor + self.height)
        self.scroll_by(above * -1 if above > 0 else max(0.0, below))

    def to_top(self) -> None:
        self.scroll_y = 1.0
