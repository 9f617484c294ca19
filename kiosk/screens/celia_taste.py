"""A taste of listening: a little story, said sentence by sentence at three speeds while the same words stand there."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.domain.celia_count import Sign
from kiosk.ui.celia_words import story, story_title
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.translate import plain
from kiosk.ui.widgets.basic import Card
from kiosk.ui.widgets.refill import refill

load_look(__file__)

SPEEDS = (0.75, 1.0, 1.5)
"""Times the voice's usual pace."""


class StoryLine(Card):
    """One sentence of the story; `said` while the voice is at it."""

    text = StringProperty()
    said = BooleanProperty(False)


class CeliaTasteScreen(KioskScreen):
    """`playing` is the place of the speed that is heard, -1 while nothing is."""

    title_id = "A taste of listening"
    sunny = True
    playing = NumericProperty(-1)
    able = BooleanProperty(True)
    state = StringProperty()
    story_title = StringProperty()

    def __init__(self, context: Any, **kwargs: Any) -> None:
        self._at = -1
        self._turn = 0
        self._language = ""
        super().__init__(context, **kwargs)

    @property
    def sounds(self) -> bool:
        return self.playing >= 0

    def show(self, **_arguments: Any) -> None:
        self.ids.scroll.to_top()

    def on_leave(self, *_args: Any) -> None:
        self.stop()

    def wipe(self) -> None:
        self.stop()

    def refresh(self) -> None:
        context = self.context
        if context.language != self._language:
            self._language = context.language
            self.stop()
        self.able = context.speech.able
        self.story_title = story_title(context)
        if not self.able:
            self.state = context.tr("This kiosk has no voice just now. Read the story here, or ask staff.")
        elif self.sounds:
            self.state = context.tr("The story is being read aloud.")
        else:
            self.state = context.tr("Choose a speed. Touch the screen anywhere to stop.")
        rows = ((text, number == self._at) for number, text in enumerate(story(context)))
        refill(self.ids.story, rows, lambda row: StoryLine(text=row[0], said=row[1]), _tell)

    def play(self, speed: int) -> None:
        """From the beginning, at one of the speeds."""
        if not self.context.speech.able:
            return
        self._turn += 1
        self.playing = speed
        self._say(0, self._turn)

    def _say(self, at: int, turn: int) -> None:
        self._at = at
        self.refresh()

        def done(whole: bool) -> None:
            self._said(at, turn, whole=whole)

        text = story(self.context)[at]
        speed, language = SPEEDS[int(self.playing)], plain(self._language)
        self.context.speech.say(text, language, speed, self.context.for_this_visit(done))

    def _said(self, at: int, turn: int, *, whole: bool) -> None:
        """One sentence has ended. Another press, another language or another screen may have come meanwhile."""
        if turn != self._turn:
            return
        if whole:
            self.context.count_for_celia(Sign.SAMPLE)
        if whole and at + 1 < len(story(self.context)):
            self._say(at + 1, turn)
        else:
            self._silent()

    def stop(self) -> None:
        if self.sounds:
            self.context.speech.stop()
            self._silent()

    def _silent(self) -> None:
        self._turn += 1
        self.playing, self._at = -1, -1
        self.refresh()

    def to_eyes(self) -> None:
        self.context.navigator.go("celia_eyes")


def _tell(card: StoryLine, row: tuple[str, bool]) -> None:
    card.text, card.said = row
