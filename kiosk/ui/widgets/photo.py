"""A picture with round corners. They are painted over in the colour of what is around: smooth without multisampling."""

from __future__ import annotations

from functools import lru_cache
from math import hypot
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty

from kiosk.ui.widgets.picture import RemotePicture


class Photo(RemotePicture):
    """`around` is the colour behind the corners; with `flat_foot` only the upper two are round."""

    radius = NumericProperty(0)
    around = ColorProperty((1, 1, 1, 1))
    flat_foot = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        self._corners = InstructionGroup()
        self._round = Clock.create_trigger(self._round_off, -1)
        super().__init__(**kwargs)
        for name in ("pos", "size", "radius", "around", "loaded", "flat_foot"):
            self.fbind(name, self._round)
        self._round()

    def _put(self, *_args: Any) -> None:
        super()._put()
        self._round()

    def _round_off(self, *_args: Any) -> None:
        self.canvas.after.remove(self._corners)
        self._corners.clear()
        self.canvas.after.add(self._corners)
        if self._texture is None:
            return  # the patch in its stead has round corners of its own
        x, y, width, height = self._box()
        side = round(min(self.radius, width / 2, height / 2))
        if side < 2:
            return
        self._corners.add(Color(rgba=self.around))
        for right, top in ((0, 1), (1, 1)) if self.flat_foot else ((0, 0), (1, 0), (0, 1), (1, 1)):
            u, v = (1, 0) if right else (0, 1), (1, 0) if top else (0, 1)
            coords = (u[0], v[0], u[1], v[0], u[1], v[1], u[0], v[1])
            place = (x + (width - side) * right, y + (height - side) * top)
            corner = Rectangle(texture=_corner(side), pos=place, size=(side, side), tex_coords=coords)
            self._corners.add(corner)


@lru_cache(maxsize=16)
def _corner(side: int) -> Texture:
    """What is left of a square's lower left corner outside the circle in it, as a mask."""
    pixels = bytearray()
    for row in range(side):
        for column in range(side):
            away = hypot(side - column - 0.5, side - row - 0.5) - side
            pixels += bytes((255, 255, 255, round(255 * min(1.0, max(0.0, away + 0.5)))))
    texture = Texture.create(size=(side, side), colorfmt="rgba")
    texture.blit_buffer(bytes(pixels), colorfmt="rgba", bufferfmt="ubyte")
    return texture
