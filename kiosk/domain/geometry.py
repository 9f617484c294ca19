"""Polygons of the floor plan: what is inside, what crosses itself, and where a sign stands best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from math import hypot

Point = tuple[float, float]
_STEPS = 24
"""The best place for a sign is looked for on a grid of so many steps each way."""


def edges(outline: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """The sides of a closed polygon."""
    yield from pairwise((*outline, outline[0]))


def area(outline: Sequence[Point]) -> float:
    """Area of a polygon, in the square of its unit."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in edges(outline))) / 2


def contains(outline: Sequence[Point], point: Point) -> bool:
    """Whether a point is inside (by the even-odd rule)."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in edges(outline):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def crosses_itself(outline: Sequence[Point]) -> bool:
    """Whether two sides that are not neighbours touch."""
    sides = list(edges(outline))
    last = len(sides) - 1
    return any(
        _meet(*sides[one], *sides[other])
        for one, other in combinations(range(len(sides)), 2)
        if other - one > 1 and not (one == 0 and other == last)
    )


def _meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    turns = [_turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b)]
    if turns[0] != turns[1] and turns[2] != turns[3]:
        return True
    corners = ((turns[0], a, b, c), (turns[1], a, b, d), (turns[2], c, d, a), (turns[3], c, d, b))
    return any(turn == 0 and _between(one, other, point) for turn, one, other, point in corners)


def _turn(a: Point, b: Point, c: Point) -> int:
    """1 for a turn to the left on the way from a over b to c, -1 to the right, 0 straight on."""
    cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return 0 if abs(cross) < 1e-9 else 1 if cross > 0 else -1


def _between(a: Point, b: Point, point: Point) -> bool:
    return min(a[0], b[0]) <= point[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= point[1] <= max(a[1], b[1])


def bounds(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """Left, bottom, right, top."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def distance(point: Point, a: Point, b: Point) -> float:
    """From a point to the nearest of a line from `a` to `b`."""
    long = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2
    along = ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / long if long else 0.0
    along = min(1.0, max(0.0, along))
    return hypot(point[0] - a[0] - along * (b[0] - a[0]), point[1] - a[1] - along * (b[1] - a[1]))


@lru_cache(maxsize=256)  # the same few places whenever a plan is drawn
def sign_point(outline: Sequence[Point]) -> Point:
    """The place inside a polygon that is furthest from its sides; of several the one nearest to its middle."""
    left, bottom, right, top = bounds(outline)
    middle = ((left + right) / 2, (bottom + top) / 2)
    best, best_room = middle, -1.0
    for row in range(1, _STEPS):
        for column in range(1, _STEPS):
            point = (left + (right - left) * column / _STEPS, bottom + (top - bottom) * row / _STEPS)
            if not contains(outline, point):
                continue
            room = min(distance(point, a, b) for a, b in edges(outline))
            away = hypot(point[0] - middle[0], point[1] - middle[1])
            worth = room - away * 1e-3
            if worth > best_room:
                best, best_room = point, worth
    return best
