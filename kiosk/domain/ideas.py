"""What the house asks its patrons, and what it has heard: the question of the week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiosk.domain.text import Text


class Mood(StrEnum):
    """A smiley."""

    SAD = "sad"
    NEUTRAL = "neutral"
    GLAD = "glad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with answers to tap, between two local days (both inclusive).

    `results` are the counts per answer, there only once staff publish them.
    """

    id: str
    text: Text
    first_day: date
    last_day: date
    answers: tuple[Text, ...] = ()
    moods: bool = False
    asks_text: bool = True
    results: tuple[int, ...] | None = None
