"""Taking what a patron left, once per key. Nothing that is kept tells when, at which kiosk, or together with what.

The key a kiosk sends with it is random and kept as a hash alone, and the fingerprint that knows a repetition again is
keyed by it: who has the tables, the hub's secret included, cannot join a text to the moment it came.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.api.ideas import IdeaRequest, IdeaTaken
from kiosk.api.problem import ErrorCode, FieldError
from kiosk.domain.ideas import LONGEST_TEXT
from kiosk.domain.identity import without_identity
from kiosk.domain.text import clean
from kiosk.hub.config import QuestionConfig
from kiosk.hub.db.transaction import Tx
from kiosk.hub.ideas import store
from kiosk.hub.problems import ProblemError, problem, stop
from kiosk.hub.reservations.moment import Moment

_EARLY = timedelta(days=1)
"""A kiosk's midnight may come before ours."""


@dataclass(frozen=True, slots=True)
class IdeaKey:
    """Names one idea; see `key_for`."""

    key: str
    fingerprint: str


def key_for(moment: Moment, device: str, key: str, body: bytes) -> IdeaKey:
    return IdeaKey(moment.secrecy.idea_key(device, key), hmac.digest(key.encode(), body, "sha256").hex())


def take(
    tx: Tx, moment: Moment, idea: IdeaRequest, key: IdeaKey, may_come: Callable[[], None]
) -> tuple[IdeaTaken, bool]:
    """Count and keep it; also whether it had come before. `may_come` raises when the device has left too much.

    Raises:
        ProblemError: `idea_unfit` with the field, `key_reused`, or what `may_come` raises. Nothing is kept then.
    """
    words = clean(without_identity(idea.text), LONGEST_TEXT)
    taken = IdeaTaken(text=bool(words))
    known = store.fingerprint_of(tx.conn, key.key)
    if known is not None:
        if known != key.fingerprint:
            raise stop(ErrorCode.KEY_REUSED)
        return taken, True
    may_come()
    today = moment.house.day
    _must_fit(moment.house.config.questions, idea, words, today)
    question = idea.question or store.OWN
    if idea.answer is not None:
        store.count(tx, question, store.ANSWER, str(idea.answer))
    if idea.mood is not None:
        store.count(tx, question, store.MOOD, idea.mood.value)
    if words:
        store.keep_text(tx, idea.question, words, today)
    store.keep_key(tx, key.key, key.fingerprint, today)
    return taken, False


def _must_fit(questions: tuple[QuestionConfig, ...], idea: IdeaRequest, words: str, today: date) -> None:
    if not words and idea.answer is None and idea.mood is None:
        raise _unfit("", "an answer, a mood or a text is needed")
    if idea.question is None:
        if idea.answer is not None:
            raise _unfit("answer", "an idea of one's own answers no question")
        return
    asked = next((question for question in questions if question.id == idea.question), None)
    if asked is None or (asked.days is not None and asked.days[0] > today + _EARLY):
        raise _unfit("question", "is not asked")
    if idea.answer is not None and idea.answer >= len(asked.answers):
        raise _unfit("answer", "is none of the question's answers")
    if idea.mood is not None and not asked.moods:
        raise _unfit("mood", "the question asks for none")
    if words and not asked.asks_text:
        raise _unfit("text", "the question asks for none")


def _unfit(field: str, message: str) -> ProblemError:
    return ProblemError(problem(ErrorCode.IDEA_UNFIT, errors=[FieldError(field=field, message=message)]))
