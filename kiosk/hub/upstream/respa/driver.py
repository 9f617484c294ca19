"""Carries the hub's wishes over to one Respa: a few threads, each with a wire of its own, rooms side by side."""

from __future__ import annotations

import logging
import random
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.hub.remote import wishes
from kiosk.hub.remote.wishes import Task
from kiosk.hub.upstream.config import SourceConfig
from kiosk.hub.upstream.problems import SourceError
from kiosk.hub.upstream.respa.carrying import Carrier
from kiosk.hub.upstream.respa.wire import Login, Wire

if TYPE_CHECKING:
    from kiosk.hub.hub import Hub

_log = logging.getLogger(__name__)

WORKERS = 3
DEADLINE = 8.0
"""Seconds for one exchange. A patron waits for two and a half of them; the rest is for the wish's own sake."""

CLAIM = timedelta(seconds=90)
"""For how long a wish belongs to the one who took it up: longer than all exchanges that it can take."""

_LOOK_EVERY = 2.0
_FIRST_PAUSE = 2.0
_LONGEST_PAUSE = 30.0


class RespaDriver:
    """The driver of one source."""

    def __init__(self, hub: Hub, source: SourceConfig) -> None:
        self._hub = hub
        self._source = source
        self._login = Login(source)
        self._stopped = threading.Event()
        self._bells = [threading.Event() for _ in range(WORKERS)]
        self._wires = [Wire(source, self._login, DEADLINE) for _ in range(WORKERS)]
        self._threads = [
            threading.Thread(target=self._run, args=(n,), name=f"hub-{source.name}-{n}", daemon=True)
            for n in range(WORKERS)
        ]
        self._failing = False

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stopped.set()
        for wire in self._wires:
            wire.close()
        self.wake()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(timeout=3)

    def wake(self) -> None:
        for bell in self._bells:
            bell.set()

    def _run(self, number: int) -> None:
        carrier = Carrier(self._hub, self._source, self._wires[number])
        bell = self._bells[number]
        while not self._stopped.is_set():
            bell.clear()
            try:
                busy = self._once(carrier)
            except Exception:  # noqa: BLE001 - the database may be away for a while; the thread must outlive it
                if not self._stopped.is_set():
                    _log.exception("source %s: the wishes of bookings cannot be looked at", self._source.name)
                busy = False
            if not busy:
                bell.wait(_LOOK_EVERY)

    def _once(self, carrier: Carrier) -> bool:
        """Carry one wish over; False when there is none."""
        hub, name = self._hub, self._source.name
        if hub.clock.trust().behind:
            return False
        now = hub.clock.now()
        with hub.engine.connect() as conn:
            if not wishes.any_due(conn, name, now):
                return False
        task = hub.write_now(lambda tx: wishes.claim(tx, name, now, now + CLAIM))
        if task is None:
            return True  # somebody else was quicker: there may be more
        self._carry(carrier, task)
        hub.remotes.settled(task.kept.id)
        return True

    def _carry(self, carrier: Carrier, task: Task) -> None:
        try:
            carrier.carry(task)
        except SourceError as error:
            if error.code != "stopped":
                self._tell(error)
            self._later(task)
        except Exception:  # noqa: BLE001 - one wish must not end the others, whatever is wrong with it
            _log.exception("source %s: a wish cannot be carried over", self._source.name)
            self._later(task)
        else:
            if self._failing:
                _log.info("source %s takes bookings again", self._source.name)
            self._failing = False

    def _tell(self, error: SourceError) -> None:
        if not self._failing:
            _log.warning("source %s cannot take bookings, they stay provisional: %s", self._source.name, error)
        self._failing = True

    def _later(self, task: Task) -> None:
        grown = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** min(task.tries, 10))
        wait = timedelta(seconds=grown * random.uniform(0.6, 1.0))  # noqa: S311 - spreads rivals, keeps no secret
        next_at = self._hub.clock.now() + wait
        self._hub.write_now(lambda tx: wishes.later(tx, task, next_at))
