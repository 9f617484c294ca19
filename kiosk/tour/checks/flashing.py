"""Whether anything flashes (WCAG 2.3.1): some seconds of the real window, area by area."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kiosk.tour.checks.finding import Finding

if TYPE_CHECKING:
    from kiosk.tour.pilot import Pilot

Moment = tuple[float, bytes]
"""Seconds, and the luminance of each area from 0 to 255."""

_AREAS = 12
"""To a side: each is about the quarter of ten degrees of sight, from 60 cm before a wall panel, that may not flash."""
_MOST = 7
"""Turns up or down within a second that are no more than three flashes: two make one."""
_CHANGE = 26
"""Of 255: a tenth of the luminance there is."""


def watch(pilot: Pilot, seconds: float) -> list[Moment]:
    """Look at the window at its own pace."""
    end, seen = time.monotonic() + seconds, []
    while time.monotonic() < end:
        pilot.frame()
        seen.append((time.monotonic(), areas(pilot.picture())))
    return seen


def areas(picture: Any) -> bytes:
    """Mean linear luminance of each area of a picture."""
    from PIL import Image

    small = picture.resize((_AREAS, _AREAS), Image.Resampling.BOX, reducing_gap=2.0).convert("L")
    return bytes(small.point(lambda value: round(255 * (value / 255) ** 2.2)).tobytes())


def faults(moments: Sequence[Moment]) -> list[Finding]:
    """Areas that flash more often than three times within a second."""
    found = []
    for area in range(len(moments[0][1]) if moments else 0):
        turns = _turns([(when, light[area]) for when, light in moments])
        worst = max((sum(1 for t in turns if start <= t < start + 1) for start in turns), default=0)
        if worst > _MOST:
            row, column = divmod(area, _AREAS)
            found.append(Finding("flashes", f"area {column}, {row} of {_AREAS}", f"{worst} changes in a second"))
    return found


def _turns(course: list[tuple[float, int]]) -> list[float]:
    """When the light of an area has gone up or down by a tenth, each time against the way it went before."""
    turns: list[float] = []
    low = high = course[0][1]
    way = 0
    for when, light in course:
        low, high = min(low, light), max(high, light)
        if way >= 0 and high - light >= _CHANGE:
            turns.append(when)
            way, low, high = -1, light, light
        elif way <= 0 and light - low >= _CHANGE:
            turns.append(when)
            way, low, high = 1, light, light
    return turns
