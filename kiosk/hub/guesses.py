"""Wrong codes counted per device. In memory for speed, in the database so that a restart forgives nothing.

With several hubs on one PostgreSQL each counts what it hears itself, from what the database knew when it first heard
the device: an attacker gains a factor of the number of hubs, not more.
"""

from __future__ import annotations

import math
import threading
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, select, update

from kiosk.api.problem import ErrorCode
from kiosk.domain.throttle import Throttle
from kiosk.hub.db.tables import devices
from kiosk.hub.db.transaction import Tx
from kiosk.hub.problems import ProblemError, problem

_LOAD = select(devices.c.wrong, devices.c.wrong_at).where(devices.c.id == bindparam("id"))
_KEEP = update(devices).where(devices.c.id == bindparam("which"))


class Guesses:
    """One throttle per device. A try counts as wrong until it proves right, so many at once gain nothing."""

    def __init__(self) -> None:
        self._throttles: dict[str, Throttle] = {}
        self._lock = threading.Lock()

    def knows(self, device: str) -> bool:
        return device in self._throttles

    def load(self, conn: Connection, device: str, now: datetime, monotonic: float) -> None:
        """Go on counting where the last run of the hub stopped; a clock gone back counts as no time passed."""
        row = conn.execute(_LOAD, {"id": device}).first()
        wrong, at = (row[0], row[1]) if row else (0, None)
        passed = max(timedelta(0), now - at) if at else timedelta(0)
        with self._lock:
            self._throttles.setdefault(device, Throttle(wrong, monotonic - passed.total_seconds()))

    def begin(self, device: str, monotonic: float) -> Throttle:
        """A try is about to be made; what was known before it. Raises `slow_down` when it comes too soon."""
        with self._lock:
            before = self._throttles.get(device, Throttle())
            wait = before.wait(monotonic)
            if wait > 0:
                raise ProblemError(problem(ErrorCode.SLOW_DOWN, retry_after=math.ceil(wait)))
            self._throttles[device] = before.after_wrong(monotonic)
            return before

    def was_right(self, device: str, before: Throttle) -> None:
        """Take one count back."""
        with self._lock:
            self._throttles[device] = self._throttles[device].after_right(before)

    def keep(self, tx: Tx, device: str, now: datetime) -> None:
        """Write the count down."""
        count = self._throttles.get(device, Throttle()).wrong
        tx.conn.execute(_KEEP, {"which": device, "wrong": count, "wrong_at": now})
