"""Numbers as people write them."""

from __future__ import annotations


def digits_of(text: str) -> str:
    """The digits alone, as a lock takes them."""
    return "".join(sign for sign in text if sign in "0123456789")
