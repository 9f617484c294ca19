"""How long a story takes by its author's minutes, for each level: the shortest way to the end, and all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.mystery.story import LEVELS, Level, Story


@dataclass(frozen=True, slots=True)
class Duration:
    """Minutes and clues; `least` is what must be solved before the last clue opens, with it."""

    level: Level
    clues: int
    least_clues: int
    least: int
    all: int


def durations(story: Story) -> tuple[Duration, ...]:
    """For every level that has clues."""
    return tuple(_duration(story, level) for level in LEVELS if story.of_level(level))


def _duration(story: Story, level: Level) -> Duration:
    minutes = {clue.id: task.minutes for clue in story.of_level(level) if (task := clue.task(level))}
    way = _way(story, story.last, minutes)
    return Duration(level, len(minutes), len(way), sum(minutes[key] for key in way), sum(minutes.values()))


def _way(story: Story, last: str, minutes: dict[str, int]) -> frozenset[str]:
    """What a team solves that takes, wherever it may choose, what is shortest of what it has not yet done.

    The very shortest of all ways is a riddle of its own; where choices share nothing this is it.
    """
    clues = {clue.id: clue for clue in story.clues if clue.id in minutes}
    way: set[str] = set()
    todo = [last]
    open_choices: list[tuple[int, tuple[str, ...]]] = []
    while todo or open_choices:
        while todo:
            key = todo.pop()
            if key in way or key not in clues:
                continue
            way.add(key)
            needs = clues[key].needs
            todo += needs.all
            if needs.any:
                open_choices.append((1, needs.any))
            if needs.count:
                open_choices.append((needs.count, needs.of))
        if open_choices:  # when everything that must be done is known
            count, ids = open_choices.pop(0)
            todo += _shortest(count - len(way.intersection(ids)), (key for key in ids if key not in way), minutes)
    return frozenset(way)


def _shortest(count: int, ids: Iterable[str], minutes: dict[str, int]) -> list[str]:
    known = sorted((key for key in ids if key in minutes), key=lambda key: minutes[key])
    return known[: max(0, count)]
