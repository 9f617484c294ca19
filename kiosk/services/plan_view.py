"""Where things of a floor plan stand on the screen: the plan fitted into a box, its signs beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from kiosk.domain.geometry import Point, area, contains
from kiosk.domain.pages import Floor, Place


@dataclass(frozen=True, slots=True)
class Fit:
    """Metres of a floor to px of the screen."""

    scale: float
    left: float
    bottom: float

    def to_px(self, point: Point) -> Point:
        return self.left + point[0] * self.scale, self.bottom + point[1] * self.scale

    def to_metres(self, point: Point) -> Point:
        return (point[0] - self.left) / self.scale, (point[1] - self.bottom) / self.scale


def fit(floor: Floor, width: float, height: float, margin: float = 0.0) -> Fit:
    """The floor as large as it goes into `width` by `height` px, in the middle, with a margin around it."""
    scale = min((width - 2 * margin) / floor.width, (height - 2 * margin) / floor.depth)
    scale = max(scale, 0.01)
    return Fit(scale, (width - floor.width * scale) / 2, (height - floor.depth * scale) / 2)


def place_at(places: Iterable[Place], point: Point) -> Place | None:
    """The place at a point in metres; of several that overlap the smallest."""
    here = [place for place in places if len(place.area) >= 3 and contains(place.area, point)]
    return min(here, key=lambda place: area(place.area), default=None)


def spread(
    anchors: Sequence[Point], size: float, gap: float, width: float, height: float, fixed: Sequence[Point] = ()
) -> list[Point | None]:
    """Middles of square signs of `size` px, as near to their anchors as they go without touching each other, the
    `fixed` ones or the edge of the box of `width` by `height`; None for a sign that finds no room.
    """
    half, step = size / 2, size + gap
    wished = [_within(point, half, width, height) for point in anchors]
    # Who stands in nobody's way stays; the others look for a place around them.
    crowd = [sum(not _apart(one, other, step) for other in (*wished, *fixed)) for one in wished]
    found: dict[int, Point | None] = {}
    for number in sorted(range(len(wished)), key=lambda each: (crowd[each], each)):
        taken = (*fixed, *(place for place in found.values() if place is not None))
        found[number] = _nearest_free(wished[number], taken, step, half, width, height)
    return [found[number] for number in range(len(wished))]


def _nearest_free(
    wish: Point, taken: Sequence[Point], step: float, half: float, width: float, height: float
) -> Point | None:
    """The place nearest to the wish, looked for ring by ring around it."""
    if all(_apart(wish, other, step) for other in taken):
        return wish
    grain = max(step / 6, 1.0)
    for ring in range(1, int(hypot(width, height) / grain) + 2):
        around = (2 * pi * number / (6 * ring) for number in range(6 * ring))
        places = [(wish[0] + ring * grain * cos(turn), wish[1] + ring * grain * sin(turn)) for turn in around]
        for place in places:
            inside = half <= place[0] <= width - half and half <= place[1] <= height - half
            if inside and all(_apart(place, other, step) for other in taken):
                return place
    return None


def room_for(signs: int, size: float, gap: float) -> float:
    """An area in px that holds so many signs with some air between them."""
    return 2.2 * signs * (size + gap) ** 2


def _apart(one: Point, other: Point, step: float) -> bool:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1])) >= step - 0.01


def _within(point: Point, half: float, width: float, height: float) -> Point:
    return min(max(point[0], half), max(half, width - half)), min(max(point[1], half), max(half, height - half))
