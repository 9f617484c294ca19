"""Ideas: as a patron leaves them, and as staff read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from annotated_types import Ge, Le, MaxLen

from kiosk.api.values import Id
from kiosk.domain.ideas import LONGEST_TEXT, IdeaState, Mood
from kiosk.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaRequest:
    """What a patron left, anonymous: an answer (its number, from 0), a smiley, a few words, or some of them.

    `question` is None for an idea of their own.
    """

    question: Id | None = None
    answer: Annotated[int, Ge(0), Le(20)] | None = None
    mood: Mood | None = None
    text: Annotated[str, MaxLen(LONGEST_TEXT)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaTaken:
    """The hub has it. Nothing here leads back to what was left; `text` says that staff will read some words."""

    text: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaText:
    """A patron's words for staff to read. Only a staff token sees them; `day` is local, the time of day is not kept."""

    id: str
    text: str
    day: date
    state: IdeaState
    question: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaJudged:
    """What staff have said of a patron's words; None that they are erased."""

    id: str
    state: IdeaState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """How a question stands, for staff: counts per answer and per smiley (sad, neutral, glad), texts nobody has read.

    `question` and `text` are None for patrons' own ideas.
    """

    question: str | None
    text: Text | None
    answers: tuple[int, ...] = ()
    moods: tuple[int, ...] = ()
    unread: int = 0
    published: bool = False
