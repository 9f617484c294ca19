"""The UI thread of a test: closures are posted to it and run when the test waits."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.adapters.clock import SystemClock
from kiosk.adapters.hub_client import Endpoint
from kiosk.adapters.store import open_store
from kiosk.adapters.worker import Worker
from kiosk.api.ideas import IdeaRequest
from kiosk.domain.bookings import Action
from kiosk.services.ideas import Left
from kiosk.services.outcomes import Outcome, Wish
from kiosk.services.ports import Clock, Deliver
from kiosk.services.world import World


class Screen:
    """Runs what is posted, keeps every world it is told of."""

    def __init__(self) -> None:
        self.worlds: list[World] = []
        self._posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def post(self, closure: Callable[[], None]) -> None:
        self._posted.put(closure)

    def show(self, world: World) -> None:
        self.worlds.append(world)

    def until(self, true: Callable[[], bool], seconds: float = 10.0) -> float:
        """Run the loop until something holds; the seconds it took. Fails when it does not."""
        started = time.monotonic()
        while not true():
            left = started + seconds - time.monotonic()
            assert left > 0, "it did not happen in time"
            try:
                self._posted.get(timeout=min(left, 0.005))()
            except queue.Empty:
                continue
        return time.monotonic() - started


class Kiosk:
    """A kiosk without a window: store, worker and a screen to post to."""

    def __init__(self, path: Path | None, endpoint: Callable[[], Endpoint | None], clock: Clock | None = None) -> None:
        self.screen = Screen()
        self.store, self.loaded = open_store(path)
        self.worker = Worker(self.store, self.loaded, clock or SystemClock(), self.screen.post, endpoint)
        self.worker.watch(self.screen.show)

    def start(self) -> Kiosk:
        self.worker.start()
        return self

    def stop(self) -> float:
        started = time.monotonic()
        self.worker.stop()
        return time.monotonic() - started

    @property
    def world(self) -> World:
        return self.worker.world

    def online(self, seconds: float = 10.0) -> Kiosk:
        self.screen.until(lambda: self.world.online and bool(self.world.docs), seconds)
        return self

    def away(self, seconds: float = 10.0) -> Kiosk:
        self.screen.until(lambda: not self.world.online, seconds)
        return self

    def sent(self, seconds: float = 20.0) -> Kiosk:
        """Wait until the outbox is empty."""
        self.screen.until(lambda: self.worker.status.outbox == 0, seconds)
        return self

    def book(self, wish: Wish, seconds: float = 15.0) -> Outcome:
        return self._outcome(lambda deliver: self.worker.desk.book(wish, deliver), seconds)

    def find(self, code: str, seconds: float = 15.0) -> Outcome:
        return self._outcome(lambda deliver: self.worker.desk.find(code, deliver), seconds)

    def act(self, action: Action, reservation: str, code: str, end: object = None, seconds: float = 15.0) -> Outcome:
        return self._outcome(
            lambda deliver: self.worker.desk.act(action, reservation, code, deliver, end),  # type: ignore[arg-type]
            seconds,
        )

    def leave(self, seconds: float = 10.0, **idea: Any) -> Left:
        got: list[Left] = []
        self.worker.ideas.leave(IdeaRequest(**idea), got.append)
        self.screen.until(lambda: bool(got), seconds)
        return got[0]

    def handed_over(self, seconds: float = 20.0) -> Kiosk:
        """Wait until the hub has taken every idea, or refused it."""
        self.screen.until(lambda: self.worker.ideas.waiting == 0, seconds)
        return self

    def _outcome(self, ask: Callable[[Deliver], None], seconds: float) -> Outcome:
        got: list[Outcome] = []
        ask(got.append)
        self.screen.until(lambda: bool(got), seconds)
        return got[0]


def still(world: World) -> World:
    """The same world without the passing of time, for comparing."""
    return replace(world, as_of=None)
