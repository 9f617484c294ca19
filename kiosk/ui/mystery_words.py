"""The mystery in words: levels, time left, how far a team has come. Whatever the story itself says comes from staff."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING

from kiosk.mystery.fame import LEVELS, Level
from kiosk.ui.times import length
from kiosk.ui.translate import tr, trn

if TYPE_CHECKING:
    from kiosk.mystery.story import Story

LEVEL_ICONS = {Level.CHILDREN: "human-child", Level.FAMILY: "human-male-female-child", Level.DETECTIVE: "magnify"}
_TOGETHER = re.compile(r"(?<=\b[A-ZÅÄÖ]\.) (?=[A-ZÅÄÖ]\.)|(?<=—) (?=[A-ZÅÄÖ])|(?<=\d) (?=\d{3}\b)")


def kept_together(text: str) -> str:
    """Initials, a dash with the name after it, and the thousands of a number do not part at the end of a line."""
    return _TOGETHER.sub("\u00a0", text)


def level_word(level: Level, language: str) -> str:
    return {
        Level.CHILDREN: tr("Children", language),
        Level.FAMILY: tr("Family", language),
        Level.DETECTIVE: tr("Detective", language),
    }[level]


def level_note(story: Story, level: Level, language: str) -> str:
    """For whom the level is, as the author says it."""
    place = LEVELS.index(level)
    return story.level_notes[place].in_(language) if place < len(story.level_notes) else ""


def minutes_of(story: Story, level: Level) -> int:
    """How long the game takes, by the author's judgement, in fives."""
    tasks = (clue.task(level) for clue in story.of_level(level))
    return 5 * ceil(sum(task.minutes for task in tasks if task is not None) / 5)


def time_left(until: datetime, now: datetime) -> str:
    """Minutes and seconds until a moment: 1:20."""
    seconds = max(0, ceil((until - now).total_seconds()))
    return f"{seconds // 60}:{seconds % 60:02d}"


def how_far(name: str, solved: int, count: int, played: timedelta, language: str) -> str:
    """Who plays, what is solved, how long they have played."""
    done = tr("{solved} of {count} solved", language, {"solved": solved, "count": count})
    return " · ".join(part for part in (name, done, length(played, language)) if part)


def players_words(count: int, language: str) -> str:
    return trn("{n} player", "{n} players", count, language)


def tile_fact(story: Story, solved: int, language: str) -> str:
    """What the tile of the first screen tells: how many teams stand in the hall of fame, or how long it takes."""
    if solved:
        return trn("{n} team found the letter this month", "{n} teams found the letter this month", solved, language)
    return tr("Mystery game · {n} min", language, {"n": minutes_of(story, Level.FAMILY)})
