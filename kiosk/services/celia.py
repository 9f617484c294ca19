"""A day of Celia's count on its way from this kiosk to the hub."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.api.device import CeliaDay
from kiosk.api.problem import Problem
from kiosk.services.sync import Fate, fate_of


@dataclass(frozen=True, slots=True)
class DayJob:
    """A day that is over, in fives. The random `key` was made with it: sending it twice has the effect of once."""

    key: str
    told: CeliaDay


def day_fate(problem: Problem, stumbles: int) -> Fate:
    """What becomes of a day that the hub did not take."""
    return fate_of(problem, stumbles)
