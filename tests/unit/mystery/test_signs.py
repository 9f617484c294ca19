"""Cipher and Morse: there and back, and a lamp that never flickers."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kiosk.mystery.cipher import ALPHABET, turned
from kiosk.mystery.morse import light, signs, written

TEXTS = st.text(alphabet=ALPHABET + ALPHABET.lower() + " 0123456789.,-", max_size=60)


@given(TEXTS, st.integers(-100, 100))
def test_a_wheel_turned_back_gives_the_text(text: str, by: int) -> None:
    assert turned(turned(text, by), -by) == text
    assert turned(text, 29) == text


def test_the_wheel_knows_the_finnish_alphabet() -> None:
    assert turned("Zebra, Öö 1961", 1) == "Åfcsb, Aa 1961"


def test_morse_as_it_is_known() -> None:
    assert signs("SOS") == (("...", "---", "..."),)
    assert written("ei öö") == "·   · ·   /   – – – ·   – – – ·"
    assert signs("!") == ()
    assert light("e t") == ((True, 1), (False, 7), (True, 3), (False, 7))
    assert light("") == ()


@given(TEXTS)
def test_the_lamp_changes_each_time_and_ends_dark(text: str) -> None:
    steps = light(text)
    assert all(one[0] != other[0] for one, other in pairwise(steps))
    assert all(length >= 1 for _, length in steps)
    assert not steps or (steps[0][0] and not steps[-1][0])
    assert sum(on for on, _ in steps) == sum(len(letter) for word in signs(text) for letter in word)
