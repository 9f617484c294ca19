"""A desk of the mystery that lives in memory, with the real rules: for tests of the screens alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from random import Random
from typing import Any

from kiosk.domain.codes import code_key, make_code
from kiosk.mystery import engine
from kiosk.mystery.engine import Effect, Given, Step
from kiosk.mystery.fame import Fame
from kiosk.mystery.story import Story
from kiosk.mystery.team import NewTeam, TeamState
from kiosk.services.outcomes import CodeUnknown, TeamAnswer, TeamFound
from tests.ui.rig.branch import Branch

Deliver = Callable[[tuple[Effect, ...]], None]


class GameTable:
    """A MysteryDesk: teams by code, every step by the engine."""

    def __init__(self, branch: Branch, story: Story) -> None:
        self.branch, self.story = branch, story
        self.teams: dict[str, TeamState] = {}
        self._ids, self._dice = count(), Random(4)

    def team(self, code: str) -> TeamState | None:
        return self.teams.get(code)

    def certificate(self, code: str) -> str | None:
        """As a hub with a long address would tell it."""
        team = self.teams.get(code)
        return "https://varaus.kirjasto.example/k/abcd2345wx" if team is not None and team.finished else None

    def begin(self, team: NewTeam, deliver: Callable[[str], None]) -> None:
        code = make_code(self._dice.choice)
        self.teams[code], _ = engine.begin(
            self.story,
            name=team.name,
            level=team.level,
            players=team.players,
            language=team.language,
            now=self._now,
            record_id=self._id,
            by=None,
        )
        deliver(code)

    def find(self, code: str, deliver: Callable[[TeamAnswer], None]) -> None:
        known = {code_key(each): each for each in self.teams}.get(code_key(code))
        deliver(CodeUnknown() if known is None else TeamFound(known))

    def open_clue(self, code: str, clue: str) -> None:
        mode = self.branch.app.context.world.opening(self._now).mode
        self._do(code, lambda state: engine.open_clue(self.story, state, clue, self._now, self._id, None, mode))

    def answer(self, code: str, clue: str, given: Given, deliver: Deliver) -> None:
        deliver(self._do(code, lambda state: engine.answer(self.story, state, clue, given, self._now, self._id, None)))

    def hint(self, code: str, clue: str, deliver: Deliver) -> None:
        deliver(self._do(code, lambda state: engine.hint(self.story, state, clue, self._now, self._id, None)))

    def missing(self, code: str, clue: str, deliver: Deliver) -> None:
        deliver(self._do(code, lambda state: engine.missing(self.story, state, clue, self._now, self._id, None)))

    def pause(self, code: str) -> None:
        self._do(code, lambda state: engine.pause(self.story, state, self._now, self._id, None))

    def resume(self, code: str) -> None:
        self._do(code, lambda state: engine.resume(self.story, state, self._now, self._id, None))

    def hall(self, code: str, wanted: bool) -> None:
        self._do(code, lambda state: engine.hall(self.story, state, wanted, self._now, self._id, None))

    def hall_of_fame(self) -> tuple[Fame, ...]:
        return tuple(
            Fame(name=team.name, level=team.level, day=team.finished.date())
            for team in self.teams.values()
            if team.in_hall and team.finished is not None
        )

    @property
    def _now(self) -> Any:
        return self.branch.house.clock.now()

    @property
    def _id(self) -> str:
        return f"r{next(self._ids)}"

    def _do(self, code: str, step: Callable[[TeamState], Step]) -> tuple[Effect, ...]:
        done = step(self.teams[code])
        self.teams[code] = done.state
        return done.effects


@contextmanager
def laid(branch: Branch, story: Story) -> Iterator[GameTable]:
    """The kiosk tells of `story` and plays it at a table of its own, for the time of the block."""
    context, ledger = branch.app.context, branch.kiosk.worker._ledger
    before, desk, table = ledger.world.story, context.mystery, GameTable(branch, story)

    def tell(told: Story | None) -> None:
        with ledger._lock:
            ledger._show(replace(ledger.world, story=told))
        branch.pilot.until(lambda: context.world.story is told, 10, "the story")

    context.mystery = table
    tell(story)
    try:
        yield table
    finally:
        branch.app.end_visit()
        tell(before)
        context.mystery = desk


@contextmanager
def retold(branch: Branch, story: Story) -> Iterator[None]:
    """Staff have edited the story that lies on the table: the kiosk hears of it."""
    context, ledger = branch.app.context, branch.kiosk.worker._ledger
    table, before = context.mystery, ledger.world.story

    def tell(told: Story | None) -> None:
        table.story = told
        with ledger._lock:
            ledger._show(replace(ledger.world, story=told))
        branch.pilot.until(lambda: context.world.story is told, 10, "the story")

    tell(story)
    try:
        yield
    finally:
        tell(before)
