"""Levels of the game and its hall of fame: what the first screen tells of it, without a story read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Level(StrEnum):
    """How hard a team wants it; chosen at the start, the same until the end."""

    CHILDREN = "children"
    FAMILY = "family"
    DETECTIVE = "detective"


LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fame:
    """A line of the hall of fame; of a team that wished to stand there."""

    name: str
    level: Level
    day: date
