"""Answers matched as people write."""

from __future__ import annotations

from kiosk.mystery.normal import joined_key
from kiosk.mystery.story import Words


def accepted(answers: Words, text: str) -> bool:
    """Whether the text is one of the answers."""
    key = joined_key(text)
    return bool(key) and any(key == joined_key(answer) for answer in answers)
