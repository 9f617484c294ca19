"""A wrong answer sends the team to where the right one is read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.mystery.again import Again, again
from tests.unit.mystery.example import STORY


@pytest.mark.parametrize(
    ("key", "cards", "where"),
    [
        ("alku", (), Again.LETTER),
        ("alku", ("kirje",), Again.CARD),
        ("kortti", ("kirje",), Again.CODE),
        ("lamppu", (), Again.LIGHT),
    ],
)
def test_where_the_answer_is(key: str, cards: tuple[str, ...], where: Again) -> None:
    clue = next(each for each in STORY.clues if each.id == key)
    assert again(replace(clue, cards=cards), clue.tasks[0]) is where


def test_a_detour_is_solved_from_its_own_words() -> None:
    clue = next(each for each in STORY.clues if each.detour is not None)
    assert clue.detour is not None
    assert again(replace(clue, cards=("kirje",)), clue.detour) is Again.TASK
