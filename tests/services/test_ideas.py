"""Ideas without a window: typing, charts, what a visit may leave, what an answer of the hub means."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.api.problem import ErrorCode, Problem
from kiosk.domain.ideas import Mood, Question
from kiosk.domain.text import Text, clean
from kiosk.domain.visit import Visit
from kiosk.services.ideas import LONGEST, MOST_TEXTS, chart, idea_fate, may_answer, may_write, typed
from kiosk.services.sync import MOST_STUMBLES, Fate

KEYS = [*"1234567890qwertyuiopåasdfghjklöäzxcvbnm,.?- ", "\b"]
"""Every key of the keyboard on the screen."""


def _type(keys: str) -> str:
    text = ""
    for key in keys:
        text = typed(text, key)
    return text


def test_sentences_begin_with_a_capital() -> None:
    assert _type("ovi narisee. miksi? öljyä") == "Ovi narisee. Miksi? Öljyä"
    assert _type("  a  b ") == "A b "
    assert _type("ab\b\b\bc") == "C"
    assert _type("pop-up") == "Pop-up"


@given(st.lists(st.sampled_from(KEYS), max_size=LONGEST + 50))
def test_whatever_is_hammered_the_hub_takes_it(keys: list[str]) -> None:
    text = _type("".join(keys))
    assert len(text) <= LONGEST
    assert "  " not in text
    assert not text.startswith(" ")
    assert clean(text, LONGEST) == text.strip()


def test_a_visit_leaves_one_answer_a_question_and_a_few_texts() -> None:
    visit = Visit()
    assert may_answer(visit, "q")
    visit = visit.with_idea("q", in_words=False)
    assert not may_answer(visit, "q")
    assert may_answer(visit, "toinen")
    for _ in range(MOST_TEXTS):
        assert may_write(visit)
        visit = visit.with_idea(None, in_words=True)
    assert not may_write(visit)
    assert may_answer(visit, "toinen"), "an answer is still welcome"


def _question(**more: object) -> Question:
    day = date(2026, 11, 23)
    return Question(id="q", text=Text("Mitä?"), first_day=day, last_day=day, **more)  # type: ignore[arg-type]


def test_a_chart_keeps_the_order_of_the_answers() -> None:
    bars = chart(
        _question(answers=(Text("A"), Text("B"), Text("C")), results=(1, 0, 2), moods=True, mood_results=(0, 1, 3))
    )
    assert [(bar.words and bar.words.fi, bar.mood, bar.count, bar.share) for bar in bars] == [
        ("A", None, 1, 33),
        ("B", None, 0, 0),
        ("C", None, 2, 67),
        (None, Mood.SAD, 0, 0),
        (None, Mood.NEUTRAL, 1, 25),
        (None, Mood.GLAD, 3, 75),
    ]
    assert chart(_question(answers=(Text("A"), Text("B")), results=(0, 0)))[0].share == 0
    assert chart(_question(answers=(Text("A"), Text("B")))) == []


@pytest.mark.parametrize(
    ("code", "status", "fate"),
    [
        (ErrorCode.TOO_MANY_IDEAS, 429, Fate.LATER),
        (ErrorCode.UNAVAILABLE, 503, Fate.LATER),
        (ErrorCode.NOT_AUTHORISED, 401, Fate.STOP),
        (ErrorCode.IDEA_UNFIT, 422, Fate.REFUSED),
        (ErrorCode.KEY_REUSED, 422, Fate.REFUSED),
        (ErrorCode.BAD_REQUEST, 400, Fate.REFUSED),
        (ErrorCode.INTERNAL, 500, Fate.STUMBLE),
    ],
)
def test_what_an_answer_means(code: ErrorCode, status: int, fate: Fate) -> None:
    problem = Problem(type="x", title="x", status=status, code=code)
    assert idea_fate(problem, 0) is fate
    assert idea_fate(problem, MOST_STUMBLES) is (Fate.REFUSED if fate is Fate.STUMBLE else fate)
