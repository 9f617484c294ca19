"""Brings what teams did to the hub and hears what they did at other kiosks."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import timedelta

from kiosk.adapters.carrier import Carrier
from kiosk.adapters.hub_client import HubClient
from kiosk.adapters.store import Store, StoreError
from kiosk.adapters.store_mystery import KeptTeam
from kiosk.api.problem import Problem
from kiosk.api.teams import MOST_RECORDS, TeamLog, TeamRecords
from kiosk.mystery.team import Record
from kiosk.services.mystery import log_fate
from kiosk.services.ports import Clock
from kiosk.services.sync import HubAway

log = logging.getLogger(__name__)

LISTEN = 5.0
"""Seconds between two questions what the team that plays here has done elsewhere. Whoever brings something hears it
with the answer; one short question more is asked by a kiosk at which a team stands, by no other.
"""


_LET_GO_EVERY = 86_400.0
"""Seconds; a kiosk may run for months."""


class MysteryLine(Carrier):
    """`heard` is called, on this thread, with the records that others have written of a team; `keep` tells how long a
    team is kept that nobody comes back to.
    """

    def __init__(
        self,
        store: Store,
        client: HubClient,
        clock: Clock,
        chance: Callable[[], float],
        online: Callable[[], bool],
        keep: Callable[[], timedelta],
    ) -> None:
        super().__init__("mystery", client, chance, online)
        self._store, self._clock, self._keep = store, clock, keep
        self._team: str | None = None
        self._asked_at = 0.0
        self._let_go_at: float | None = None
        self.looked = False
        """Whether old teams have been let go of in this run."""
        self.certified: Callable[[str, str], None] = lambda _team, _address: None
        """Called as `heard` is, with the address of a team's certificate."""
        self.heard: Callable[[str, Iterable[Record]], None] = lambda _team, _records: None

    @property
    def waiting(self) -> int:
        """How many records the hub has not taken yet; 0 when the store cannot say."""
        with suppress(StoreError):
            return self._store.deeds_waiting()
        return 0

    def listen(self, team: str | None) -> None:
        """The team that stands here, whose doings at other kiosks are asked for; None for nobody. From any thread."""
        self._team = team
        if team is not None:
            self.ring()

    def due(self) -> float | None:
        return None if self._team is None else self._asked_at + LISTEN - time.monotonic()

    def _run(self) -> None:
        self._let_old_go()
        self.looked = True
        super()._run()

    def _let_old_go(self) -> None:
        """Of teams that nobody has come back to, at the start and once a day."""
        now = self._clock.monotonic()
        if self._let_go_at is None or now - self._let_go_at >= _LET_GO_EVERY:
            self._let_go_at = now
            with suppress(StoreError):
                self._store.forget_teams(self._clock.now(), self._keep())

    def send_all(self) -> None:
        self._let_old_go()
        while not self._stopped:
            team = self._store.unsent_team()
            if team is None:
                self._hear()
                return
            if not self._send(team):
                return
            self.went_well()

    def _hear(self) -> None:
        """Ask what others have written of the team that stands here, unless an answer has just told."""
        due, team = self.due(), self._store.kept_team(self._team) if self._team else None
        if due is None or due > 0:
            return
        self._asked_at = time.monotonic()
        if team is None or team.code is not None:
            return  # the hub has yet to hear of it
        try:
            answer = self._client.tell_team(team.id, TeamRecords(records=(), since=team.heard))
        except HubAway:
            self.rest(None)
            return
        if isinstance(answer, Problem):
            self.over(log_fate(answer, self._stumbles), answer.retry_after)
            return
        self.went_well()
        self._take(team, answer, frozenset())

    def _send(self, team: KeptTeam) -> bool:
        """Bring the hub what it has not heard of a team; False when a rest has begun."""
        records = self._store.unsent(team.id, MOST_RECORDS)
        if not records:  # none of them can be read any more
            self._store.drop_unsent(team.id)
            return True
        told = TeamRecords(records=tuple(records), code=team.code, since=team.heard)
        try:
            answer = self._client.tell_team(team.id, told)
        except HubAway:
            self.rest(None)
            return False
        if isinstance(answer, Problem):
            if not self.over(log_fate(answer, self._stumbles), answer.retry_after):
                return False
            fields = ", ".join(f"{each.field} {each.message}" for each in answer.errors)
            log.warning("the hub refused records of a team, they stay here: %s %s", answer.code, fields)
            self._store.sent(team.id, records)
            return True
        self._store.sent(team.id, records)
        if team.id == self._team:
            self._asked_at = time.monotonic()
        self._take(team, answer, frozenset(record.id for record in records))
        return True

    def _take(self, team: KeptTeam, answer: TeamLog, mine: frozenset[str]) -> None:
        """Keep what the hub has told, and tell of what is not `mine`."""
        if answer.certificate is not None:
            self.certified(team.id, answer.certificate)
        if not answer.records and answer.next == team.heard:
            return
        self._store.add_deeds(team.id, answer.records, self._clock.now(), heard=answer.next)
        others = [record for record in answer.records if record.id not in mine]
        if others:
            self.heard(team.id, others)
