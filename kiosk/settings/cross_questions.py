"""What must fit together in questions.toml: a question can be answered, and no two are asked at once unnoticed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kiosk.settings.cross import Finding
from kiosk.settings.lines import Path as KeyPath
from kiosk.settings.problems import quoted
from kiosk.settings.questions import FEWEST_ANSWERS, AskedQuestion, QuestionSettings


def check(settings: QuestionSettings, today: date) -> Iterator[Finding]:
    for key, question in settings.questions.items():
        path: KeyPath = ("questions", key)
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key):
            yield Finding(path, "question_id", outer=True)
        yield from _answers(path, question)
        if question.days is not None and question.days.last < today:
            values = {"day": f"{question.days.last:%-d.%-m.%Y}"}
            yield Finding((*path, "days"), "question_past", values, severity="warning")
    yield from _at_once(settings.questions)


def _answers(path: KeyPath, question: AskedQuestion) -> Iterator[Finding]:
    answers = (*path, "answers")
    if not question.answers and not question.moods and not question.asks_text:
        yield Finding(path, "question_mute", concerns=((*path, "moods"), (*path, "asks_text"), answers))
    elif 0 < len(question.answers) < FEWEST_ANSWERS:
        yield Finding(answers, "answers_few")
    seen: set[str] = set()
    for number, answer in enumerate(question.answers):
        if answer.fi.casefold() in seen:
            yield Finding((*answers, number), "repeated", {"value": quoted(answer.fi)})
        seen.add(answer.fi.casefold())


def _at_once(questions: dict[str, AskedQuestion]) -> Iterator[Finding]:
    """Questions with days of their own that share one: told at the later one of the file."""
    dated = [(key, asked.days) for key, asked in questions.items() if asked.days is not None]
    for number, (key, days) in enumerate(dated):
        for other, before in dated[:number]:
            if days.first <= before.last and before.first <= days.last:
                concerns: tuple[KeyPath, ...] = (("questions", other, "days"),)
                yield Finding(("questions", key, "days"), "question_overlap", {"other": other}, concerns, "warning")
                break
