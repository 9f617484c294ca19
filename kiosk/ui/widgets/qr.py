"""A QR code on screen: one texture, written in place, whole pixels a module, quiet zone of four, always light."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.app import App
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.ui.widgets.basic import Card, Words

USED_IN_KV = (Words,)
_QUIET = 4
_SMALLEST_MM = 40.0


class QrCode(Widget):
    """`modules` is a square matrix, True for dark; None shows nothing. At least 40 mm wide on the real panel."""

    modules: Sequence[Sequence[bool]] | None = ObjectProperty(None, allownone=True)
    mm = NumericProperty(0)
    """Pixels a millimetre of the panel."""
    least_mm = NumericProperty(_SMALLEST_MM)
    """Least width, the quiet zone included."""

    def __init__(self, **kwargs: Any) -> None:
        self._texture: Texture | None = None
        self._theme = App.get_running_app().theme
        super().__init__(size_hint=(None, None), **kwargs)
        self.fbind("mm", self._write)
        self.fbind("modules", self._write)
        self.fbind("least_mm", self._write)
        self.fbind("pos", self._place)

    def _write(self, *_args: Any) -> None:
        if not self.modules:
            self.canvas.clear()
            self.size = (0, 0)
            return
        side = len(self.modules) + 2 * _QUIET
        light = bytes([255]) * side
        rows = [light] * _QUIET
        for row in reversed(self.modules):
            margin = bytes([255]) * _QUIET
            rows.append(margin + bytes(0 if dark else 255 for dark in row) + margin)
        rows += [light] * _QUIET
        if self._texture is None or self._texture.width != side:
            self._texture = Texture.create(size=(side, side), colorfmt="luminance")
            self._texture.mag_filter = self._texture.min_filter = "nearest"
        self._texture.blit_buffer(b"".join(rows), colorfmt="luminance", bufferfmt="ubyte")
        # Whole pixels a module: a camera forgives blur less than a person does.
        wanted = max(self.least_mm * self._theme.mm, 16 * self._theme.unit)
        module = max(2, -(-int(wanted) // side))
        self.size = (module * side, module * side)
        self._place()

    def _place(self, *_args: Any) -> None:
        self.canvas.clear()
        if self._texture is not None and self.modules:
            with self.canvas:
                Color(1, 1, 1, 1)
                Rectangle(texture=self._texture, pos=(int(self.x), int(self.y)), size=self.size)


class QrCard(Card):
    """A code, what it is for, and what one types or writes down instead."""

    modules: Sequence[Sequence[bool]] | None = ObjectProperty(None, allownone=True)
    least_mm = NumericProperty(_SMALLEST_MM)
    title_text = StringProperty()
    short_text = StringProperty()
