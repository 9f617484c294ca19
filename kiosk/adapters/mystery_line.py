"""Brings what teams did to the hub and hears what they did at other kiosks: one thread, apart from bookings."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress

from kiosk.adapters.hub_client import HubClient
from kiosk.adapters.store import Store, StoreError
from kiosk.adapters.store_mystery import KeptTeam
from kiosk.api.types import MOST_RECORDS, Problem, TeamRecords
from kiosk.mystery.team import Record
from kiosk.services.mystery import log_fate
from kiosk.services.ports import Clock
from kiosk.services.sync import LONGEST_PAUSE, Fate, HubAway, pause

log = logging.getLogger(__name__)


class MysteryLine:
    """`online` tells whether the hub is well otherwise; `heard` hears, on this thread, what others wrote."""

    def __init__(
        self, store: Store, client: HubClient, clock: Clock, chance: Callable[[], float], online: Callable[[], bool]
    ) -> None:
        self._store, self._client, self._clock = store, client, clock
        self._chance, self._online = chance, online
        self.heard: Callable[[str, Iterable[Record]], None] = lambda _team, _records: None
        self._bell = threading.Condition()
        self._stopped = False
        self._rung = True  # something may wait from before this start
        self._failures = 0
        self._stumbles = 0
        self._retry_at = 0.0
        self._thread = threading.Thread(target=self._run, name="mystery", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Break off what is being sent; it is sent after the next start."""
        with self._bell:
            self._stopped = True
            self._bell.notify()
        self._client.stop()

    def join(self, seconds: float) -> None:
        if self._thread.ident is not None:
            self._thread.join(seconds)

    def ring(self) -> None:
        """Something was written down. From any thread."""
        with self._bell:
            self._rung = True
            self._bell.notify()

    def hub_is_back(self) -> None:
        """Do not wait out a pause. From any thread."""
        with self._bell:
            self._rung, self._retry_at = True, 0.0
            self._bell.notify()

    @property
    def waiting(self) -> int:
        """How many records the hub has not taken yet; 0 when the store cannot say."""
        with suppress(StoreError):
            return self._store.deeds_waiting()
        return 0

    def _run(self) -> None:
        with suppress(StoreError):
            self._store.forget_teams(self._clock.now())
        while self._wait():
            try:
                self.send_all()
            except Exception as error:  # noqa: BLE001 - the line must go on whatever one team ran into
                log.error("the logs of teams cannot be sent: %s", type(error).__name__)
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
            team = self._store.unsent_team()
            if team is None or not self._send(team):
                return
            self._failures = self._stumbles = 0

    def _send(self, team: KeptTeam) -> bool:
        """Bring the hub what it has not heard of a team; False when a pause has begun."""
        records = self._store.unsent(team.id, MOST_RECORDS)
        if not records:  # none of them can be read any more
            self._store.drop_unsent(team.id)
            return True
        try:
            answer = self._client.tell_team(
                team.id, TeamRecords(records=tuple(records), code=team.code, since=team.heard)
            )
        except HubAway:
            self._pause(None)
            return False
        if isinstance(answer, Problem):
            return self._refused(team, records, answer)
        self._store.sent(team.id, records)
        mine = {record.id for record in records}
        others = [record for record in answer.records if record.id not in mine]
        self._store.add_deeds(team.id, answer.records, self._clock.now(), heard=answer.next)
        if others:
            self.heard(team.id, others)
        return True

    def _refused(self, team: KeptTeam, records: list[Record], problem: Problem) -> bool:
        match log_fate(problem, self._stumbles):
            case Fate.REFUSED:
                told = ", ".join(f"{each.field} {each.message}" for each in problem.errors)
                log.warning("the hub refused records of a team, they stay here: %s %s", problem.code, told)
                self._store.sent(team.id, records)
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
