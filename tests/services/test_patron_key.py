"""The key by which bookings of one card are counted."""

from __future__ import annotations

import pytest

from kiosk.api.booking import BookingRequest
from kiosk.domain.spans import Span
from kiosk.services.outbox import booking_job
from kiosk.services.outcomes import Wish
from kiosk.services.patron_key import card_number, patron_key
from tests.services.worlds import NOW


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2468013579", "2468013579"),
        ("24680 13579", "2468013579"),
        ("a-1234.5", "A12345"),
        ("1234", None),
        ("1" * 41, None),
        ("kettu", None),
        ("١٢٣٤٥٦", None),
        ("https://kirjasto.example/1", None),
        ("", None),
    ],
)
def test_what_is_a_card(text: str, number: str | None) -> None:
    assert card_number(text) == number


def test_one_card_one_key() -> None:
    """The same wherever and whenever it is made, another for another card, and the number does not stand in it."""
    key = patron_key("2468013579")
    assert key == patron_key("2468013579") != patron_key("2468013578")
    assert len(key) == 48
    assert "24680" not in key


def test_only_the_key_goes_on_its_way() -> None:
    wish = Wish(resource="tulostin", span=Span(NOW, NOW), card="2468013579")
    assert "24680" not in repr(wish)
    job = booking_job(wish, "avain", "lumi-kettu-47", NOW)
    assert isinstance(job.request, BookingRequest)
    assert job.request.patron_key == patron_key("2468013579")
    assert "24680" not in repr(job)
