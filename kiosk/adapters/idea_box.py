"""The box for ideas of `services.ports`: written down first, then handed to the hub one by one, apart from bookings.

Apart, because a hub that has heard enough ideas for an hour must not keep a booking waiting. Nothing that is logged
here tells what somebody wrote.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from kiosk.adapters.carrier import Carrier
from kiosk.adapters.hub_client import HubClient
from kiosk.adapters.store import Store, StoreError
from kiosk.api.ideas import IdeaRequest
from kiosk.api.problem import Problem
from kiosk.services.ideas import MOST_WAITING, Crowded, IdeaJob, Left, NotKept, Thanked, idea_fate
from kiosk.services.ports import Post
from kiosk.services.sync import HubAway

log = logging.getLogger(__name__)


class HubIdeaBox(Carrier):
    """Implements ports.IdeaBox with a thread that writes and one that sends."""

    def __init__(
        self, store: Store, client: HubClient, chance: Callable[[], float], online: Callable[[], bool], post: Post
    ) -> None:
        super().__init__("ideas", client, chance, online)
        self._store = store
        self._post = post
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="idea-writer")

    def stop(self) -> None:
        """Finish what is being written, break off what is being sent; it is sent after the next start."""
        self._writer.shutdown()
        super().stop()

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
        self.ring()

    def send_all(self) -> None:
        while not self._stopped:
            job = self._store.first_idea()
            if job is None:
                return
            try:
                answer = self._client.leave(job)
            except HubAway:
                self.rest(None)
                return
            if isinstance(answer, Problem) and not self._is_over(answer):
                return
            self._store.drop_idea(job.seq)
            self.went_well()

    def _is_over(self, problem: Problem) -> bool:
        if not self.over(idea_fate(problem, self._stumbles), problem.retry_after):
            return False
        told = ", ".join(f"{each.field or 'idea'} {each.message}" for each in problem.errors)
        log.warning("the hub refused an idea, it is dropped: %s %s", problem.code, told)
        return True
