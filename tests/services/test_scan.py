"""What of a reading opens a booking, and what is the same reading again."""

from __future__ import annotations

import pytest

from kiosk.services.scan import Doubles, booking_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("lumi-kettu-47", "lumi-kettu-47"),
        ("LUMI-KETTU-47", "lumi-kettu-47"),
        ("DESCRIPTION:pöllö-hyvä-23 lumi-kettu-47", "lumi-kettu-47"),
        ("lumi+kettu+47", "lumi-kettu-47"),
        ("polla-kettu-47", None),
        ("lumi-kettu-4", None),
        ("lumi-kettu-477", None),
        ("lumi-kettu-07", None),
        ("K7M4", None),
        ("BEGIN:VCALENDAR", None),
        ("", None),
    ],
)
def test_booking_code(text: str, code: str | None) -> None:
    assert booking_code(text) == code


def test_a_card_that_stays_is_read_once() -> None:
    doubles = Doubles()
    assert doubles.is_new("a", 0.0)
    assert not doubles.is_new("a", 0.9)
    assert not doubles.is_new("a", 1.8)
    assert doubles.is_new("b", 1.9)
    assert doubles.is_new("a", 2.9)
