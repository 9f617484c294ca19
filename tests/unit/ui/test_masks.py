"""Names as a public screen may show them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.masks import masked


def test_initials() -> None:
    """First letters alone."""
    assert masked("Maija Virtanen") == "M. V."
    assert masked("  åsa  ") == "Å."
    assert masked("") == ""


@given(st.text())
def test_a_mask_shows_one_letter_a_word(name: str) -> None:
    """Whatever was typed."""
    assert all(part.endswith(".") for part in masked(name).split())
    assert len(masked(name).split()) <= len(name.split()) or not name.split()
