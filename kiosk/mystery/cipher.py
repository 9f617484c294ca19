"""A wheel of letters: every letter of a text is moved on by the same number of places of the Finnish alphabet."""

from __future__ import annotations

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"


def turned(text: str, by: int) -> str:
    """The text with its letters moved on by so many places (backwards when negative); all else stays as it is."""
    start = by % len(ALPHABET)
    moved = ALPHABET[start:] + ALPHABET[:start]
    return text.translate(str.maketrans(ALPHABET + ALPHABET.lower(), moved + moved.lower()))
