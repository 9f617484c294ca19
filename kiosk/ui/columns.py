"""How many tiles or chips stand side by side, so that no row ends in a hole, and how tall those of a row are."""

from __future__ import annotations

from itertools import combinations
from math import ceil, inf
from typing import Any

_TWO_BESIDE_ROOMS, _THREE = 17, 27
"""Widths, in letters' sizes, from which two tiles beside the list of rooms, or three, have room for their words."""


def large(count: int, width: float, wide: bool) -> int:
    """Columns for `count` large tiles on `width` letters' sizes; on a `wide` screen the rooms are beside them."""
    if wide:
        return 2 if count > 3 and width > _TWO_BESIDE_ROOMS else 1
    if count == 3:
        return 3 if width > _THREE else 1
    return min(2, max(1, count))


def small(count: int, fit: float) -> int:
    """Columns for `count` small tiles of which `fit` go side by side, three at most; rows of equal length."""
    most = max(1, min(3, int(fit)))
    rows = ceil(count / most) or 1
    return max(1, ceil(count / rows))


def rows(count: int, fit: float) -> list[int]:
    """Lengths of the rows of `count` cards of which `fit` go side by side, three at most; the shorter rows first, for
    their cards are the wider ones.
    """
    if not count:
        return []
    most = max(1, min(3, int(fit)))
    number = ceil(count / most)
    return [(count + row) // number for row in range(number)]


def even(widths: list[float], room: float, gap: float) -> float:
    """The least width on which chips of these widths take no more rows than on `room`: then no row is much shorter
    than the others.
    """
    most = _rows_of(widths, room, gap)
    ends = [
        sum(widths[first:last]) + gap * (last - first - 1) for first, last in combinations(range(len(widths) + 1), 2)
    ]
    widest = max(widths, default=0.0)
    return min((end for end in ends if widest <= end <= room and _rows_of(widths, end, gap) <= most), default=room)


def peek(count: int, least: float, best: float, room: float, gap: float) -> float:
    """How tall rows stand in a column seen through `room` px: `best` px or, to be seen all at once, down to `least` px.
    Where that is not to be the last one seen is cut in its middle, which shows that there are more.
    """
    all_seen = (room + gap) / max(1, count) - gap
    seen = int((room - least / 2) // (least + gap))
    if all_seen >= least or seen < 1:
        return max(least, min(best, all_seen))
    return (room - seen * gap) / (seen + 0.5)


def _rows_of(widths: list[float], room: float, gap: float) -> int:
    """In how many rows chips stand when each goes on where there is room; a wider one has a row of its own."""
    found, used = 0, inf
    for width in widths:
        used += gap + width
        if used > room:
            found, used = found + 1, width
    return found


def level(tile: Any, _height: float) -> None:
    """Make the tiles of a row as tall as the tallest: they follow their `least`, in px. In a column none does."""
    # A row that wraps knows no columns.
    beside = tile.parent.children if tile.parent and getattr(tile.parent, "cols", None) != 1 else [tile]
    tiles = [each for each in beside if abs(each.width - tile.width) < 1]
    tallest = max(each.minimum_height for each in tiles)
    for each in tiles:
        each.least = tallest
