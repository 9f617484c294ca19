"""Words that stayed in another language when the patron chose this one."""

from __future__ import annotations

from functools import cache

from kivy.uix.label import Label

from kiosk.tour.checks.finding import Finding
from kiosk.ui.translate import catalogue

_SPOKEN = ("fi", "sv", "en")


def faults(labels: list[Label], language: str) -> list[Finding]:
    """Of these visible texts; the longest words of all are of no language."""
    if language not in _SPOKEN:
        return []
    others = [other for other in _SPOKEN if other != language]
    return [
        Finding("language", label.text, f"{other} in {language}")
        for label in labels
        for other in others
        if label.text in _words(other) - _words(language)
    ]


@cache
def _words(language: str) -> frozenset[str]:
    """Every whole text of a catalogue."""
    texts: dict[object, str] = getattr(catalogue(language), "_catalog", {})
    return frozenset(text for message, text in texts.items() if message)
