"""Tiles stand in rows of equal length: none ends in a hole."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from kiosk.ui import columns


@pytest.mark.parametrize("width", [9, 14, 20, 27.5, 40, 80])
@pytest.mark.parametrize("count", range(1, 5))
def test_no_row_of_large_tiles_ends_in_a_hole(count: int, width: float) -> None:
    for wide in (False, True):
        assert count % columns.large(count, width, wide) == 0


def test_three_stand_side_by_side_only_where_their_words_fit() -> None:
    assert columns.large(3, 30, wide=False) == 3
    assert columns.large(3, 20, wide=False) == 1
    assert columns.large(4, 20, wide=False) == 2


@pytest.mark.parametrize("fit", [0.5, 1.2, 2.9, 3, 7])
def test_rows_of_cards_hold_all_of_them_and_differ_by_one_at_most(fit: float) -> None:
    for count in range(12):
        rows = columns.rows(count, fit)
        assert sum(rows) == count
        assert rows == sorted(rows)
        assert not rows or (rows[-1] <= max(1, min(3, fit)) and rows[-1] - rows[0] <= 1)


def test_chips_take_no_more_rows_than_they_need_and_none_is_left_alone() -> None:
    """As the filters of the house on a portrait panel: five, four and one, until their rows are made even."""
    widths = [60.0, 75, 98, 90, 110, 90, 115, 100, 85, 75]
    room = columns.even(widths, 473, 6)
    assert [len(row) for row in _wrapped(widths, room, 6)] == [4, 3, 3]
    assert columns.even(widths, 10_000, 6) == sum(widths) + 9 * 6
    assert columns.even([500.0, 20], 300, 6) == 300, "what is wider than there is room wraps its words"
    assert columns.even([], 300, 6) == 300


@pytest.mark.parametrize("room", range(120, 720, 7))
def test_a_column_that_goes_on_is_cut_in_the_middle_of_a_row(room: int) -> None:
    height = columns.peek(8, 44, 60, room, 9)
    assert height >= 44
    if room >= 8 * 44 + 7 * 9:
        assert height == pytest.approx(min(60, (room - 7 * 9) / 8)), "all are seen, as tall as there is room"
    else:
        assert room % (height + 9) == pytest.approx(height / 2)


def _wrapped(widths: list[float], room: float, gap: float) -> list[list[float]]:
    rows: list[list[float]] = [[]]
    for width in widths:
        if rows[-1] and sum(rows[-1]) + gap * len(rows[-1]) + width > room:
            rows.append([])
        rows[-1].append(width)
    return rows


@pytest.mark.parametrize("fit", [0.5, 1.2, 2.9, 3, 7])
def test_small_tiles_keep_within_what_fits(fit: float) -> None:
    for count in range(1, 5):
        across = columns.small(count, fit)
        assert across <= max(1, fit)
        assert count % across == 0 or fit >= across


def _row(**kwargs: Any) -> list[Any]:
    tiles = [SimpleNamespace(width=200, minimum_height=height, least=0) for height in (60, 90)]
    for tile in tiles:
        tile.parent = SimpleNamespace(children=tiles, **kwargs)
    return tiles


@pytest.mark.parametrize(("kwargs", "leasts"), [({"cols": 2}, [90, 90]), ({}, [90, 90]), ({"cols": 1}, [60, 0])])
def test_tiles_of_a_row_are_as_tall_as_the_tallest(kwargs: dict[str, int], leasts: list[int]) -> None:
    """In a row of columns and in one that wraps by itself; not in a column."""
    first, second = _row(**kwargs)
    columns.level(first, first.minimum_height)
    assert [first.least, second.least] == leasts
