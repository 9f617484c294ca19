"""A team: a log of what it did, and the state that follows from the log.

Records are facts, not wishes: an answer is written down with what became of it, so that a later edit of the story
never takes back what a team has. Two kiosks may write to the same team; whoever replays sorts by (`at`, `id`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from kiosk.mystery.fame import Level


class Deed(StrEnum):
    """What a record tells."""

    START = "start"
    OPEN = "open"
    """A clue's page was opened."""
    ANSWER = "answer"
    HINT = "hint"
    MISSING = "missing"
    """The clue is not where it should be: the team goes on by the detour."""
    DETOUR = "detour"
    """The spot cannot be reached in the present opening mode: the detour was taken."""
    PAUSE = "pause"
    RESUME = "resume"
    HALL = "hall"
    """The team wants to stand in the hall of fame (or, with `flag` False, does not)."""


class Verdict(StrEnum):
    """What became of an answer."""

    RIGHT = "right"
    NEAR = "near"
    WRONG = "wrong"
    REPEATED = "repeated"
    """The same wrong answer as before: costs nothing."""
    WAIT = "wait"
    """Too many wrong ones: nothing was looked at; never written down."""
    EMPTY = "empty"
    """Nothing in it to look at; never written down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One entry of a team's log. `id` is made by the kiosk and unique; `at` is the kiosk's time.

    `given` is a wrong or near answer as it was compared (for the statistics); never a right one.
    """

    id: str
    at: datetime
    deed: Deed
    clue: str | None = None
    verdict: Verdict | None = None
    given: str | None = None
    level: Level | None = None
    players: int | None = None
    language: str | None = None
    name: str | None = None
    flag: bool = True
    number: int | None = None
    """Which hint it was: two kiosks that give the same one while they are apart have not given two."""
    last: bool = False
    """The right answer that ended the game: it stays at its end when staff give the story another one."""
    by: str | None = None
    """The kiosk that wrote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueState:
    """What a team has of one clue."""

    opened: datetime | None = None
    solved: datetime | None = None
    hints: int = 0
    last_hint: datetime | None = None
    wrong: tuple[str, ...] = ()
    """Different wrong answers, oldest first."""
    last_wrong: datetime | None = None
    near: tuple[str, ...] = ()
    """Different near answers; they are written down once."""
    missing: bool = False
    detour: bool = False
    played: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamState:
    """A team as its log tells it. `played` runs only while it is not paused; a gap counts for at most some minutes."""

    name: str = ""
    level: Level = Level.FAMILY
    players: int = 1
    language: str = "fi"
    started: datetime | None = None
    finished: datetime | None = None
    last: datetime | None = None
    paused: bool = False
    played: timedelta = timedelta(0)
    in_hall: bool = False
    clues: Mapping[str, ClueState] = field(default_factory=lambda: MappingProxyType({}))
    current: str | None = None
    """The clue that was opened last."""

    def clue(self, key: str) -> ClueState:
        return self.clues.get(key, ClueState())

    @property
    def solved(self) -> frozenset[str]:
        return frozenset(key for key, clue in self.clues.items() if clue.solved is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTeam:
    """What a team says of itself at the start; `name` is drawn."""

    name: str
    level: Level
    players: int
    language: str
