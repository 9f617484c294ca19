"""The page as it may be seen: every letter stays in its line and near its place, and comes to rest in time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.celia_eyes import MOVES_FOR, blurs, crowded, shaken

WORDS = st.lists(st.text("abcäö.", min_size=1, max_size=12), max_size=40)


@given(WORDS, st.floats(140, 900))
def test_letters_stay_in_their_lines(words: list[str], width: float) -> None:
    """In order, none over the edge, none lost."""
    letters = crowded(words, width, 30, lambda _sign: 10)
    assert "".join(letter.sign for letter in letters) == "".join(words)
    assert all(letter.x + 10 * 0.9 <= width + 1e-6 for letter in letters)
    assert [letter.y for letter in letters] == sorted(letter.y for letter in letters)


@given(st.integers(0, 400), st.floats(0, 60))
def test_a_letter_keeps_near_its_place(number: int, seconds: float) -> None:
    """A fifth of its size at most, and not a pixel more once the time is over."""
    x, y = shaken(number, seconds, 100)
    assert max(abs(x), abs(y)) <= 14
    if seconds >= MOVES_FOR:
        assert (x, y) == shaken(number, 1_000, 100)


@given(st.integers(0, 400), st.floats(0, MOVES_FOR))
def test_it_is_slow(number: int, seconds: float) -> None:
    """Less than half a turn a second; and it is over before it would have to be stopped by hand."""
    (x, y), (later_x, later_y) = shaken(number, seconds, 100), shaken(number, seconds + 0.04, 100)
    assert abs(x - later_x) + abs(y - later_y) < 3
    assert MOVES_FOR < 5


def test_a_blur_leans_to_no_side() -> None:
    copies = blurs()
    assert abs(sum(x for x, _ in copies)) < 1e-9
    assert abs(sum(y for _, y in copies)) < 1e-9
