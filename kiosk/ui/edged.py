"""A box with round corners and an edge, as one textured shape.

Drawn as an edge with a fill on top it would cover every pixel twice, and a software renderer pays by the pixel: the
cards of a screen alone are a layer as large as the window. Edge and fill are put into one small texture instead, which
`BorderImage` stretches between its corners; the corners are smooth without multisampling.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import hypot
from typing import Any

from kivy.clock import Clock
from kivy.factory import Factory
from kivy.graphics import BorderImage, Color, InstructionGroup
from kivy.graphics.texture import Texture

Bytes = tuple[int, int, int, int]
"""Red, green, blue, alpha, 0 to 255."""
_SOLID = 2
"""Pixels between the corners, so that nothing of them is stretched."""


class EdgedBox(InstructionGroup):
    """`pos`, `size`, `radius` and `stroke` in px, `fill` and `edge` as rgba from 0 to 1.

    `flat` is the side (left or right) on which it has neither round corners nor an edge: there another box goes on.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__()
        self._pos: Sequence[float] = (0, 0)
        self._size: Sequence[float] = (0, 0)
        self._look: dict[str, Any] = {"radius": 0.0, "stroke": 0.0, "flat": ""}
        self._look |= {"fill": (1, 1, 1, 1), "edge": (1, 1, 1, 1)}
        self._shape = BorderImage(auto_scale="both_lower")
        # Told of several values one after the other, it makes one texture.
        self._paint = Clock.create_trigger(self.paint, -1)
        self.add(Color(1, 1, 1, 1))
        self.add(self._shape)
        for name, value in kwargs.items():
            setattr(self, name, value)

    def _place(self) -> None:
        """On whole pixels: between them the edges would be blurred."""
        left, bottom = round(self._pos[0]), round(self._pos[1])
        right, top = round(self._pos[0] + self._size[0]), round(self._pos[1] + self._size[1])
        self._shape.pos, self._shape.size = (left, bottom), (max(0, right - left), max(0, top - bottom))

    def paint(self, *_args: Any) -> None:
        """Take the texture of the present look; of itself in the next frame."""
        look = self._look
        radius, stroke = round(look["radius"]), round(look["stroke"])
        self._shape.texture = _texture(radius, stroke, _bytes(look["fill"]), _bytes(look["edge"]), look["flat"])
        self._shape.border = (max(radius, stroke),) * 4

    def _tell(self, name: str, value: Any) -> None:
        if self._look[name] != value:
            self._look[name] = value
            self._paint()

    @property
    def pos(self) -> Sequence[float]:
        return self._pos

    @pos.setter
    def pos(self, value: Sequence[float]) -> None:
        self._pos = tuple(value)
        self._place()

    @property
    def size(self) -> Sequence[float]:
        return self._size

    @size.setter
    def size(self, value: Sequence[float]) -> None:
        self._size = tuple(value)
        self._place()

    radius = property(lambda self: self._look["radius"], lambda self, value: self._tell("radius", float(value)))
    stroke = property(lambda self: self._look["stroke"], lambda self, value: self._tell("stroke", float(value)))
    fill = property(lambda self: self._look["fill"], lambda self, value: self._tell("fill", tuple(value)))
    flat = property(lambda self: self._look["flat"], lambda self, value: self._tell("flat", str(value)))
    edge = property(lambda self: self._look["edge"], lambda self, value: self._tell("edge", tuple(value)))


Factory.register("EdgedBox", cls=EdgedBox)


def _bytes(colour: Sequence[float]) -> Bytes:
    red, green, blue, alpha = (round(255 * each) for each in colour)
    return red, green, blue, alpha


@lru_cache(maxsize=200)
def _texture(radius: int, stroke: int, fill: Bytes, edge: Bytes, flat: str) -> Texture:
    """The same few looks come again and again."""
    side = 2 * max(radius, stroke) + _SOLID
    texture = Texture.create(size=(side, side), colorfmt="rgba")
    texture.blit_buffer(pixels(radius, stroke, fill, edge, flat), colorfmt="rgba", bufferfmt="ubyte")
    return texture


def pixels(radius: int, stroke: int, fill: Bytes, edge: Bytes, flat: str = "") -> bytes:
    """Four corners and the little between them: a square of rgba, row by row."""
    corner = max(radius, stroke)
    quarter = [_row(corner, radius, stroke, fill, edge, y) for y in range(corner)]
    # Where the corners have ended, a row is edge, fill, edge.
    solid = bytes(edge) * stroke + bytes(fill) * (corner - stroke)
    lower = []
    for number, row in enumerate(quarter):
        middle = bytes(edge if number < stroke else fill)
        lower.append(_between(row, middle, flat))
    straight = _between(solid, bytes(fill), flat)
    return b"".join((*lower, *([straight] * _SOLID), *reversed(lower)))


def _between(end: bytes, middle: bytes, flat: str) -> bytes:
    """A row with the same end on both sides, but for the flat one."""
    plain = middle * (len(end) // 4)
    left, right = plain if flat == "left" else end, plain if flat == "right" else _mirrored(end)
    return left + middle * _SOLID + right


def _mirrored(row: bytes) -> bytes:
    return b"".join(row[at : at + 4] for at in range(len(row) - 4, -1, -4))


def _row(corner: int, radius: int, stroke: int, fill: Bytes, edge: Bytes, y: int) -> bytes:
    """The pixels of one row of the lower left corner, from outside in."""
    inside, outside = bytes(fill), bytes((*edge[:3], 0))
    row = []
    for x in range(corner):
        across, up = radius - x - 0.5, radius - y - 0.5
        depth = radius - hypot(across, up) if across > 0 and up > 0 else min(x, y) + 0.5
        if depth >= stroke + 0.5:
            row.append(inside)
        elif depth <= -0.5:
            row.append(outside)
        else:
            row.append(_mixed(fill, edge, _share(stroke - depth), _share(depth)))
    return b"".join(row)


def _share(depth: float) -> float:
    """How much of a pixel lies inside, by how deep its middle does."""
    return min(1.0, max(0.0, depth + 0.5))


def _mixed(fill: Bytes, edge: Bytes, of_edge: float, cover: float) -> bytes:
    mixed = [round(f + (e - f) * of_edge) for f, e in zip(fill, edge, strict=True)]
    return bytes((*mixed[:3], round(mixed[3] * cover)))
