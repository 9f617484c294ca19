"""The pages of the shipped story, as teams and the tour's pictures see them: no answer to a clue stands on its own page,
nor on those before the letter is whole.
"""

from __future__ import annotations

import pytest

from kiosk.domain.text import Text
from kiosk.mystery.normal import tokens
from kiosk.mystery.puzzle import PuzzleKind
from kiosk.mystery.story import Story, Task
from kiosk.settings.mystery import read_story
from tests.settings.conftest import SHIPPED

PICKED = {PuzzleKind.CHOICE, PuzzleKind.ORDER, PuzzleKind.PAIRS, PuzzleKind.TOUCH}


@pytest.fixture(scope="module")
def story() -> Story:
    found = read_story(SHIPPED / "mystery" / "kekkosen-kirje").story
    assert found is not None
    return found


def words(*texts: Text, language: str) -> str:
    return f" {' '.join(token for text in texts for part in text.in_(language).split() for token in tokens(part))} "


def answers(task: Task, language: str) -> list[str]:
    """Of a puzzle whose answer is written, longer than the small numbers that stand everywhere."""
    if task.puzzle.kind in PICKED:
        return []
    said = [" ".join(tokens(answer)) for answer in task.puzzle.answers.in_(language)]
    return [answer for answer in said if len(answer) > 2]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_page_shows_its_own_answer(story: Story, language: str) -> None:
    shown: list[str] = []
    for clue in story.clues:
        spot = story.spot(clue.spot)
        where = (spot.where,) if spot is not None else ()
        for task in clue.tasks:
            page = words(clue.title, clue.fragment, task.look, task.puzzle.ask, *where, language=language)
            shown += [f"{clue.id}: {answer}" for answer in answers(task, language) if f" {answer} " in page]
    assert shown == []


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_first_page_tells_nothing(story: Story, language: str) -> None:
    """Nor does the first screenful of the whole letter: the sentence of the seal stands at its end."""
    intro = words(story.title, story.fiction, story.intro, *story.level_notes, language=language)
    last = story.clue(story.last)
    assert last is not None
    for task in (task for clue in story.clues for task in clue.tasks):
        assert not [answer for answer in answers(task, language) if f" {answer} " in intro]
    letter = words(story.letter, language=language)
    sentences = {answer for task in last.tasks for answer in answers(task, language)}
    at = [letter.index(f" {sentence} ") for sentence in sentences if f" {sentence} " in letter]
    assert at and min(at) > len(letter) * 0.85
