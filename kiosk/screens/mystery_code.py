"""The team code: large, as a picture for the reader, and how one comes back with it."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, StringProperty

from kiosk.mystery.story import Story
from kiosk.mystery.team import TeamState
from kiosk.ui.mystery_screen import TeamScreen
from kiosk.ui.mystery_slips import team_slip
from kiosk.ui.printing import Prints
from kiosk.ui.screen import load_look
from kiosk.ui.widgets.mystery import kinds

USED_IN_KV = (kinds,)
load_look(__file__)


class MysteryCodeScreen(Prints, TeamScreen):
    """`leaving`: the kiosk is about to be left to others."""

    title_id = "The code of your team"
    lead = StringProperty()
    team_name = StringProperty()
    code = StringProperty()
    modules = ObjectProperty(None, allownone=True)
    notes = ListProperty()
    leaving = BooleanProperty(False)
    readers = BooleanProperty(False)
    paused = BooleanProperty(False)

    def show(self, leaving: bool = False, **_arguments: Any) -> None:
        super().show()
        self.forget_print()
        self.leaving = leaving

    def wipe(self) -> None:
        self.team_name = self.code = self.lead = ""
        self.modules, self.notes, self.leaving = None, [], False
        self.forget_print()

    def fill(self, story: Story, team: TeamState) -> None:
        del story
        self.follow_printer()
        self.readers = self.context.readers
        context, tr = self.context, self.context.tr
        code = context.visit.team or ""
        self.team_name = team.name
        if code != self.code or self.modules is None:
            self.code, self.modules = code, context.qr(code)
        self.lead = (
            tr("You come back with this code. Take a picture of it or write it down before you go.")
            if self.leaving
            else tr("With this code you go on where you were, today or on another day.")
        )
        self.notes = [
            ("ticket-account", tr("Come back like this: touch the letter on the first page and type the code.")),
            ("monitor", tr("It works at every kiosk of the library.")),
            ("account-group", tr("Others may play meanwhile. They do not see your page.")),
        ]
        if team.paused:
            self.notes = [("pause-circle-outline", tr("Your time stands still until you come back.")), *self.notes]

    def to_desk(self) -> None:
        """On with the game; a team that had paused plays again."""
        self.desk.resume(self.code)
        self.context.navigator.go("mystery_desk", replace=True)

    def print_slip(self) -> None:
        story, team = self.story, self.team
        if story is not None and team is not None:
            self.put_out(team_slip(self.context, story, team, self.code))

    def leave(self) -> None:
        """The visit ends; the next team finds nothing of this one."""
        self.context.finish()
