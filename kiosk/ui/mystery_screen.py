"""Base of the screens that show one team. Which team it is stands in the visit: with the visit it is gone."""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty, StringProperty

from kiosk.domain.hours import Mode
from kiosk.mystery.seen import played, progress
from kiosk.mystery.story import Story
from kiosk.mystery.team import TeamState
from kiosk.services.ports import MysteryDesk
from kiosk.ui.mystery_words import how_far
from kiosk.ui.screen import KioskScreen


class TeamScreen(KioskScreen):
    """Subclasses fill themselves in `fill`; without a team or a story nothing is shown."""

    archive = True

    of_team = True

    done = NumericProperty(0)
    count = NumericProperty(0)
    status = StringProperty()
    """Who plays, how far they are, how long they have played."""

    def show(self, *_args: Any, **_arguments: Any) -> None:
        self.ids.scroll.to_top()

    @property
    def story(self) -> Story | None:
        return self.context.world.story

    @property
    def desk(self) -> MysteryDesk:
        return self.context.mystery

    @property
    def code(self) -> str:
        return self.context.visit.team or ""

    @property
    def team(self) -> TeamState | None:
        code = self.context.visit.team
        return self.context.mystery.team(code) if code else None

    @property
    def mode(self) -> Mode:
        """How the house serves: some places are reached in staffed hours only."""
        return self.context.world.opening(self.context.now()).mode

    def tell_progress(self, story: Story, team: TeamState) -> None:
        context = self.context
        self.done, self.count = progress(story, team)
        self.status = how_far(team.name, self.done, self.count, played(team, context.now()), context.language)

    def forget_progress(self) -> None:
        self.done, self.count, self.status = 0, 0, ""

    def refresh(self) -> None:
        story, team = self.story, self.team
        if story is not None and team is not None:
            self.fill(story, team)

    def fill(self, story: Story, team: TeamState) -> None:
        """Show the team as it stands."""
        raise NotImplementedError
