"""Brings what teams did to the hub and hears what they did at other kiosks."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress

from kiosk.adapters.carrier import Carrier
from kiosk.adapters.hub_client import HubClient
from kiosk.adapters.store import Store, StoreError
from kiosk.adapters.store_mystery import KeptTeam
from kiosk.api.types import MOST_RECORDS, Problem, TeamRecords
from kiosk.mystery.team import Record
from kiosk.services.mystery import log_fate
from kiosk.services.ports import Clock
from kiosk.services.sync import HubAway

log = logging.getLogger(__name__)


class MysteryLine(Carrier):
    """`heard` is called, on this thread, with the records that others have written of a team."""

    def __init__(
        self, store: Store, client: HubClient, clock: Clock, chance: Callable[[], float], online: Callable[[], bool]
    ) -> None:
        super().__init__("mystery", client, chance, online)
        self._store, self._clock = store, clock
        self.heard: Callable[[str, Iterable[Record]], None] = lambda _team, _records: None

    @property
    def waiting(self) -> int:
        """How many records the hub has not taken yet; 0 when the store cannot say."""
        with suppress(StoreError):
            return self._store.deeds_waiting()
        return 0

    def _run(self) -> None:
        with suppress(StoreError):
            self._store.forget_teams(self._clock.now())
        super()._run()

    def send_all(self) -> None:
        while not self._stopped:
            team = self._store.unsent_team()
            if team is None or not self._send(team):
                return
            self.went_well()

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
        self._store.add_deeds(team.id, answer.records, self._clock.now(), heard=answer.next)
        mine = {record.id for record in records}
        others = [record for record in answer.records if record.id not in mine]
        if others:
            self.heard(team.id, others)
        return True
