"""Leaving an idea at the kiosk: what waits for the hub, what its answer means, what one visit may leave."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.api.ideas import IdeaRequest
from kiosk.api.problem import Problem
from kiosk.domain.ideas import Mood, Question
from kiosk.domain.text import Text
from kiosk.domain.visit import Visit
from kiosk.services.sync import Fate, fate_of

MOST_WAITING = 500
"""Ideas a kiosk keeps while the hub is away: weeks of them, and no child fills the disk."""
LONGEST = 300
"""Letters that can be typed at the kiosk."""
MOST_TEXTS = 3
"""Texts that one visit may leave; answers are one for each question."""
_ENDS = (".", "?", "!")


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaJob:
    """An idea on its way to the hub. Nothing in it tells when it was left, or in which visit.

    `key` is made before it is first sent, so that sending it twice has the effect of once. `seq` is its place in the
    queue (0: not queued yet).
    """

    key: str
    idea: IdeaRequest
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Thanked:
    """It is written down and will reach the staff."""


@dataclass(frozen=True, slots=True)
class Crowded:
    """So many wait already that no more are taken."""


@dataclass(frozen=True, slots=True)
class NotKept:
    """The kiosk could not write it down; `reference` is also in the log, for staff."""

    reference: str


Left = Thanked | Crowded | NotKept


def idea_fate(problem: Problem, stumbles: int) -> Fate:
    """What becomes of an idea that the hub did not take; one for an hour that is full already waits for the next."""
    return fate_of(problem, stumbles)


def may_answer(visit: Visit, question: str) -> bool:
    """One answer for each question and visit."""
    return question not in visit.answered


def may_write(visit: Visit) -> bool:
    return visit.texts < MOST_TEXTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One line of a chart: how many chose it, and the share of all in whole per cent; `mood` instead of words."""

    words: Text | None
    mood: Mood | None
    count: int
    share: int


def chart(question: Question) -> list[Bar]:
    """The published answers and smileys of a question, in their own order: never sorted by who is ahead."""
    answers = zip(question.answers, question.results or (), strict=False)
    moods = zip(Mood, question.mood_results or (), strict=False)
    all_answers, all_moods = sum(question.results or ()), sum(question.mood_results or ())
    return [
        *(Bar(words=words, mood=None, count=n, share=_share(n, all_answers)) for words, n in answers),
        *(Bar(words=None, mood=mood, count=n, share=_share(n, all_moods)) for mood, n in moods),
    ]


def _share(count: int, of: int) -> int:
    return round(100 * count / of) if of else 0


def typed(text: str, key: str) -> str:
    """The text after a key: a sentence begins with a capital, nothing begins with a space, none stand in a row."""
    if key == "\b":
        return text[:-1]
    if len(text) >= LONGEST or (key == " " and (not text or text.endswith(" "))):
        return text
    begins = not text or text.rstrip(" ").endswith(_ENDS)
    return text + (key.upper() if begins else key)
