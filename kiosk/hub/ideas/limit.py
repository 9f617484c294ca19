"""How many ideas one device may leave within an hour: more than a lively day brings, fewer than a hammering child.

Kept in memory alone. In the database it would tell when which device left something.
"""

from __future__ import annotations

import threading
from collections import deque
from math import ceil

from kiosk.api.types import ErrorCode
from kiosk.hub.problems import ProblemError, problem

MOST = 120
_WITHIN = 3600.0  # seconds


class IdeaLimit:
    """A window of one hour per device, on the monotonic clock."""

    def __init__(self) -> None:
        self._taken: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def check(self, device: str, monotonic: float) -> None:
        """Raises `too_many_ideas` with the seconds to wait; changes nothing, so that a write may ask it again."""
        with self._lock:
            taken = self._taken.get(device, ())
            recent = [at for at in taken if monotonic - at < _WITHIN]
        if len(recent) >= MOST:
            wait = ceil(recent[-MOST] + _WITHIN - monotonic)
            raise ProblemError(problem(ErrorCode.TOO_MANY_IDEAS, retry_after=max(1, wait)))

    def count(self, device: str, monotonic: float) -> None:
        """One more was taken."""
        with self._lock:
            self._taken.setdefault(device, deque(maxlen=MOST)).append(monotonic)
