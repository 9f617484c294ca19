"""The questions as kiosks are told them: with results only where staff have published them, never with live counts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from kiosk.domain.ideas import Mood, Question, turn
from kiosk.hub.config import QuestionConfig
from kiosk.hub.ideas import store
from kiosk.hub.ideas.store import ANSWER, MOOD, Counts

MOST_TEXTS = 5
"""Accepted texts that stand beside published results."""

_UNDATED_LAST = 1_000
"""Added to the place in the file of a question that takes turns: one with days of its own goes before it."""


def questions(conn: Connection, config: tuple[QuestionConfig, ...], today: date) -> list[Question]:
    """Those asked today or later, and past ones whose results are shown."""
    counts = store.counts(conn) if config else {}
    turns = [question.id for question in config if question.days is None]
    found = []
    for place, asked in enumerate(config):
        days = asked.days or turn(turns.index(asked.id), len(turns), today)
        question = _document(conn, asked, days, counts.get(asked.id, {}), place)
        if question.published or question.last_day >= today:
            found.append(question)
    return found


def _document(conn: Connection, asked: QuestionConfig, days: tuple[date, date], counts: Counts, place: int) -> Question:
    shown = any(published is not None for _, published in counts.values())
    results = seen(asked, counts, live=False) if shown else ((), ())
    return Question(
        id=asked.id,
        text=asked.text,
        first_day=days[0],
        last_day=days[1],
        answers=asked.answers,
        moods=asked.moods,
        asks_text=asked.asks_text,
        results=results[0] or None,
        mood_results=results[1] or None,
        texts=tuple(store.accepted(conn, asked.id, MOST_TEXTS)) if shown else (),
        order=place + (_UNDATED_LAST if asked.days is None else 0),
    )


def seen(asked: QuestionConfig, counts: Counts, *, live: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Counts per answer and per mood, those of now or the published ones; empty where the question asks for none.

    What was counted for answers that staff have taken away since is left out.
    """

    def number(what: str, choice: str) -> int:
        given, published = counts.get((what, choice), (0, None))
        return given if live else published or 0

    answers = tuple(number(ANSWER, str(place)) for place in range(len(asked.answers)))
    moods = tuple(number(MOOD, mood.value) for mood in Mood) if asked.moods else ()
    return answers, moods
