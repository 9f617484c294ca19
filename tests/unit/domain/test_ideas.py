"""Questions: whose turn it is, which are asked on a day, and what may be shown of the answers."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.ideas import Question, asked, told, turn
from kiosk.domain.text import Text

DAY = timedelta(days=1)
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def question(key: str, first: date, last: date, **more: object) -> Question:
    return replace(Question(id=key, text=Text(key), first_day=first, last_day=last), **more)  # type: ignore[arg-type]


@given(days, st.integers(1, 12))
def test_one_has_its_turn_and_the_others_follow_week_by_week(day: date, of: int) -> None:
    turns = [turn(place, of, day) for place in range(of)]
    assert all(first.weekday() == 0 and last - first == 6 * DAY for first, last in turns)
    assert [place for place, (first, last) in enumerate(turns) if first <= day <= last] == [
        place for place in range(of) if turns[place][0] == day - day.weekday() * DAY
    ]
    mondays = sorted(first for first, _ in turns)
    assert mondays == [day - day.weekday() * DAY + week * 7 * DAY for week in range(of)]


@given(days, st.integers(1, 5))
def test_in_the_long_run_all_are_asked_as_often(day: date, of: int) -> None:
    """What is asked in a week does not depend on the day of the week on which one looks."""
    seen: Counter[int] = Counter()
    for number in range(of * 7):
        today = day - day.weekday() * DAY + number * DAY
        seen.update(place for place in range(of) if turn(place, of, today)[0] <= today)
    assert set(seen.values()) == {7}


def test_asked_from_the_first_to_the_last_day() -> None:
    one = question("one", date(2026, 11, 23), date(2026, 11, 29), order=1)
    late = question("late", date(2026, 11, 29), date(2026, 11, 30))
    assert asked([one, late], date(2026, 11, 22)) == []
    assert asked([one, late], date(2026, 11, 23)) == [one]
    assert asked([one, late], date(2026, 11, 29)) == [late, one]
    assert asked([one, late], date(2026, 12, 1)) == []


def test_told_only_when_published() -> None:
    one = question("one", date(2026, 1, 1), date(2026, 1, 2), order=1)
    assert told([one, replace(one, texts=("sana",))]) == []
    counted, felt = replace(one, id="b", results=(0, 0)), replace(one, id="a", mood_results=(1, 0, 0))
    assert told([one, counted, felt]) == [felt, counted]
