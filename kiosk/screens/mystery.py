"""The door of the mystery: what it is, that it is invented, and two ways in: a new team, or one that comes back."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ListProperty, StringProperty

from kiosk.mystery.story import Level
from kiosk.ui.mystery_words import minutes_of
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.widgets.mystery import kinds

USED_IN_KV = (kinds,)
load_look(__file__)


class MysteryScreen(KioskScreen):
    """The sealed letter, and who may open it."""

    archive = True
    intro = StringProperty()
    mark = StringProperty("K")
    facts = ListProperty()
    notes = ListProperty()
    playable = BooleanProperty(False)

    def show(self, **_arguments: Any) -> None:
        self.ids.scroll.to_top()

    def refresh(self) -> None:
        context, story = self.context, self.context.world.story
        self.playable = story is not None
        if story is None:
            self.title = self.intro = ""
            self.facts, self.notes = [], [("information-outline", context.tr("There is no mystery to play just now."))]
            return
        language, tr = context.language, context.tr
        self.title = story.title.in_(language)
        self.intro, self.mark = story.intro.in_(language), story.mark
        minutes = minutes_of(story, Level.FAMILY)
        self.facts = [
            ("clock-outline", tr("About {n} minutes. You may stop and go on another day.", n=minutes)),
            ("account-group", tr("Alone or together, three levels")),
            ("map-search", tr("The clues are in the library and the hall. You enter here what you find.")),
        ]
        self.notes = [("feather", story.fiction.in_(language)), ("shield-account-outline", self._privacy())]

    def _privacy(self) -> str:
        return self.context.tr("We ask for no names. The name of your team is drawn.")

    def new_team(self) -> None:
        self.context.navigator.go("mystery_team")

    def scanned(self, code: str) -> bool:
        """A team shows its code."""
        self.context.navigator.go("mystery_back", code=code)
        return True

    def come_back(self) -> None:
        self.context.navigator.go("mystery_back")

    def hall(self) -> None:
        self.context.navigator.go("mystery_hall")
