"""A crowd plays the example: everybody comes to the end, and a story that cannot be finished is found out."""

from __future__ import annotations

import dataclasses
from random import Random

from kiosk.mystery.crowd import Manner
from kiosk.mystery.judging import judge
from kiosk.mystery.puzzle import Puzzle, PuzzleKind, Words
from kiosk.mystery.simulate import simulate
from kiosk.mystery.solutions import solution
from kiosk.mystery.story import Level, Needs
from kiosk.mystery.team import Verdict
from tests.unit.mystery.example import ASK, PUZZLES, STORY, task


def test_everybody_comes_to_the_end() -> None:
    told = simulate(STORY, 96, Random(7))
    assert told.stuck == ()
    assert [(group.level, group.teams) for group in told.groups] == [(level, 8) for level in Level for _ in Manner]
    assert all(group.finished == 8 for group in told.groups)
    median = {(group.level, group.manner): group.median for group in told.groups}
    assert median[Level.FAMILY, Manner.SLOW] > median[Level.FAMILY, Manner.STEADY] > 10
    assert {clue.clue for clue in told.clues if clue.level is Level.CHILDREN} == {clue.id for clue in STORY.clues} - {
        "parit"
    }
    assert sum(clue.wrong for clue in told.clues) > 0
    assert sum(clue.waited for clue in told.clues) > 0
    choice = {clue.clue: clue.choice for clue in told.clues if clue.level is Level.FAMILY}
    assert choice["alku"] == 1
    assert choice["sana"] > 1


def test_the_same_chance_gives_the_same_figures() -> None:
    assert simulate(STORY, 24, Random(1)) == simulate(STORY, 24, Random(1))


def test_a_story_without_a_way_on_is_found_out() -> None:
    def without(clue: str) -> Needs:
        return Needs(all=("loppu",)) if clue == "kirja" else next(c.needs for c in STORY.clues if c.id == clue)

    ring = dataclasses.replace(
        STORY, clues=tuple(dataclasses.replace(clue, needs=without(clue.id)) for clue in STORY.clues)
    )
    told = simulate(ring, 24, Random(7))
    assert sum(number for _, _, number in told.stuck) == 24
    assert {where for _, where, _ in told.stuck} == {("-",)}


def test_a_puzzle_that_nothing_opens_is_found_out() -> None:
    hopeless = Puzzle(kind=PuzzleKind.WORD, ask=ASK, answers=Words())
    first = dataclasses.replace(STORY.clues[0], tasks=(task(hopeless),))
    told = simulate(dataclasses.replace(STORY, clues=(first, *STORY.clues[1:])), 3, Random(7))
    assert {where for _, where, _ in told.stuck} == {("alku",)}


def test_solutions_open_every_kind() -> None:
    for key, puzzle in PUZZLES.items():
        for language in ("fi", "sv", "en"):
            given = solution(STORY, puzzle, language)
            assert given is not None, key
            assert judge(STORY, puzzle, given).verdict is Verdict.RIGHT
