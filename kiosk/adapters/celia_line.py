"""Counts for Celia at this kiosk and brings each day that is over to the hub; see `domain.celia_count`.

Nothing is sent while a day runs, and nothing of a day on which nothing was counted: what goes over the line tells no
moment. Nothing is logged of it but that something failed.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from kiosk.adapters.carrier import Carrier
from kiosk.adapters.hub_client import HubClient
from kiosk.adapters.store import Store, StoreError
from kiosk.api.problem import Problem
from kiosk.domain.celia_count import Sign
from kiosk.services.celia import day_fate
from kiosk.services.sync import HubAway

log = logging.getLogger(__name__)


class CeliaLine(Carrier):
    """Implements ports.CeliaCount with a thread that writes and one that sends. `today` is the house's local day."""

    def __init__(
        self,
        store: Store,
        client: HubClient,
        today: Callable[[], date],
        chance: Callable[[], float],
        online: Callable[[], bool],
    ) -> None:
        super().__init__("celia", client, chance, online)
        self._store, self._today = store, today
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="celia-writer")

    def stop(self) -> None:
        self._writer.shutdown()
        super().stop()

    def count(self, sign: Sign, day: date) -> None:
        self._writer.submit(self._count, sign, day)

    def _count(self, sign: Sign, day: date) -> None:
        try:
            self._store.count_for_celia(sign, day)
        except StoreError as error:
            log.warning("the store cannot count: %s", error)

    def send_all(self) -> None:
        self._store.close_celia_days(self._today(), self._chance)
        while not self._stopped:
            job = self._store.first_celia_day()
            if job is None:
                return
            try:
                answer = self._client.tell_celia(job)
            except HubAway:
                self.rest(None)
                return
            if isinstance(answer, Problem):
                if not self.over(day_fate(answer, self._stumbles), answer.retry_after):
                    return
                log.warning("the hub does not want a day of Celia's count: %s", answer.code)
            self._store.drop_celia_day(job.key)
            self.went_well()
