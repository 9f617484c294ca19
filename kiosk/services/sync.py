"""How the kiosk keeps step with the hub: what an answer means, when to ask again, what not to believe. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.api.feed import Snapshot
from kiosk.api.problem import ErrorCode, Problem
from kiosk.services.outbox import Job, JobKind
from kiosk.services.world import World

FIRST_PAUSE = 0.25
LONGEST_PAUSE = 60.0
MOST_STUMBLES = 20
"""How often a hub that is well otherwise may choke on the same job before the job is given up, a quarter of an hour
with its pauses: it must not block the others for ever."""

DENIED = frozenset({ErrorCode.NOT_AUTHORISED, ErrorCode.FORBIDDEN})
"""Answers that only staff can do something about."""

_LATER = frozenset({ErrorCode.SLOW_DOWN, ErrorCode.UNAVAILABLE, ErrorCode.CLOCK_UNTRUSTED, ErrorCode.START_OVER})


class HubAway(Exception):
    """The hub did not answer, or what answered was not the hub. The message is for the log and names no patron."""


class Fate(StrEnum):
    """What becomes of a job after a problem."""

    STOP = "stop"
    LATER = "later"
    STUMBLE = "stumble"
    RECODE = "recode"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Health of the kiosk's side for staff: nothing here names a patron. `outbox` counts jobs that wait."""

    online: bool = False
    as_of: datetime | None = None
    outbox: int = 0
    not_authorised: bool = False
    last_error: str | None = None
    durable: bool = True


def fate(job: Job, problem: Problem) -> Fate:
    """As `fate_of`; a booking whose code another one has gets a new code."""
    if problem.code == ErrorCode.CODE_TAKEN and job.kind is JobKind.BOOK:
        return Fate.RECODE
    return fate_of(problem, job.stumbles)


def fate_of(problem: Problem, stumbles: int) -> Fate:
    """Not authorised: stop and tell staff. Busy or in trouble: keep the order and pause. Anything else is a no."""
    if problem.code in DENIED:
        return Fate.STOP
    if problem.code in _LATER or problem.status in {429, 502, 503, 504}:
        return Fate.LATER
    if problem.status >= 500:
        return Fate.STUMBLE if stumbles + 1 < MOST_STUMBLES else Fate.REFUSED
    return Fate.REFUSED


def pause(failures: int, chance: float, retry_after: float | None = None) -> float:
    """Seconds to wait after so many failures in a row: doubled each time, up to a minute, spread by `chance` (0..1).

    Many kiosks lose the same hub at the same moment; the spread keeps them from coming back as one.
    """
    grown = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(max(failures - 1, 0), 16))
    return max(grown * (0.5 + chance / 2), retry_after or 0.0)


def believable(world: World, snapshot: Snapshot) -> bool:
    """A hub that suddenly has no rooms at all has lost its configuration, not its house."""
    return bool(snapshot.resources) or not world.docs
