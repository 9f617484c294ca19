"""Waiting for what must become true, in tests that have no loop of their own to run meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable


def until(true: Callable[[], object], what: str = "", seconds: float = 10.0, every: float = 0.001) -> float:
    """When it became true, in monotonic seconds. What takes its time to look at is looked at less often."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"not within {seconds:g} s: {what}"
        time.sleep(every)
    return time.monotonic()
