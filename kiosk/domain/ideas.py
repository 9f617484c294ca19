"""What the house asks its patrons, and what it has heard: the question of the week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kiosk.domain.text import Text

LONGEST_TEXT = 500
"""Characters of a patron's own words."""

_A_MONDAY = date(2024, 1, 1)
_WEEK = timedelta(days=7)


class Mood(StrEnum):
    """A smiley."""

    SAD = "sad"
    NEUTRAL = "neutral"
    GLAD = "glad"


class IdeaState(StrEnum):
    """What staff have said of a patron's words; patrons see none but accepted ones."""

    NEW = "new"
    ACCEPTED = "accepted"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with answers to tap, between two local days (both inclusive).

    `results` are the counts per answer and `mood_results` those per smiley, in the order of `Mood`; both are there
    only once staff publish them, and so are `texts`, patrons' own words that staff have read and accepted. Of several
    questions of one day the one with the lowest `order` comes first.
    """

    id: str
    text: Text
    first_day: date
    last_day: date
    answers: tuple[Text, ...] = ()
    moods: bool = False
    asks_text: bool = True
    results: tuple[int, ...] | None = None
    mood_results: tuple[int, ...] | None = None
    texts: tuple[str, ...] = ()
    order: int = 0

    @property
    def published(self) -> bool:
        """Whether staff have let patrons see how it was answered."""
        return self.results is not None or self.mood_results is not None


def turn(place: int, of: int, day: date) -> tuple[date, date]:
    """The week, Monday to Sunday, in which the question at `place` (from 0) of `of` that take turns is asked next.

    The running week counts as next. Weeks are counted from a fixed Monday, so that every hub and every start agrees.
    """
    weeks = (day - _A_MONDAY) // _WEEK
    monday = _A_MONDAY + (weeks + (place - weeks) % of) * _WEEK
    return monday, monday + timedelta(days=6)


def asked(questions: Iterable[Question], day: date) -> list[Question]:
    """The questions of a day, the one to show first."""
    return sorted((q for q in questions if q.first_day <= day <= q.last_day), key=_order)


def told(questions: Iterable[Question]) -> list[Question]:
    """The questions whose results staff have published, in their order."""
    return sorted((q for q in questions if q.published), key=_order)


def _order(question: Question) -> tuple[int, str]:
    return question.order, question.id
