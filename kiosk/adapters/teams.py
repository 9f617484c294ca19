"""The teams that are known in this visit, each by its code: gone with it. On the UI thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import ModuleType

from kiosk.domain.codes import code_key
from kiosk.mystery.story import Story
from kiosk.mystery.team import Record, TeamState


def rules() -> ModuleType:
    """The engine, imported when somebody plays: the first picture has no use for it."""
    from kiosk.mystery import engine

    return engine


@dataclass(slots=True)
class Team:
    """`story` is the one by which the state was made."""

    id: str
    records: list[Record]
    state: TeamState
    story: Story
    certificate: str | None = None

    def under(self, story: Story) -> None:
        """As the story of now sees it: staff may have changed it under the team's hands."""
        if story is not self.story:
            self._replay(story)

    def add(self, records: Iterable[Record], story: Story) -> bool:
        """Take in what another kiosk has written; whether any of it is new."""
        have = {record.id for record in self.records}
        new = [record for record in records if record.id not in have]
        if new:
            self.records += new
            self._replay(story)
        return bool(new)

    def _replay(self, story: Story) -> None:
        self.state, self.story = rules().replay(story, self.records), story


class Teams:
    """By code, however it is typed."""

    def __init__(self) -> None:
        self._by_code: dict[str, Team] = {}

    def put(self, code: str, team: Team) -> None:
        self._by_code[code_key(code)] = team

    def get(self, code: str, story: Story | None) -> Team | None:
        known = self._by_code.get(code_key(code))
        if known is not None and story is not None:
            known.under(story)
        return known

    def of_id(self, team: str) -> list[Team]:
        return [known for known in self._by_code.values() if known.id == team]

    def clear(self) -> None:
        self._by_code.clear()
