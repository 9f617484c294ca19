"""What the archive says to a wrong answer: somewhere else to look for each way of looking, in every language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.mystery.effects import Near, Unsure, Wrong
from kiosk.ui.mystery_replies import reply
from tests.unit.mystery.example import STORY

LETTER, CARD, CODE, LIGHT, TASK = (
    "Ei vielä. Katso kirjettä uudelleen.",
    "Ei vielä. Katso korttia uudelleen.",
    "Ei vielä. Tarkista koodi kortista.",
    "Ei vielä. Katso valoa uudelleen.",
    "Ei vielä. Lue tehtävä uudelleen.",
)


@pytest.mark.parametrize(
    ("key", "cards", "around", "said"),
    [
        ("alku", (), False, LETTER),
        ("alku", ("kirje",), False, CARD),
        ("kortti", ("kirje",), False, CODE),
        ("lamppu", (), False, LIGHT),
        ("sana", ("kirje",), True, TASK),
    ],
)
def test_it_sends_to_where_the_answer_is_read(key: str, cards: tuple[str, ...], around: bool, said: str) -> None:
    clue = next(replace(each, cards=cards) for each in STORY.clues if each.id == key)
    task = clue.detour if around else clue.tasks[0]
    assert task is not None
    assert reply(Wrong(1), STORY, clue, task, "fi").text == said
    others = {reply(Wrong(1), STORY, clue, task, language).text for language in ("fi", "sv", "en")}
    assert len(others) == 3


def test_whoever_does_not_know_is_offered_a_hint() -> None:
    clue = STORY.clues[0]
    assert reply(Unsure(), STORY, clue, clue.tasks[0], "fi").text == "Ei haittaa. Vihje auttaa eteenpäin."


def test_the_authors_words_come_first() -> None:
    clue = STORY.clues[0]
    near = clue.tasks[0].puzzle.near[0]
    assert reply(Near(near.reply), STORY, clue, clue.tasks[0], "fi").text == "Toisin päin."
