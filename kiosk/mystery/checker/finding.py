"""One thing that is wrong with a story, where it is in the story, and the tasks that checks look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from kiosk.mystery.puzzle import Puzzle, PuzzleKind
from kiosk.mystery.story import Clue, Level, Story, Task

DETOUR: Final = "detour"
LANGUAGES: Final = ("fi", "sv", "en")
TYPED: Final = frozenset({PuzzleKind.LOCK, PuzzleKind.WORD, PuzzleKind.CLASS_MARK, PuzzleKind.WHEEL, PuzzleKind.MORSE})
"""Kinds whose answer is typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`path` leads through the story: ("clues", id, a level's value or `DETOUR`, a field of the task or its puzzle),
    ("cards", id, "code"), ("spots", id, "height_cm"). `levels` are the levels that it is about, when not all.
    """

    code: str
    path: tuple[str, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    severity: Literal["error", "warning"] = "error"
    levels: tuple[Level, ...] = ()
    language: str = "fi"


@dataclass(frozen=True, slots=True)
class Asked:
    """A task of a clue; `word` is the first level that gets it, or `DETOUR`."""

    clue: Clue
    task: Task
    word: str

    @property
    def puzzle(self) -> Puzzle:
        return self.task.puzzle

    def path(self, part: str) -> tuple[str, ...]:
        return ("clues", self.clue.id, self.word, part)


def tasks_of(story: Story) -> Iterator[Asked]:
    """Every task of the story, detours too."""
    for clue in story.clues:
        for task in clue.tasks:
            yield Asked(clue, task, task.levels[0] if task.levels else Level.FAMILY)
        if clue.detour is not None:
            yield Asked(clue, clue.detour, DETOUR)
