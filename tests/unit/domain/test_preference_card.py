"""What goes onto a card comes off it again, on this kiosk and on a later one; nothing else does."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.preference_card import card_text, read_card, spaced
from kiosk.domain.visit import LANGUAGES, PACES, TEXT_SCALES, Preferences

WISHES = st.builds(
    Preferences,
    language=st.sampled_from(LANGUAGES),
    text_scale=st.sampled_from(TEXT_SCALES),
    high_contrast=st.booleans(),
    reach=st.booleans(),
    less_motion=st.booleans(),
    speech=st.booleans(),
    easy=st.booleans(),
    pace=st.sampled_from(PACES),
)


@given(WISHES)
def test_there_and_back(wishes: Preferences) -> None:
    """Read by a reader, or typed with gaps, in small letters."""
    text = card_text(wishes)
    assert read_card(text) == wishes
    assert read_card(spaced(text)) == wishes
    assert read_card(text.lower().replace("l", " l")) == wishes
    assert read_card(f"{text}\r\n") == wishes


@given(WISHES)
def test_only_letters_and_digits_and_short(wishes: Preferences) -> None:
    """A reader that types writes them under any layout; a QR code packs them tightly."""
    text = card_text(wishes)
    assert re.fullmatch("[A-Z0-9]{5,24}", text)


@given(WISHES, st.sampled_from("ABDFGHIJKNOQUVWXYZ"), st.integers(0, 999))
def test_what_a_later_kiosk_adds_is_passed_over(wishes: Preferences, letter: str, number: int) -> None:
    assert read_card(f"{card_text(wishes)}{letter}{number}") == wishes


@pytest.mark.parametrize("later", ["T300", "P9", "L4", "R2", "C7"])
def test_a_number_of_a_later_kiosk_leaves_the_rest(later: str) -> None:
    """What is not known here is as on a card that does not tell it."""
    assert read_card(f"VK1{later}M1") == Preferences(less_motion=True)


@pytest.mark.parametrize("scale", [1.2, 1.01, 1.5])
def test_a_size_in_between_is_not_made_smaller(scale: float) -> None:
    read = read_card(card_text(Preferences(text_scale=scale)))
    assert read is not None
    assert read.text_scale == 1.5


@pytest.mark.parametrize(
    "text",
    [
        "",
        "VK1",
        "VK2L1",
        "VK1:L1",
        "VK1L1L2",
        "VK1L",
        "VK1L1;DROP TABLE",
        "VK1L1\nT200",
        "VK1T٢٠٠",
        "ＶＫ１L1",
        "VK1L1T0000000200",
        "VK1" + "A1B1C1" * 12,
        "VK1" + "".join(f"{letter}100" for letter in string.ascii_uppercase),
        "XVK1L1",
        "6415712345678",
        "hauki-aprikoosi-42",
        "../../etc/passwd",
        "VK1L1\x00",
    ],
)
def test_whatever_else_is_held_to_the_reader_is_no_card(text: str) -> None:
    assert read_card(text) is None


@given(
    st.text(max_size=100)
    | st.text(alphabet=string.ascii_letters + string.digits + " -", max_size=70).map("VK1".__add__)
)
def test_anything_may_be_read(text: str) -> None:
    """Never an error; what is taken can be written and read again."""
    read = read_card(text)
    assert read is None or read_card(card_text(read)) == read
