"""Thousands of teams through a story: whether anybody is stuck for good, and where the time goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import mean, quantiles

from kiosk.domain.hours import Mode
from kiosk.mystery.crowd import MANNERS, Manner, Outcome, Player
from kiosk.mystery.story import LEVELS, Level, Story

_START = datetime(2027, 1, 4, 12, tzinfo=UTC)
"""Any day: only differences count."""


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """Teams of one level that play in one manner; minutes are those played."""

    level: Level
    manner: Manner
    teams: int
    finished: int
    median: float
    slowest_tenth: float


@dataclass(frozen=True, slots=True)
class ClueFigures:
    """A clue of one level, over all teams that met it: means, and shares from 0 to 1.

    `choice` is how many clues were open to choose from: 1 is a bottleneck.
    """

    level: Level
    clue: str
    teams: int
    minutes: float
    hints: float
    wrong: float
    waited: float
    guessed: float
    around: float
    choice: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The whole. `stuck` are what teams could not get past, with their level, and how many they were."""

    teams: int
    groups: tuple[GroupFigures, ...]
    clues: tuple[ClueFigures, ...]
    stuck: tuple[tuple[Level, tuple[str, ...], int], ...]


def simulate(
    story: Story,
    teams: int,
    chance: Random,
    levels: Sequence[Level] = LEVELS,
    told: Callable[[int], None] = lambda _done: None,
) -> Figures:
    """So many teams, in turn of every level, manner and opening mode; `told` hears how many are done."""
    modes = (Mode.STAFFED, Mode.SELF_SERVICE)
    outcomes = []
    for number in range(teams):
        level = levels[number % len(levels)]
        manner = MANNERS[number // len(levels) % len(MANNERS)]
        mode = modes[number // (len(levels) * len(MANNERS)) % 2]
        outcomes.append(Player(story, manner, level, mode, _START, chance).play())
        told(number + 1)
    return figures(story, outcomes, levels)


def figures(story: Story, outcomes: Sequence[Outcome], levels: Iterable[Level] = LEVELS) -> Figures:
    """What the outcomes come to."""
    groups, clues = [], []
    for level in levels:
        of_level = [outcome for outcome in outcomes if outcome.level is level]
        groups += [_group(level, manner, [out for out in of_level if out.manner is manner]) for manner in MANNERS]
        clues += [_clue(level, clue.id, of_level) for clue in story.of_level(level)]
    stuck: dict[tuple[Level, tuple[str, ...]], int] = {}
    for outcome in outcomes:
        if outcome.stuck:
            stuck[outcome.level, outcome.stuck] = stuck.get((outcome.level, outcome.stuck), 0) + 1
    return Figures(
        teams=len(outcomes),
        groups=tuple(group for group in groups if group.teams),
        clues=tuple(clue for clue in clues if clue.teams),
        stuck=tuple((level, where, number) for (level, where), number in stuck.items()),
    )


def _group(level: Level, manner: Manner, outcomes: Sequence[Outcome]) -> GroupFigures:
    minutes = [_minutes(outcome.state.played) for outcome in outcomes if not outcome.stuck]
    tenths = quantiles(minutes, n=10) if len(minutes) > 1 else minutes * 9
    return GroupFigures(
        level, manner, len(outcomes), len(minutes), tenths[4] if tenths else 0.0, tenths[8] if tenths else 0.0
    )


def _clue(level: Level, clue: str, outcomes: Sequence[Outcome]) -> ClueFigures:
    met = [outcome for outcome in outcomes if outcome.state.clue(clue).opened is not None]
    own = [outcome.state.clue(clue) for outcome in met]
    return ClueFigures(
        level=level,
        clue=clue,
        teams=len(met),
        minutes=_mean(_minutes(each.played) for each in own),
        hints=_mean(each.hints for each in own),
        wrong=_mean(len(each.wrong) for each in own),
        waited=_mean(outcome.waited[clue] for outcome in met),
        guessed=_mean(outcome.guessed[clue] for outcome in met),
        around=_mean(each.missing or each.detour for each in own),
        choice=_mean(outcome.choice[clue] for outcome in met),
    )


def _minutes(time: timedelta) -> float:
    return time.total_seconds() / 60


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return float(mean(found)) if found else 0.0
