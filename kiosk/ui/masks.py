"""Personal data as a public screen may show them."""

from __future__ import annotations


def masked(name: str) -> str:
    """A name by its first letters: "Maija Virtanen" is shown as "M. V."."""
    return " ".join(f"{part[0].upper()}." for part in name.split() if part)
