"""A clue is solved: the reply, what goes into the notebook, and the piece of the letter."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from kiosk.mystery.seen import task_of
from kiosk.mystery.story import Story
from kiosk.mystery.team import TeamState
from kiosk.ui.mystery_screen import TeamScreen
from kiosk.ui.screen import load_look
from kiosk.ui.widgets.mystery import kinds

USED_IN_KV = (kinds,)
load_look(__file__)


class MysterySolvedScreen(TeamScreen):
    """`clue` has been solved, just now or before."""

    headline = StringProperty()
    reply = StringProperty()
    found = StringProperty()
    letter = StringProperty()
    signature = StringProperty()
    finished = BooleanProperty(False)

    def __init__(self, context: Any, **kwargs: Any) -> None:
        self._clue, self._fresh = "", False
        super().__init__(context, **kwargs)

    def show(self, clue: str, fresh: bool = False, **_arguments: Any) -> None:
        """`fresh`: it has been solved a moment ago."""
        super().show()
        self._clue, self._fresh = clue, fresh

    def wipe(self) -> None:
        self._clue, self._fresh = "", False
        self.forget_progress()
        self.title = self.headline = self.reply = self.found = self.letter = self.signature = ""
        self.finished = False

    def fill(self, story: Story, team: TeamState) -> None:
        language, tr = self.context.language, self.context.tr
        self._clue = story.renamed().get(self._clue, self._clue)
        clue = story.clue(self._clue)
        if clue is None or clue.id not in team.solved:
            return
        self.title = clue.title.in_(language)
        self.tell_progress(story, team)
        self.headline = tr("Right. The clue is solved.") if self._fresh else tr("You have solved this clue.")
        task = task_of(story, team, clue.id, self.mode)
        self.reply = task.reply.in_(language) if task else ""
        self.found = clue.found.in_(language) if clue.found else ""
        self.letter, self.signature = clue.fragment.in_(language), story.signature.in_(language)
        self.finished = self._fresh and team.finished is not None

    def go_on(self) -> None:
        if self.finished:
            self.context.navigator.go("mystery_end", replace=True)
        else:
            self.context.navigator.back()
