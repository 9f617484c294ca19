"""Identity codes are taken out however people write them; dates, phone numbers and class marks stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.identity import without_identity

SIGNS = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def made(day: int, month: int, year: int, mark: str, number: int) -> str:
    """A right code, by the published rule."""
    date = f"{day:02}{month:02}{year:02}"
    return f"{date}{mark}{number:03}{SIGNS[int(f'{date}{number:03}') % 31]}"


CODES = st.builds(
    made, st.integers(1, 31), st.integers(1, 12), st.integers(0, 99), st.sampled_from("+-ABCDEFUVWXY"),
    st.integers(2, 999),
)  # fmt: skip


@given(CODES, st.booleans(), st.booleans())
def test_every_code_goes(code: str, small: bool, typing: bool) -> None:
    code = code.lower() if small else code
    assert without_identity(f"Olen {code}, hei", typing=typing) == "Olen , hei"


@pytest.mark.parametrize(
    "code",
    ["131052-308T", "131052 - 308t", "13.10.52-308T", "13.10.1952-308T", "131052-308X", "131052a3085", "131052–308T"],
)
def test_the_ways_people_write_them(code: str) -> None:
    """A wrong check sign is a slip of the finger."""
    assert without_identity(f"minä {code}") == "minä "


def test_without_a_mark_it_must_be_right_and_whole() -> None:
    assert without_identity("131052308T") == ""
    assert without_identity("131052308T", typing=True) == "131052308T"
    assert without_identity("131052308X") == "131052308X"


@pytest.mark.parametrize(
    "words",
    ["", "Avoinna 24.12.2026 klo 10-15", "040 123 4567", "Lainattu 12.3.-15.3.", "84.2 KOI", "Kalajoki-lehti 1952",
     "6430060032101", "virta-hiekka-27", "su 22.11. klo 13.42"],
)  # fmt: skip
def test_other_words_stay(words: str) -> None:
    assert without_identity(words) == words
    assert without_identity(words, typing=True) == words
