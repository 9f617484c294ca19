"""Catalogues, and the pseudo-language that is the longest of them."""

from __future__ import annotations

import pytest

from kiosk.domain.text import EASY
from kiosk.ui.translate import PSEUDO, catalogue, plain, tr, trn


def test_finnish_and_swedish_are_there() -> None:
    """Compiled, and really other words."""
    assert tr("Book a room", "fi") == "Varaa tila"
    assert tr("Book a room", "sv") not in ("Book a room", "Varaa tila")
    assert tr("Book a room", "en") == "Book a room"


def test_an_unknown_language_or_message_is_shown_as_written() -> None:
    """Better than nothing on a public screen."""
    assert tr("Book a room", "xx") == "Book a room"
    assert tr("no such message {n}", "fi", {"n": 3}) == "no such message 3"


@pytest.mark.parametrize("language", ["fi", EASY, "sv", "en", PSEUDO])
def test_counts(language: str) -> None:
    """One and many, the figure filled in."""
    assert "1" in trn("{n} person", "{n} people", 1, language)
    assert "7" in trn("{n} person", "{n} people", 7, language)
    assert trn("{n} person", "{n} people", 1, language) != trn("{n} person", "{n} people", 2, language)


def test_the_pseudo_language_is_never_shorter() -> None:
    """Whatever fits it fits them all."""
    texts = [message for message in getattr(catalogue("fi"), "_catalog", {}) if isinstance(message, str) and message]
    assert len(texts) > 50
    for message in texts:
        longest = len(tr(message, PSEUDO))
        assert all(longest >= len(tr(message, language)) for language in ("fi", EASY, "sv", "en")), message


def test_easy_finnish_says_what_it_can_and_finnish_the_rest() -> None:
    """An overlay: what is not in it comes from the catalogue below, plurals too."""
    assert tr("The booking is made", EASY) == "Varaus on valmis"
    assert tr("The booking is made", EASY) != tr("The booking is made", "fi")
    assert tr("Events", EASY) == tr("Events", "fi") == "Tapahtumat"
    assert trn("{n} event today", "{n} events today", 3, EASY) == trn("{n} event today", "{n} events today", 3, "fi")
    assert plain(EASY) == "fi"
    assert plain("sv") == "sv"
