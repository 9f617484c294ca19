"""Answers that are one and the same once cases, numbers and dates are read as the engine reads them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from kiosk.mystery.answers import alike
from kiosk.mystery.checker.finding import DETOUR, Asked, Finding, tasks_of
from kiosk.mystery.normal import joined_key, tokens
from kiosk.mystery.numerals import with_digits
from kiosk.mystery.puzzle import PuzzleKind
from kiosk.mystery.story import Story

_COMPARED = frozenset({PuzzleKind.LOCK, PuzzleKind.WORD, PuzzleKind.WHEEL, PuzzleKind.MORSE, PuzzleKind.CLASS_MARK})
_SHORTEST = 3
"""A lock of two wheels has a hundred answers: that two of them are alike says nothing."""


@dataclass(frozen=True, slots=True)
class _Answer:
    asked: Asked
    text: str
    language: str
    key: str
    """Letters and digits, number words as digits: what is exactly alike has the same."""


def check(story: Story) -> Iterator[Finding]:
    listed = [answer for asked in tasks_of(story) if asked.puzzle.kind in _COMPARED for answer in _answers(asked)]
    yield from _within(listed)
    yield from _between(listed)


def _answers(asked: Asked) -> Iterator[_Answer]:
    words = asked.puzzle.answers
    for language, answers in (("fi", words.fi), ("sv", words.sv), ("en", words.en)):
        for text in answers:
            yield _Answer(asked, text, language, joined_key(" ".join(with_digits(tokens(text)))))


def _within(listed: list[_Answer]) -> Iterator[Finding]:
    """Twice in the list of one language: one of them is of no use, or a slip of the pen."""
    lists: defaultdict[tuple[int, str], list[_Answer]] = defaultdict(list)
    for answer in listed:
        lists[id(answer.asked.task), answer.language].append(answer)
    for answers in lists.values():
        for one, other in combinations(answers, 2):
            if one.key == other.key:
                values = {"value": other.text, "other": one.text}
                yield Finding(code="answer_twice", path=other.asked.path("answers"), values=values, severity="warning")


def _between(listed: list[_Answer]) -> Iterator[Finding]:
    """The same answer opens two clues of a level: whoever has one has the other, or thinks that the kiosk is wrong.

    Each task is told of once. Only what begins alike is compared as words: cases change the end.
    """
    told: set[int] = set()
    by_start: defaultdict[str, list[_Answer]] = defaultdict(list)
    for other in listed:
        if other.asked.word == DETOUR or len(other.key) < _SHORTEST:
            continue
        group = by_start[other.key[:2] if other.key[:1].isdigit() else other.key[:1]]
        for one in group if id(other.asked.task) not in told else ():
            levels = tuple(level for level in one.asked.task.levels if level in other.asked.task.levels)
            if levels and one.asked.clue.id != other.asked.clue.id and _same(one, other):
                told.add(id(other.asked.task))
                values = {"value": other.text, "other": one.text, "clue": one.asked.clue.id}
                path = other.asked.path("answers")
                yield Finding(code="answer_shared", path=path, values=values, severity="warning", levels=levels)
                break
        group.append(other)


def _same(one: _Answer, other: _Answer) -> bool:
    return one.key == other.key or (_may_be_forms(one, other) and _match(one, other))


def _may_be_forms(one: _Answer, other: _Answer) -> bool:
    if one.key.isdigit() or other.key.isdigit():
        return False
    shorter = min(len(one.key), len(other.key))
    shared = max(1, shorter // 3)
    return abs(len(one.key) - len(other.key)) <= 9 and one.key[:shared] == other.key[:shared]


def _match(one: _Answer, other: _Answer) -> bool:
    if PuzzleKind.CLASS_MARK in (one.asked.puzzle.kind, other.asked.puzzle.kind):
        return False  # a mark has no cases
    return alike(one.text, other.text, one.language) or alike(other.text, one.text, other.language)
