"""What does not part at the end of a typed line."""

from __future__ import annotations

import pytest

from kiosk.ui.mystery_words import kept_together


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Kirjeen alla luki U. K. Niillä kirjaimilla",
            ["Kirjeen", "alla", "luki", "U.\u00a0K.", "Niillä", "kirjaimilla"],
        ),
        ("pidä vuosiluvut. — Aune»", ["pidä", "vuosiluvut.", "—\u00a0Aune»"]),
        ("hiihti 1 040 km vuonna 1969", ["hiihti", "1\u00a0040", "km", "vuonna", "1969"]),
        ("A. Se on alku — ja loppu", ["A.", "Se", "on", "alku", "—", "ja", "loppu"]),
    ],
)
def test_what_stays_on_one_line(text: str, lines: list[str]) -> None:
    assert kept_together(text).split(" ") == lines
