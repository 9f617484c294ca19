"""Leaving an idea at the kiosk: what waits for the hub, what its answer means, what one visit may leave."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.api.types import IdeaRequest, Problem
from kiosk.domain.visit import Visit
from kiosk.services.sync import Fate, fate_of

MOST_WAITING = 500
"""Ideas a kiosk keeps while the hub is away: weeks of them, and no child fills the disk."""
MOST_TEXTS = 3
"""Texts that one visit may leave; answers are one for each question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaJob:
    """An idea on its way to the hub. Nothing in it tells when it was left, or in which visit.

    `key` is made before it is first sent, so that sending it twice has the effect of once. `seq` is its place in the
    queue (0: not queued yet).
    """

    key: str
    idea: IdeaRequest
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Thanked:
    """It is written down and will reach the staff."""


@dataclass(frozen=True, slots=True)
class Crowded:
    """So many wait already that no more are taken."""


@dataclass(frozen=True, slots=True)
class NotKept:
    """The kiosk could not write it down; `reference` is also in the log, for staff."""

    reference: str


Left = Thanked | Crowded | NotKept


def idea_fate(problem: Problem, stumbles: int) -> Fate:
    """What becomes of an idea that the hub did not take; one for an hour that is full already waits for the next."""
    return fate_of(problem, stumbles)


def may_answer(visit: Visit, question: str) -> bool:
    """One answer for each question and visit."""
    return question not in visit.answered


def may_write(visit: Visit) -> bool:
    return visit.texts < MOST_TEXTS
