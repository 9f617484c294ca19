"""How many tiles stand side by side, so that no row ends in a hole, and how tall those of a row are."""

from __future__ import annotations

from math import ceil
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


def level(tile: Any, _height: float) -> None:
    """Make the tiles beside this one as tall as the tallest: they follow their `least`, in px."""
    tiles = tile.parent.children if tile.parent else [tile]
    tallest = max(each.minimum_height for each in tiles)
    for each in tiles:
        each.least = tallest
