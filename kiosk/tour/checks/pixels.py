"""Colours as they came out of the graphics card: what stands behind a text, what stands beside an edge.

Nothing is asked of the theme. The window is drawn twice, the second time without its texts: where the two differ is
ink, and what the second shows there is what the ink truly stands on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from kivy.graphics import Rectangle
from kivy.uix.label import Label
from PIL import Image, ImageChops

from kiosk.tour.checks.boxes import Box

Colour = tuple[int, int, int]

_BLUR = 24
"""Of 255: what differs less is the outermost edge of a letter, where there are letters."""
_SOME = 0.005
"""Of the ink's pixels: a colour that is rarer is chance."""
_FULL = 12
"""So near to the ink's own colour, of 255, a pixel counts as wholly covered by it."""
_RARE = 0.02
"""Grounds under fewer of the ink's pixels than this share are the blur of a neighbour's edge."""


@contextmanager
def without_words(labels: list[Label]) -> Iterator[None]:
    """The same picture without these texts; boxes behind them stay."""
    hidden: list[tuple[Rectangle, Any]] = []
    for label in labels:
        for part in label.canvas.children:
            if isinstance(part, Rectangle) and part.texture is not None and part.texture is label.texture:
                hidden.append((part, tuple(part.size)))
                part.size = (0, 0)
    try:
        yield
    finally:
        for part, size in hidden:
            part.size = size


def crop(picture: Any, box: Box) -> Any:
    """A part of the window's picture, which has its origin above left; None when there is nothing of it."""
    left, top = max(0, round(box[0])), max(0, round(picture.height - box[3]))
    right, bottom = min(picture.width, round(box[2])), min(picture.height, round(picture.height - box[1]))
    return picture.crop((left, top, right, bottom)) if right - left >= 2 and bottom - top >= 2 else None


def ink_and_grounds(drawn: Any, bare: Any) -> tuple[Colour, list[Colour]] | None:
    """The colour of the text in `drawn` and every colour it stands on in `bare`; None where there is no text."""
    covered = _differs(drawn, bare, _BLUR)
    inks = _colours(drawn, covered) or _colours(drawn, covered := _differs(drawn, bare, 0))
    if sum(count for count, _ in inks) < 4:
        return None
    under = max(_colours(bare, covered))[1]
    often = max(3, _SOME * sum(count for count, _ in inks))
    # Smooth edges are a mixture of ink and ground: the ink is what is farthest from it.
    ink = max((colour for count, colour in inks if count >= often), key=partial(_apart, under), default=max(inks)[1])
    full = ImageChops.multiply(covered, ImageChops.invert(_differs(drawn, Image.new("RGB", drawn.size, ink), _FULL)))
    grounds = _colours(bare, full)
    least = _RARE * sum(count for count, _ in grounds)
    return ink, [colour for count, colour in grounds if count >= least]


def _apart(one: Colour, other: Colour) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def _differs(one: Any, other: Any, more_than: int) -> Any:
    """White where any channel differs by more."""
    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point(lambda value: 255 if value > more_than else 0)


def _colours(picture: Any, where: Any) -> list[tuple[int, Colour]]:
    """How often each colour occurs where the mask is white."""
    marked = Image.merge("RGBA", (*picture.split(), where))
    found: list[tuple[int, Any]] = list(
        marked.getcolors(marked.width * marked.height) or []
    )  # a colour is a tuple here
    return [(count, colour[:3]) for count, colour in found if colour[3]]


def luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (_LINEAR[part] for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def hexed(colour: Colour) -> str:
    return "{:02X}{:02X}{:02X}".format(*colour)


_LINEAR = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in (each / 255 for each in range(256))]
