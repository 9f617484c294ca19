"""The desk of a kiosk without a mystery: no team is known and none can begin. Nobody is led to it: there is no tile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.mystery.engine import Given
    from kiosk.mystery.fame import Fame
    from kiosk.mystery.team import NewTeam, TeamState
    from kiosk.services.outcomes import TeamAnswer
    from kiosk.services.ports import DeliverEffects


class NoMystery:
    """A MysteryDesk where there is nothing to play."""

    def team(self, _code: str) -> TeamState | None:
        return None

    def certificate(self, _code: str) -> str | None:
        return None

    def begin(self, _team: NewTeam, _deliver: Callable[[str], None]) -> None:
        """Nothing begins."""

    def find(self, _code: str, deliver: Callable[[TeamAnswer], None]) -> None:
        from kiosk.services.outcomes import CodeUnknown

        deliver(CodeUnknown())

    def open_clue(self, _code: str, _clue: str) -> None:
        """Nothing to open."""

    def answer(self, _code: str, _clue: str, _given: Given, deliver: DeliverEffects) -> None:
        deliver(())

    def hint(self, _code: str, _clue: str, deliver: DeliverEffects) -> None:
        deliver(())

    def missing(self, _code: str, _clue: str, deliver: DeliverEffects) -> None:
        deliver(())

    def pause(self, _code: str) -> None:
        """Nobody plays."""

    def resume(self, _code: str) -> None:
        """Nobody plays."""

    def hall(self, _code: str, _wanted: bool) -> None:
        """Nobody plays."""

    def hall_of_fame(self) -> tuple[Fame, ...]:
        return ()
