"""Catalogues, and the pseudo-language that is the longest of them."""

from __future__ import annotations

import pytest

from kiosk.ui.translate import PSEUDO, catalogue, tr, trn


def test_finnish_and_swedish_are_there() -> None:
    """Compiled, and really other words."""
    assert tr("Book a room", "fi") == "Varaa tila"
    assert tr("Book a room", "sv") not in ("Book a room", "Varaa tila")
    assert tr("Book a room", "en") == "Book a room"


def test_an_unknown_language_or_message_is_shown_as_written() -> None:
    """Better than nothing on a public screen."""
    assert tr("Book a room", "xx") == "Book a room"
    assert tr("no such message {n}", "fi", {"n": 3}) == "no such message 3"


@pytest.mark.parametrize("language", ["fi", "sv", "en", PSEUDO])
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
        assert all(longest >= len(tr(message, language)) for language in ("fi", "sv", "en")), message
