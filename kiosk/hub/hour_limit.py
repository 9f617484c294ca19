"""How often a device, or all together, may do something within an hour. Kept in memory alone: it is no business of the
database.
"""

from __future__ import annotations

import threading
from collections import deque
from math import ceil

from kiosk.api.problem import ErrorCode
from kiosk.hub.problems import ProblemError, problem

MOST_IDEAS = 120
"""More than a lively day brings, fewer than a hammering child."""
MOST_TEAMS = 120
"""Several school classes, and a kiosk that was long without a line; too few to guess the code of another team."""
_WITHIN = 3600.0  # seconds


class HourLimit:
    """A window of one hour per device, on the monotonic clock; who has used it up hears `code`."""

    def __init__(self, most: int, code: ErrorCode) -> None:
        self.most, self._code = most, code
        self._taken: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def check(self, device: str, monotonic: float) -> None:
        """Raises `code` with the seconds to wait; changes nothing, so that a write may ask it again."""
        with self._lock:
            taken = self._taken.get(device, ())
            recent = [at for at in taken if monotonic - at < _WITHIN]
        if len(recent) >= self.most:
            wait = ceil(recent[-self.most] + _WITHIN - monotonic)
            raise ProblemError(problem(self._code, retry_after=max(1, wait)))

    def count(self, device: str, monotonic: float) -> None:
        """One more was taken."""
        with self._lock:
            self._taken.setdefault(device, deque(maxlen=self.most)).append(monotonic)

    def take_back(self, device: str) -> None:
        """The last one that was counted does not count after all."""
        with self._lock:
            if self._taken.get(device):
                self._taken[device].pop()
