"""The opening mode of a house at a moment: the one engine behind whatever depends on whether and how it is open.

Given the hours and the moment it says how the house serves now, until when, what comes next and when the answer will
be another one, so that nobody has to ask again before. A staffed hour that goes on as self-service is not a closing,
and what nobody told is unknown, never closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.domain.hours import Hours, Mode

NOTICES = tuple(timedelta(minutes=n) for n in (15, 10, 5))
"""How long before closing patrons are told, the first notice first."""
NIGHT_ENDS_BEFORE = timedelta(minutes=15)
"""So long before opening a screen that rests is lit again."""
_MINUTE = timedelta(minutes=1)
_OPEN = (Mode.STAFFED, Mode.SELF_SERVICE)


class Stage(StrEnum):
    """The mode as patrons meet it: the last minutes before closing are one of their own."""

    STAFFED = "staffed"
    SELF_SERVICE = "self_service"
    CLOSING_SOON = "closing_soon"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Step:
    """One mode without a break; `end` None is open-ended: nothing else is known to follow."""

    mode: Mode
    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """How the house serves `at` a moment. `steps` begin there and lead, without a gap, to the first step of the next
    kind: while open to the closing, while closed to the opening, while unknown to what is known again.
    """

    at: datetime
    steps: tuple[Step, ...]

    @property
    def mode(self) -> Mode:
        return self.steps[0].mode

    @property
    def open(self) -> bool:
        return self.mode in _OPEN

    @property
    def until(self) -> datetime | None:
        """End of the present mode; None when nothing else is known to follow."""
        return self.steps[0].end

    @property
    def then(self) -> Mode:
        """The mode after the present one."""
        return self.steps[1].mode if len(self.steps) > 1 else Mode.UNKNOWN

    @property
    def turns(self) -> tuple[Step, ...]:
        """The open steps from now to the closing; empty when it is not open."""
        return tuple(step for step in self.steps if step.mode in _OPEN) if self.open else ()

    @property
    def open_until(self) -> datetime | None:
        """End of the unbroken opening as far as anybody told; None when it is not open."""
        return self.turns[-1].end if self.open else None

    @property
    def closes(self) -> datetime | None:
        """When the house closes; None when it is not open, or when nobody told what follows."""
        return self.open_until if self.open and self.steps[-1].mode is Mode.CLOSED else None

    @property
    def opens(self) -> datetime | None:
        """When the closed house opens; None when it is not closed, or when days that nobody told come before."""
        return self.steps[-1].start if self.mode is Mode.CLOSED and self.steps[-1].mode in _OPEN else None

    @property
    def minutes_left(self) -> int | None:
        """Begun minutes to closing, from the first notice on; None before."""
        left = self.closes - self.at if self.closes is not None else None
        return -(-left // _MINUTE) if left is not None and left <= NOTICES[0] else None

    @property
    def notice(self) -> timedelta | None:
        """The latest closing notice that is due: 15, 10, then 5 minutes; None before."""
        if self.closes is None:
            return None
        due = [notice for notice in NOTICES if self.closes - self.at <= notice]
        return due[-1] if due else None

    @property
    def stage(self) -> Stage:
        return Stage.CLOSING_SOON if self.minutes_left is not None else Stage(self.mode)

    @property
    def night(self) -> bool:
        """Whether a resting screen may go dark: surely closed, and not about to open."""
        if self.mode is not Mode.CLOSED:
            return False
        return self.opens is None or self.at < self.opens - NIGHT_ENDS_BEFORE

    @property
    def changes(self) -> datetime | None:
        """The next instant at which any of this is different; None when nothing else is known to follow."""
        coming = [self.until] if self.until is not None else []
        if self.opens is not None:
            coming.append(self.opens - NIGHT_ENDS_BEFORE)
        if self.closes is not None:
            # From the first notice on the count of minutes falls with each.
            left = self.closes - self.at
            whole = min(NOTICES[0], (-(-left // _MINUTE) - 1) * _MINUTE)
            coming.append(self.closes - whole)
        return min((instant for instant in coming if instant > self.at), default=None)


def opening_at(hours: Hours, now: datetime) -> Opening:
    """How a house with these hours serves at `now`."""
    found: list[Step] = []
    kind: bool | Mode = False
    for step in _steps(hours, now):
        found.append(step)
        if len(found) == 1:
            kind = step.mode in _OPEN or step.mode
        elif kind != (step.mode in _OPEN or step.mode):
            break
    return Opening(now, tuple(found))


def staffed_from(hours: Hours, now: datetime) -> datetime | None:
    """The next instant from `now` on at which staff are there; None when nobody told, or days nobody told of come
    before it.
    """
    for step in _steps(hours, now):
        if step.mode is Mode.STAFFED:
            return step.start
        if step.mode is Mode.UNKNOWN:
            return None
    return None


def _steps(hours: Hours, since: datetime) -> Iterator[Step]:
    """Every mode from `since` on, in order; neighbouring periods of one mode are one step."""
    edges = [hours.known.start, hours.known.end]
    for hole in hours.unknown:
        edges += (hole.start, hole.end)
    for period in hours.periods:
        edges += (period.start, period.end)
    mode, start = hours.mode_at(since), since
    for edge in sorted(edge for edge in edges if edge > since):
        other = hours.mode_at(edge)
        if other is not mode:
            yield Step(mode, start, edge)
            mode, start = other, edge
    yield Step(mode, start)
