"""Celia's count: only fives leave a kiosk, none of them tells of one visit, and many of them tell the truth."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.celia_count import MOST, STEP, rounded

COUNTS = st.integers(0, 400)
CHANCES = st.floats(0, 1, exclude_max=True)


@given(COUNTS, CHANCES)
def test_only_the_fives_around(count: int, chance: float) -> None:
    """A five itself stays: it is not less of a secret for being moved."""
    found = rounded(count, chance)
    assert found % STEP == 0
    assert abs(found - count) < STEP


@given(COUNTS)
def test_the_mean_is_the_truth(count: int) -> None:
    """Over every chance alike."""
    many = 1_000
    assert sum(rounded(count, (n + 0.5) / many) for n in range(many)) / many == count


@given(COUNTS, CHANCES)
def test_one_visit_more_never_lowers_it_and_never_shows_for_certain(count: int, chance: float) -> None:
    """Some number that comes of the one count comes of its neighbour too."""
    assert rounded(count, chance) <= rounded(count + 1, chance)
    mine = {rounded(count, n / 100) for n in range(100)}
    assert mine & {rounded(count + 1, n / 100) for n in range(100)}


def test_a_child_who_opens_it_all_day_is_cut() -> None:
    assert rounded(10 * MOST, 0.0) == MOST
