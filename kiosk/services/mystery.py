"""The mystery at the kiosk: what comes of handing a team's log to the hub."""

from __future__ import annotations

from kiosk.api.problem import ErrorCode, Problem
from kiosk.services.sync import Fate, fate_of


def log_fate(problem: Problem, stumbles: int) -> Fate:
    """What becomes of records that the hub did not take. A team that the hub has erased meanwhile is refused."""
    return Fate.REFUSED if problem.code == ErrorCode.NOT_FOUND else fate_of(problem, stumbles)
