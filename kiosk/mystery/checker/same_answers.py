"""Answers that are one and the same once cases, numbers and dates are read as the engine reads them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from kiosk.mystery.answers import matches
from kiosk.mystery.checker.finding import DETOUR, Asked, Finding, tasks_of
from kiosk.mystery.normal import joined_key, tokens
from kiosk.mystery.numerals import with_digits
from kiosk.mystery.story import PuzzleKind, Story

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
    """The same answer opens two clues of a level: whoever has one has the other, or thinks that the kiosk is wrong."""
    told: set[tuple[str, str, str, str]] = set()
    for one, other in _alike([each for each in listed if each.asked.word != DETOUR and len(each.key) >= _SHORTEST]):
        levels = [level for level in one.asked.task.levels if level in other.asked.task.levels]
        pair = (one.asked.clue.id, one.asked.word, other.asked.clue.id, other.asked.word)
        if not levels or one.asked.clue.id == other.asked.clue.id or pair in told:
            continue
        told.add(pair)
        values = {"value": other.text, "other": one.text, "clue": one.asked.clue.id}
        path = other.asked.path("answers")
        yield Finding(code="answer_shared", path=path, values=values, severity="warning", levels=tuple(levels))


def _alike(answers: list[_Answer]) -> Iterator[tuple[_Answer, _Answer]]:
    """Pairs that match, the earlier one first. Only what begins alike is compared as words: cases change the end."""
    by_start: defaultdict[str, list[tuple[int, _Answer]]] = defaultdict(list)
    for number, answer in enumerate(answers):
        by_start[answer.key[:2] if answer.key[:1].isdigit() else answer.key[:1]].append((number, answer))
    for group in by_start.values():
        for (_, one), (_, other) in combinations(group, 2):
            if one.key == other.key or (_may_be_forms(one, other) and _match(one, other)):
                yield one, other


def _may_be_forms(one: _Answer, other: _Answer) -> bool:
    if one.key.isdigit() or other.key.isdigit():
        return False
    shorter = min(len(one.key), len(other.key))
    shared = max(1, shorter // 3)
    return abs(len(one.key) - len(other.key)) <= 9 and one.key[:shared] == other.key[:shared]


def _match(one: _Answer, other: _Answer) -> bool:
    if PuzzleKind.CLASS_MARK in (one.asked.puzzle.kind, other.asked.puzzle.kind):
        return False  # a mark has no cases
    return matches(one.text, other.text, one.language) or matches(other.text, one.text, other.language)
