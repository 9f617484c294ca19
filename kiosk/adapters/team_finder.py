"""Looks a team up by its code: here, and at the hub for one that began elsewhere. A wrong code costs time."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from kiosk.adapters.guesses import Guesses
from kiosk.adapters.hub_client import HubClient
from kiosk.adapters.store import Store
from kiosk.api.problem import ErrorCode, Problem
from kiosk.api.teams import TeamLog
from kiosk.domain.codes import code_key
from kiosk.mystery.team import Record
from kiosk.services.outcomes import CodeUnknown, SlowDown, TeamAnswer, Unreachable
from kiosk.services.ports import Clock
from kiosk.services.sync import DENIED, HubAway

log = logging.getLogger(__name__)

_SHORTEST = 4
_PATIENCE = 4.0


@dataclass(frozen=True, slots=True)
class Found:
    """A team's log, from here or from the hub."""

    team: str
    records: list[Record]
    certificate: str | None = None


class TeamFinder:
    """Asked on a thread of its own: the hub may take its time."""

    def __init__(self, store: Store, client: HubClient, guesses: Guesses, clock: Clock) -> None:
        self._store, self._client, self._guesses, self._clock = store, client, guesses, clock

    def stop(self) -> None:
        self._client.stop()

    def find(self, typed: str) -> Found | TeamAnswer:
        """The team, or why there is none; whatever goes wrong with the disk is an answer too."""
        try:
            return self._sought(typed)
        except Exception as error:  # noqa: BLE001 - whatever the disk did, who typed the code hears of it
            log.error("a team cannot be looked up: %s", type(error).__name__)
            return Unreachable()

    def _sought(self, typed: str) -> Found | TeamAnswer:
        """A wrong code is counted as one of a booking is."""
        wait = self._guesses.wait()
        if wait > 0:
            return SlowDown(wait)
        if len(code_key(typed)) < _SHORTEST:
            return CodeUnknown(self._guesses.wrong())
        kept = self._store.team_of_code(typed)
        answer: TeamLog | Problem | None = None
        try:
            answer = self._client.find_team(typed, _PATIENCE)
        except HubAway as error:
            log.info("a team is looked for without the hub: %s", error)
        if isinstance(answer, TeamLog):
            self._store.put_team(answer.id, typed, self._clock.now(), told=True)
            self._store.add_deeds(answer.id, answer.records, self._clock.now(), heard=answer.next)
            return Found(answer.id, self._store.deeds(answer.id), answer.certificate)
        if kept is not None:
            return Found(kept.id, self._store.deeds(kept.id))
        if answer is None or answer.status >= 500 or answer.code in DENIED:
            # Told apart from a code that began here, so this is an answer to a guess like any other.
            self._guesses.wrong()
            return Unreachable()
        if answer.code == ErrorCode.SLOW_DOWN:
            return SlowDown(float(answer.retry_after or 5))
        return CodeUnknown(self._guesses.wrong())
