"""The sheet of everything a patron may have otherwise: text, colours, motion, reach, time, speech, easy words.

It is one touch away on every screen, and what it changes is the house's own again after the visit.
"""

from __future__ import annotations

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty

from kiosk.domain.text import EASY
from kiosk.domain.visit import PACES, TEXT_SCALES
from kiosk.services.spoken import as_spoken
from kiosk.ui.context import Context
from kiosk.ui.dialogs import Dialog
from kiosk.ui.preference_words import preference_words
from kiosk.ui.screen import load_look
from kiosk.ui.translate import plain
from kiosk.ui.widgets.basic import Choice, PlainButton


class OnOff(Choice):
    """Something that is on or off, as wide as its column."""


class VolumeButton(PlainButton):
    """A step louder or quieter; `level` is how loud it is by now, for whoever hears the button and does not see it."""

    level = StringProperty()


class ReadingSheet(Dialog):
    """The sheet; `can_speak` and `can_be_easy` say whether there is a voice, and easy words in this language."""

    roomy = BooleanProperty(True)
    scale = NumericProperty(1.0)
    pace = NumericProperty(1)
    contrast = BooleanProperty(False)
    calm = BooleanProperty(False)
    speech = BooleanProperty(False)
    easy = BooleanProperty(False)
    reach = BooleanProperty(False)
    frame = NumericProperty(0)
    can_speak = BooleanProperty(False)
    can_be_easy = BooleanProperty(False)
    volume = NumericProperty(0)

    def __init__(self, context: Context, **kwargs: object) -> None:
        super().__init__(context, **kwargs)
        self.can_speak = context.can_speak
        self.follow()

    def follow(self) -> None:
        preferences = self.context.visit.preferences
        self.scale, self.pace = preferences.text_scale, preferences.pace
        self.contrast, self.calm, self.reach = preferences.high_contrast, preferences.less_motion, preferences.reach
        self.speech, self.easy = preferences.speech, preferences.easy
        self.can_be_easy = preferences.language == plain(EASY)
        self.volume = self.context.speech.volume

    def choose_scale(self, index: int) -> None:
        self.context.prefer(text_scale=TEXT_SCALES[index])

    def choose_pace(self, index: int) -> None:
        self.context.prefer(pace=PACES[index])

    def take_along(self) -> None:
        self.dismiss()
        self.context.navigator.go("preference_card")

    def toggle_contrast(self) -> None:
        self.context.prefer(high_contrast=not self.contrast)

    def toggle_motion(self) -> None:
        self.context.prefer(less_motion=not self.calm)

    def toggle_reach(self) -> None:
        self.context.prefer(reach=not self.reach)

    def toggle_speech(self) -> None:
        self.context.prefer(speech=not self.speech)

    def toggle_easy(self) -> None:
        self.context.prefer(easy=not self.easy)

    def louder(self) -> None:
        self._set_volume(self.context.speech.louder())

    def quieter(self) -> None:
        self._set_volume(self.context.speech.quieter())

    def _set_volume(self, percent: int) -> None:
        """Heard as well: whoever listens is told what has become of the button, everybody else hears it here."""
        context, before = self.context, self.volume
        self.volume = percent
        if percent == before:
            context.speech.tone()
        elif not self.speech:
            words = context.tr("Volume {n} percent", n=percent)
            context.speech.say(as_spoken(words, context.language), plain(context.language))


class CardTaken(Dialog):
    """Says which settings somebody has brought along; any touch goes on."""

    rows = ListProperty()

    def __init__(self, context: Context, **kwargs: object) -> None:
        super().__init__(context, **kwargs)
        self.follow()

    def follow(self) -> None:
        self.rows = preference_words(self.context, self.context.visit.preferences)


load_look(__file__)
