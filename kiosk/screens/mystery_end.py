"""The end: the whole letter, and whether the team's drawn name may stand in the hall of fame."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ListProperty, StringProperty

from kiosk.mystery.story import Story
from kiosk.mystery.team import TeamState
from kiosk.ui.mystery_screen import TeamScreen
from kiosk.ui.screen import load_look
from kiosk.ui.times import length
from kiosk.ui.widgets.mystery import kinds

USED_IN_KV = (kinds,)
load_look(__file__)


class MysteryEndScreen(TeamScreen):
    """Only for a team that has solved the last clue."""

    letter = StringProperty()
    signature = StringProperty()
    headline = StringProperty()
    in_hall = BooleanProperty(False)
    notes = ListProperty()

    def wipe(self) -> None:
        self.title = self.letter = self.signature = self.headline = ""
        self.in_hall, self.notes = False, []

    def fill(self, story: Story, team: TeamState) -> None:
        context, language = self.context, self.context.language
        if team.finished is None:
            return
        self.title = story.title.in_(language)
        self.letter, self.signature = story.letter.in_(language), story.signature.in_(language)
        self.headline = context.tr("{team}, you have found the whole letter.", team=team.name)
        self.in_hall = team.in_hall
        time = context.tr("You played for {length}.", length=length(team.played, language))
        self.notes = [("clock-outline", time), ("feather", story.fiction.in_(language))]

    def choose_hall(self, wants: bool) -> None:
        if wants != self.in_hall:
            self.desk.hall(self.code, wants)
            self.update()

    def certificate(self) -> None:
        self.context.navigator.go("mystery_certificate")

    def hall(self) -> None:
        self.context.navigator.go("mystery_hall")

    def leave(self) -> None:
        self.context.finish()
