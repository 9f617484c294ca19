"""The desk of the mystery, `services.ports.MysteryDesk`: judged at once, written down, and handed to the hub later.

What a team does is decided on the UI thread, which takes a millisecond; a thread writes it to the disk before the
screen hears of it, another one brings it to the hub. Nothing that is logged here names a team, its code or an answer.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from kiosk.adapters.guesses import Guesses
from kiosk.adapters.hub_client import HubClient
from kiosk.adapters.mystery_line import MysteryLine
from kiosk.adapters.store import Store, StoreError
from kiosk.adapters.team_finder import Found, TeamFinder
from kiosk.adapters.teams import Team, Teams, rules
from kiosk.domain.codes import make_code
from kiosk.domain.text import clean
from kiosk.mystery.fame import Fame
from kiosk.mystery.team import NewTeam, Record, TeamState
from kiosk.services.outcomes import CodeUnknown, TeamAnswer, TeamFound
from kiosk.services.ports import Clock, DeliverEffects, Post
from kiosk.services.spelling import shown_code
from kiosk.services.world import World

if TYPE_CHECKING:
    from kiosk.mystery.engine import Given, Step

log = logging.getLogger(__name__)

_LONGEST = 60


class HubMysteryDesk:
    """Implements ports.MysteryDesk; all but `line` is called on the UI thread. `changed` is called there when another
    kiosk's records have come in, `world` tells the story of now, `by` names this kiosk in the records.
    """

    def __init__(
        self,
        store: Store,
        client: HubClient,
        line: MysteryLine,
        guesses: Guesses,
        clock: Clock,
        world: Callable[[], World],
        post: Post,
    ) -> None:
        self._store, self._finder = store, TeamFinder(store, client, guesses, clock)
        self._clock, self._world, self._post = clock, world, post
        self._by = store.secret.hex()[:8]
        self._chance = secrets.SystemRandom()
        self._teams = Teams()
        self._visit = 0
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="mystery-writer")
        self._looker = ThreadPoolExecutor(1, thread_name_prefix="mystery-look")
        self.line = line
        line.heard = lambda team, records: self._post(lambda: self._merge(team, records))
        line.certified = lambda team, address: self._post(lambda: self._certify(team, address))
        self.changed: Callable[[], None] = lambda: None

    def stop(self) -> None:
        """Finish what is being written; a look-up that still runs is left to its own end."""
        self._finder.stop()
        self._looker.shutdown(wait=False, cancel_futures=True)
        self._writer.shutdown()

    # -- a team comes

    def begin(self, team: NewTeam, deliver: Callable[[str], None]) -> None:
        story = self._world().story
        if story is None:
            return
        code, key = make_code(self._chance.choice), secrets.token_hex(16)
        state, record = rules().begin(
            story,
            name=team.name,
            level=team.level,
            players=team.players,
            language=team.language,
            now=self._clock.now(),
            record_id=secrets.token_hex(12),
            by=self._by,
        )
        self._teams.put(code, Team(key, [record], state, story))
        self.line.listen(key)

        def keep() -> None:
            self._store.put_team(key, code, self._clock.now(), told=False)
            self._keep(key, record)

        self._write(keep, lambda: deliver(code))

    def find(self, code: str, deliver: Callable[[TeamAnswer], None]) -> None:
        visit = self._visit
        typed = clean(code, _LONGEST)

        def look() -> None:
            found = self._finder.find(typed)
            self._post(lambda: self._answer(visit, typed, found, deliver))

        self._looker.submit(look)

    def team(self, code: str) -> TeamState | None:
        known = self._known(code)
        return known.state if known else None

    def certificate(self, code: str) -> str | None:
        known = self._known(code)
        return known.certificate if known else None

    def records(self, code: str) -> tuple[Record, ...]:
        """The log of a team that is known in this visit."""
        known = self._known(code)
        return tuple(known.records) if known else ()

    def forget(self) -> None:
        """The visit is over: no team is known any more."""
        self._teams.clear()
        self._visit += 1
        self.line.listen(None)

    # -- what a team does

    def open_clue(self, code: str, clue: str) -> None:
        mode = self._world().opening(self._clock.now()).mode
        self._do(code, lambda story, state, now, key: rules().open_clue(story, state, clue, now, key, self._by, mode))

    def answer(self, code: str, clue: str, given: Given, deliver: DeliverEffects) -> None:
        self._do(
            code, lambda story, state, now, key: rules().answer(story, state, clue, given, now, key, self._by), deliver
        )

    def hint(self, code: str, clue: str, deliver: DeliverEffects) -> None:
        self._do(code, lambda story, state, now, key: rules().hint(story, state, clue, now, key, self._by), deliver)

    def missing(self, code: str, clue: str, deliver: DeliverEffects) -> None:
        self._do(code, lambda story, state, now, key: rules().missing(story, state, clue, now, key, self._by), deliver)

    def pause(self, code: str) -> None:
        self._do(code, lambda story, state, now, key: rules().pause(story, state, now, key, self._by))

    def resume(self, code: str) -> None:
        self._do(code, lambda story, state, now, key: rules().resume(story, state, now, key, self._by))

    def hall(self, code: str, wanted: bool) -> None:
        self._do(code, lambda story, state, now, key: rules().hall(story, state, wanted, now, key, self._by))

    def hall_of_fame(self) -> tuple[Fame, ...]:
        return self._world().hall.entries

    # -- inside

    def _known(self, code: str) -> Team | None:
        return self._teams.get(code, self._world().story)

    def _do(self, code: str, act: Callable[..., Step], deliver: DeliverEffects = lambda _effects: None) -> None:
        team, story = self._known(code), self._world().story
        if team is None or story is None:
            self._post(lambda: deliver(()))
            return
        step = act(story, team.state, self._clock.now(), secrets.token_hex(12))
        team.state = step.state
        record = step.record
        if record is None:
            self._post(lambda: deliver(step.effects))
            return
        team.records.append(record)
        self._write(lambda: self._keep(team.id, record), lambda: deliver(step.effects))

    def _write(self, work: Callable[[], None], then: Callable[[], None]) -> None:
        """Write, then let the screen know; a disk that is full must not stop a game that is in memory."""

        def run() -> None:
            try:
                work()
            except StoreError as error:
                log.error("what a team did could not be kept%s", ": the disk is full" if error.full else "")
            self._post(then)
            self.line.ring()

        self._writer.submit(run)

    def _keep(self, team: str, record: Record) -> None:
        self._store.add_deeds(team, [record], self._clock.now())

    def _answer(self, visit: int, typed: str, found: Found | TeamAnswer, deliver: Callable[[TeamAnswer], None]) -> None:
        story = self._world().story
        if visit != self._visit:
            return
        if not isinstance(found, Found):
            deliver(found)
        elif story is None:
            deliver(CodeUnknown())
        else:
            code = shown_code(typed)
            state = rules().replay(story, found.records)
            self._teams.put(code, Team(found.team, found.records, state, story, found.certificate))
            self.line.listen(found.team)
            deliver(TeamFound(code))

    def _merge(self, team: str, records: Iterable[Record]) -> None:
        """What another kiosk has written of a team that plays here."""
        story = self._world().story
        if story is None:
            return
        for known in self._teams.of_id(team):
            if known.add(records, story):
                self.changed()

    def _certify(self, team: str, address: str) -> None:
        for known in self._teams.of_id(team):
            if known.certificate != address:
                known.certificate = address
                self.changed()
