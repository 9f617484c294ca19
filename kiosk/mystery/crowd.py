"""Teams that play by themselves: people who think, people who are slow, who do anything at all, and who only guess."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import count
from random import Random
from types import MappingProxyType

from kiosk.domain.hours import Mode
from kiosk.mystery import engine, seen
from kiosk.mystery.effects import HintNotYet, MustWait, OtherWay, Solved
from kiosk.mystery.given import Given
from kiosk.mystery.guesses import guess
from kiosk.mystery.solutions import solution
from kiosk.mystery.story import Level, Story, Task
from kiosk.mystery.team import TeamState


class Manner(StrEnum):
    """How a team plays."""

    STEADY = "steady"
    SLOW = "slow"
    RANDOM = "random"
    GUESSING = "guessing"


@dataclass(frozen=True, slots=True)
class _Habit:
    """How often a task is understood at once and after each hint, how long it takes by the author's minutes, how often
    a team gives up a clue for another, reports it missing, rests, and how many guesses it makes before it thinks. With
    its second tries a steady team needs about the author's minutes.
    """

    understands: float
    pace: float
    leaves: float = 0.1
    misses: float = 0.02
    rests: float = 0.02
    guesses: int = 0


_HABITS: Mapping[Manner, _Habit] = MappingProxyType(
    {
        Manner.STEADY: _Habit(understands=0.6, pace=0.8),
        Manner.SLOW: _Habit(understands=0.35, pace=2.2, rests=0.1),
        Manner.RANDOM: _Habit(understands=0.2, pace=1.0, leaves=0.5, misses=0.1, rests=0.2, guesses=1),
        Manner.GUESSING: _Habit(understands=0.25, pace=0.3, leaves=0.3, guesses=20),
    }
)
MANNERS = tuple(Manner)
MOST_TURNS = 3_000
"""A team that has not come to the end after so many turns is stuck for good."""
GUESS = timedelta(seconds=1)
A_MOMENT = timedelta(seconds=15)


@dataclass(slots=True)
class Outcome:
    """What became of a team. `stuck` names what it could not get past; `guessed` what it opened without knowing."""

    manner: Manner
    level: Level
    state: TeamState
    stuck: tuple[str, ...] = ()
    turns: int = 0
    guessed: Counter[str] = field(default_factory=Counter)
    waited: Counter[str] = field(default_factory=Counter)
    """Seconds a clue kept the team waiting."""
    choice: Counter[str] = field(default_factory=Counter)
    """How many clues were open to choose from when this one was taken up."""


class Player:
    """One team, its kiosk's clock and its luck."""

    def __init__(self, story: Story, manner: Manner, level: Level, mode: Mode, now: datetime, chance: Random) -> None:
        self.story, self.mode, self.now, self.chance = story, mode, now, chance
        self.habit, self._ids = _HABITS[manner], count()
        state, _ = engine.begin(
            story, name="", level=level, players=2, language="fi", now=now, record_id=self._id(), by=None
        )
        self.outcome = Outcome(manner, level, state)

    def play(self) -> Outcome:
        """To the end, or until nothing more can be done."""
        last = ""
        while self.state.finished is None:
            waiting = [view.clue for view in seen.open_clues(self.story, self.state, self.mode) if not view.solved]
            if not waiting or self.outcome.turns >= MOST_TURNS:
                self.outcome.stuck = tuple(waiting) or ("-",)
                break
            self.outcome.turns += 1
            others = [clue for clue in waiting if clue != last]
            goes_on = last in waiting and (not others or self.chance.random() >= self.habit.leaves)
            last = last if goes_on else self.chance.choice(others or waiting)
            self._turn(last, len(waiting), fresh=not goes_on)
        return self.outcome

    @property
    def state(self) -> TeamState:
        return self.outcome.state

    def _turn(self, clue: str, waiting: int, *, fresh: bool) -> None:
        self._rest()
        self._take(engine.open_clue(self.story, self.state, clue, self.now, self._id(), None, self.mode))
        if fresh:
            self.outcome.choice[clue] = max(self.outcome.choice[clue], waiting)
        task = seen.task_of(self.story, self.state, clue, self.mode)
        if task is None:
            return
        for _ in range(self.habit.guesses):
            self.now += GUESS
            if self._answer(clue, guess(task.puzzle, self.chance), known=False):
                return
        self._think(task, fresh=fresh)
        if self.chance.random() < self.habit.misses and self._reports(clue):
            return
        answer = solution(self.story, task.puzzle) if self._understands(clue) else None
        if not self._answer(clue, answer or guess(task.puzzle, self.chance), known=answer is not None):
            self._help(clue)

    def _think(self, task: Task, *, fresh: bool) -> None:
        share = 1.0 if fresh else 0.4
        self.now += timedelta(minutes=task.minutes) * (share * self.habit.pace * self.chance.lognormvariate(0, 0.4))

    def _understands(self, clue: str) -> bool:
        """The last hint nearly tells it, so that every hint makes it more likely."""
        hints = self.state.clue(clue).hints
        return self.chance.random() < 1 - (1 - self.habit.understands) ** (1 + hints)

    def _answer(self, clue: str, given: Given, *, known: bool) -> bool:
        """Whether the clue is solved; a wait is waited for by those who know, and by nobody else."""
        effects = self._take(engine.answer(self.story, self.state, clue, given, self.now, self._id(), None))
        if effects and isinstance(effects[0], MustWait):
            if not known:
                return False
            self.outcome.waited[clue] += round((effects[0].until - self.now).total_seconds())
            self.now = effects[0].until
            effects = self._take(engine.answer(self.story, self.state, clue, given, self.now, self._id(), None))
        solved = any(isinstance(effect, Solved) for effect in effects)
        if solved and not known:
            self.outcome.guessed[clue] += 1
        return solved

    def _help(self, clue: str) -> None:
        effects = self._take(engine.hint(self.story, self.state, clue, self.now, self._id(), None))
        if effects and isinstance(effects[0], HintNotYet):
            self.now += A_MOMENT

    def _reports(self, clue: str) -> bool:
        effects = self._take(engine.missing(self.story, self.state, clue, self.now, self._id(), None))
        return any(isinstance(effect, OtherWay) for effect in effects)

    def _rest(self) -> None:
        if self.chance.random() < self.habit.rests:
            if self.chance.random() < 0.5:
                self._take(engine.pause(self.story, self.state, self.now, self._id(), None))
            self.now += timedelta(minutes=self.chance.choice((5, 30, 60 * 24)))
            self.mode = self.chance.choice((Mode.STAFFED, Mode.SELF_SERVICE))

    def _take(self, step: engine.Step) -> tuple[engine.Effect, ...]:
        self.outcome.state = step.state
        return step.effects

    def _id(self) -> str:
        return f"{next(self._ids):06}"
