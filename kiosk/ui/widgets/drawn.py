"""Widgets that keep in step with the theme, and those that are drawn by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.app import App
from kivy.clock import Clock
from kivy.uix.widget import Widget


class FollowsTheme:
    """Mix in beside a widget. The theme holds methods weakly, and a trigger is none: it is told by way of one."""

    def follow_theme(self, again: Callable[[], object], *tokens: str) -> None:
        """Call `again` whenever one of the tokens is another."""
        self._by_theme = again
        App.get_running_app().theme.follow(self._theme_changed, *tokens)

    def _theme_changed(self, *_args: Any) -> None:
        self._by_theme()


class Drawn(FollowsTheme, Widget):
    """Draws itself anew when its place, its look or the colours have changed: in the next frame, for then the theme has
    told of all its colours.
    """

    def __init__(self, **kwargs: Any) -> None:
        self._again = Clock.create_trigger(lambda _dt: self.draw(), -1)
        super().__init__(**kwargs)
        for name in ("pos", "size"):
            self.fbind(name, self._again)
        self.follow_theme(self._again, "high_contrast", "body")
        self._again()

    def draw(self) -> None:
        """Fill the canvas."""
