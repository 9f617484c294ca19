"""Tiles stand in rows of equal length: none ends in a hole."""

from __future__ import annotations

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
def test_small_tiles_keep_within_what_fits(fit: float) -> None:
    for count in range(1, 5):
        across = columns.small(count, fit)
        assert across <= max(1, fit)
        assert count % across == 0 or fit >= across
