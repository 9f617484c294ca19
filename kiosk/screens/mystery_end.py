"""The end: the whole letter, read aloud to whoever asks, and whether the team's drawn name may stand in the hall of
fame.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ListProperty, StringProperty

from kiosk.mystery.story import Story
from kiosk.mystery.team import TeamState
from kiosk.services.spoken import as_spoken
from kiosk.ui.context import Context
from kiosk.ui.mystery_screen import TeamScreen
from kiosk.ui.screen import load_look
from kiosk.ui.times import length
from kiosk.ui.translate import plain
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
    can_read = BooleanProperty(False)
    """The kiosk has a voice."""
    reading = BooleanProperty(False)
    reader_on = BooleanProperty(False)
    """The screen is spoken: a button that got another name would be said into the letter."""

    def __init__(self, context: Context, **kwargs: Any) -> None:
        self._readings = 0
        self._interrupted = False
        self._touch_over = Clock.create_trigger(self._forget_touch)
        super().__init__(context, **kwargs)

    def wipe(self) -> None:
        self.title = self.letter = self.signature = self.headline = ""
        self.in_hall, self.notes = False, []
        self.hush()

    def on_leave(self, *_args: Any) -> None:
        self.hush()

    def fill(self, story: Story, team: TeamState) -> None:
        context, language = self.context, self.context.language
        if team.finished is None:
            return
        self.title = story.title.in_(language)
        self.letter, self.signature = story.letter.in_(language), story.signature.in_(language)
        self.headline = context.tr("{team}, you have found the whole letter.", team=team.name)
        self.in_hall, self.can_read = team.in_hall, context.speech.able
        self.reader_on = context.visit.preferences.speech
        time = context.tr("You played for {length}.", length=length(team.played, language))
        self.notes = [("clock-outline", time), ("feather", story.fiction.in_(language))]

    def choose_hall(self, wants: bool) -> None:
        if wants != self.in_hall:
            self.desk.hall(self.code, wants)
            self.update()

    def on_touch_down(self, touch: Any) -> Any:
        """Any touch silences the letter."""
        self._interrupted = self.reading
        self.hush()
        return super().on_touch_down(touch)

    def on_touch_up(self, touch: Any) -> Any:
        # The button under the finger acts after this.
        self._touch_over()
        return super().on_touch_up(touch)

    def _forget_touch(self, _dt: float) -> None:
        self._interrupted = False

    def read(self) -> None:
        """Have the letter read aloud from its beginning, or no longer."""
        if self.reading or self._interrupted:
            self.hush()
            return
        language = self.context.language
        self._readings, self.reading = self._readings + 1, True
        text = as_spoken(f"{self.letter}\n{self.signature}", language)
        self.context.speech.say(text, plain(language), done=partial(self._was_read, self._readings))

    def hush(self) -> None:
        if self.reading:
            self.reading = False
            self.context.speech.stop()

    def _was_read(self, reading: int, _whole: bool) -> None:
        if reading == self._readings:
            self.reading = False

    def certificate(self) -> None:
        self.context.navigator.go("mystery_certificate")

    def hall(self) -> None:
        self.context.navigator.go("mystery_hall")

    def leave(self) -> None:
        self.context.finish()
