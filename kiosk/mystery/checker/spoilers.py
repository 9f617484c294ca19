"""Clues that are solved without going to their card: the answer stands in something that was read before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.domain.hours import Mode
from kiosk.domain.text import Text
from kiosk.mystery.checker.finding import DETOUR, LANGUAGES, Asked, Finding, tasks_of
from kiosk.mystery.checker.graph import Graph, Solvable
from kiosk.mystery.endings import is_form
from kiosk.mystery.normal import tokens
from kiosk.mystery.puzzle import PuzzleKind
from kiosk.mystery.story import Clue, Level, Story

_LOOKED_FOR = frozenset({PuzzleKind.LOCK, PuzzleKind.WORD, PuzzleKind.CLASS_MARK, PuzzleKind.WHEEL})
"""Kinds whose answer stands on the card, or what the wheel says of it; a lamp's does not stand anywhere."""
_SHORTEST = 3
"""Numbers of two digits stand everywhere and give nothing away."""
INTRO = ""


@dataclass(frozen=True, slots=True)
class _Read:
    """A text that a team reads: of a clue (`INTRO` for the beginning), for the levels it is for; `part` names it.

    `after` says that it is read when the clue is solved, and not when it opens.
    """

    clue: str
    part: str
    levels: tuple[Level, ...]
    language: str
    words: tuple[str, ...]
    after: bool = False


def check(story: Story) -> Iterator[Finding]:
    texts = list(_texts(story))
    index = _Index(texts)
    solvable = Solvable(story)
    for asked in tasks_of(story):
        if asked.word != DETOUR and asked.clue.cards and asked.puzzle.kind in _LOOKED_FOR:
            yield from _task(story, asked, index, solvable)


def _task(story: Story, asked: Asked, index: _Index, solvable: Solvable) -> Iterator[Finding]:
    words = asked.puzzle.answers
    own_told = other_told = False
    for language in LANGUAGES:
        for answer in words.in_(language):
            for read in index.find(tokens(answer), language):
                levels = tuple(level for level in asked.task.levels if level in read.levels)
                if not levels:
                    continue
                values = {"value": answer, "part": read.part, "clue": read.clue or "alku"}
                if read.clue == asked.clue.id and not read.after and not own_told:
                    own_told = True
                    yield Finding(
                        code="answer_on_page",
                        path=asked.path(read.part),
                        values=values,
                        levels=levels,
                        language=language,
                    )
                elif read.clue != asked.clue.id and not other_told:
                    before = tuple(level for level in levels if _before(story, level, asked.clue, read, solvable))
                    if before:
                        other_told = True
                        yield Finding(
                            code="answer_elsewhere",
                            path=asked.path("answers"),
                            values=values,
                            severity="warning",
                            levels=before,
                        )


def _before(story: Story, level: Level, clue: Clue, read: _Read, solvable: Solvable) -> bool:
    """Whether a team of this level can have read it without having solved the clue."""
    if read.clue == INTRO:
        return True
    other = story.clue(read.clue)
    reached = Graph(story, level).reached(lambda each: each.id != clue.id and solvable.at(each, level, Mode.STAFFED))
    if other is None or other.task(level) is None:
        return False
    return read.clue in reached if read.after else other.needs.met(reached)


def _texts(story: Story) -> Iterator[_Read]:
    every = tuple(Level)
    yield from _read(INTRO, "intro", every, story.intro)
    for clue in story.clues:
        met = tuple(level for task in clue.tasks for level in task.levels)
        yield from _read(clue.id, "title", met, clue.title)
        yield from _read(clue.id, "fragment", met, clue.fragment)
        if clue.found is not None:
            yield from _read(clue.id, "found", met, clue.found, after=True)
        for task in clue.tasks:
            yield from _read(clue.id, "look", task.levels, task.look)
            yield from _read(clue.id, "ask", task.levels, task.puzzle.ask)
            yield from _read(clue.id, "reply", task.levels, task.reply, after=True)
        for key in clue.cards:
            card = story.card(key)
            if card is not None:
                yield from _read(clue.id, "card", met, card.text, after=True)


def _read(clue: str, part: str, levels: tuple[Level, ...], text: Text, *, after: bool = False) -> Iterator[_Read]:
    for language in LANGUAGES:
        yield _Read(clue, part, levels, language, _all_tokens(text.in_(language)), after)


def _all_tokens(text: str) -> tuple[str, ...]:
    """Of a text of any length: an answer is cut where nobody types on, a letter is not."""
    return tuple(token for part in text.split() for token in tokens(part))


class _Index:
    """In which texts a word stands."""

    def __init__(self, texts: list[_Read]) -> None:
        self._texts = texts
        self._at: dict[str, defaultdict[str, set[int]]] = {language: defaultdict(set) for language in LANGUAGES}
        self._starts: dict[str, defaultdict[str, set[str]]] = {language: defaultdict(set) for language in LANGUAGES}
        for number, read in enumerate(texts):
            for word in read.words:
                self._at[read.language][word].add(number)
                self._starts[read.language][word[:3]].add(word)

    def find(self, answer: tuple[str, ...], language: str) -> list[_Read]:
        """Texts with the whole answer in them; a single word in any of its cases."""
        if sum(map(len, answer)) < _SHORTEST:
            return []
        if len(answer) == 1:
            forms = (word for word in self._starts[language][answer[0][:3]] if is_form(answer[0], word, language))
            found = {number for form in forms for number in self._at[language][form]}
            return [self._texts[number] for number in sorted(found)]
        holding = set.intersection(*(self._at[language].get(word, set()) for word in answer))
        wanted = f" {' '.join(answer)} "
        return [self._texts[n] for n in sorted(holding) if wanted in f" {' '.join(self._texts[n].words)} "]
