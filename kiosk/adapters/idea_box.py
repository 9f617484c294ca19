"""The box for ideas of `services.ports`: written down first, then handed to the hub one by one, apart from bookings.

Apart, because a hub that has heard enough ideas for an hour must not keep a booking waiting. Nothing that is logged
here tells what somebody wrote.
"""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from kiosk.adapters.hub_client import HubClient
from kiosk.adapters.store import Store, StoreError
from kiosk.api.types import IdeaRequest, Problem
from kiosk.services.ideas import MOST_WAITING, Crowded, IdeaJob, Left, NotKept, Thanked, idea_fate
from kiosk.services.ports import Post
from kiosk.services.sync import LONGEST_PAUSE, Fate, HubAway, pause

log = logging.getLogger(__name__)


class HubIdeaBox:
    """Implements ports.IdeaBox with a thread that writes and one that sends.

    `online` tells whether the hub is well otherwise: only then is it the idea that it chokes on.
    """

    def __init__(
        self, store: Store, client: HubClient, chance: Callable[[], float], online: Callable[[], bool], post: Post
    ) -> None:
        self._store = store
        self._client = client
        self._chance = chance
        self._online = online
        self._post = post
        self._bell = threading.Condition()
        self._stopped = False
        self._rung = True  # something may wait from before this start
        self._failures = 0
        self._stumbles = 0
        self._retry_at = 0.0
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="idea-writer")
        self._thread = threading.Thread(target=self._run, name="ideas", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Finish what is being written, break off what is being sent; it is sent after the next start."""
        self._writer.shutdown()
        with self._bell:
            self._stopped = True
            self._bell.notify()
        self._client.stop()

    def join(self, seconds: float) -> None:
        if self._thread.ident is not None:
            self._thread.join(seconds)

    def hub_is_back(self) -> None:
        """Do not wait out a pause. From any thread."""
        self._ring(at_once=True)

    @property
    def waiting(self) -> int:
        """How many the hub has not taken yet; 0 when the store cannot say."""
        with suppress(StoreError):
            return self._store.ideas_waiting()
        return 0

    def leave(self, idea: IdeaRequest, deliver: Callable[[Left], None]) -> None:
        job = IdeaJob(key=secrets.token_urlsafe(16), idea=idea)
        self._writer.submit(self._keep, job, lambda left: self._post(lambda: deliver(left)))

    def _keep(self, job: IdeaJob, answer: Callable[[Left], None]) -> None:
        try:
            if self._store.ideas_waiting() >= MOST_WAITING:
                answer(Crowded())
                return
            self._store.add_idea(job)
        except Exception as error:  # noqa: BLE001 - whatever the disk did, the patron hears of it
            reference = secrets.token_hex(3)
            log.error("an idea could not be kept (%s), reference %s", type(error).__name__, reference)
            answer(NotKept(reference))
            return
        answer(Thanked())
        self._ring(at_once=False)

    # -- the thread that sends

    def _ring(self, *, at_once: bool) -> None:
        with self._bell:
            self._rung = True
            if at_once:
                self._retry_at = 0.0
            self._bell.notify()

    def _run(self) -> None:
        while self._wait():
            try:
                self.send_all()
            except Exception as error:  # noqa: BLE001 - the box must go on whatever one idea ran into
                log.error("ideas cannot be sent: %s", type(error).__name__)
                self._pause(None)

    def _wait(self) -> bool:
        """Wait until there may be something to send and it is time to; False at the end."""
        with self._bell:
            while not self._stopped:
                left = self._retry_at - time.monotonic()
                if self._rung and left <= 0:
                    self._rung = False
                    return True
                self._bell.wait(left if self._rung else None)
        return False

    def send_all(self) -> None:
        """Send until nothing waits or the hub does not want more now."""
        while not self._stopped:
            job = self._store.first_idea()
            if job is None:
                return
            try:
                answer = self._client.leave(job)
            except HubAway:
                self._pause(None)
                return
            if isinstance(answer, Problem) and not self._is_over(answer):
                return
            self._store.drop_idea(job.seq)
            self._failures = self._stumbles = 0

    def _is_over(self, problem: Problem) -> bool:
        """Whether the hub has said no for good; otherwise the idea stays and a pause begins."""
        match idea_fate(problem, self._stumbles):
            case Fate.REFUSED:
                told = ", ".join(f"{each.field or 'idea'} {each.message}" for each in problem.errors)
                log.warning("the hub refused an idea, it is dropped: %s %s", problem.code, told)
                return True
            case Fate.STOP:
                self._pause(LONGEST_PAUSE)
            case Fate.STUMBLE:
                self._stumbles += self._online()
                self._pause(problem.retry_after)
            case _:
                self._pause(problem.retry_after)
        return False

    def _pause(self, retry_after: float | None) -> None:
        with self._bell:
            self._failures += 1
            self._retry_at = time.monotonic() + pause(self._failures, self._chance(), retry_after)
            self._rung = True
