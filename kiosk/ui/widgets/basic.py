"""The small parts everything is made of: text, icon, card, button, chip, head-and-body layouts. Looks: basic.kv."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ColorProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.label import Label

from kiosk.ui import edged
from kiosk.ui.fonts import icon
from kiosk.ui.label_defaults import NEVER_CHANGED
from kiosk.ui.snug import SnugLabel
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.press import Pressable
from kiosk.ui.widgets.refill import refill

USED_IN_KV = (edged,)


class TextLabel(Label):
    """Kivy's label, which listens to what changes here and not to thirty properties more: that is most of a label."""

    def fbind(self, name: str, function: Any, *given: Any, **named: Any) -> Any:
        if name in NEVER_CHANGED and function == self._trigger_texture_update:
            return 0
        return super().fbind(name, function, *given, **named)


class Snug(TextLabel):
    """Text whose texture is as wide as its words."""

    _label: Any = None

    def _create_label(self) -> None:
        """Kivy makes its renderer of the text here."""
        if self._label is None:
            given = {name: getattr(self, name) for name in self._font_properties}
            self._label = SnugLabel(**given | {"usersize": self.text_size})


class Words(Snug):
    """Text that wraps to its width and is as tall as it needs to be. Markup is never on."""

    personal = BooleanProperty(False)
    """For this patron alone: said only to a headset, or to whoever asks for it."""
    longest = NumericProperty(1)
    """Letters of the longest word: a heading may shrink a step for a long compound, it is never broken."""

    def on_text(self, *_args: Any) -> None:
        self.longest = max((len(word) for word in self.text.replace("-", "- ").split()), default=1)


class OneLine(TextLabel):
    """Text on one line, as wide as it needs to be."""


class ButtonWords(Snug, OneLine):
    """On one line, or wrapped where a button has no room for it."""


class Icon(TextLabel):
    """A glyph of the icon font by its Material Design name."""

    name = StringProperty("circle-small")
    shown = BooleanProperty(True)

    @staticmethod
    def glyph(name: str) -> str:
        return icon(name)


class Column(BoxLayout):
    """What stands one under the other, as tall as it needs to be."""


class Card(BoxLayout):
    """A paper card with an edge."""

    fill = ColorProperty((1, 1, 1, 1))
    edge = ColorProperty((0, 0, 0, 0))


class PressCard(Pressable, Card):
    """A card that can be pressed; `down_fill` shows while it is."""

    down_fill = ColorProperty((1, 1, 1, 1))


class Fold(BoxLayout):
    """Children that can be put away: then they take no room, are not seen and hear no touch."""

    shown = BooleanProperty(True)

    def on_touch_down(self, touch: Any) -> bool:
        return self.shown and bool(super().on_touch_down(touch))

    def on_touch_move(self, touch: Any) -> bool:
        return self.shown and bool(super().on_touch_move(touch))

    def on_touch_up(self, touch: Any) -> bool:
        return self.shown and bool(super().on_touch_up(touch))


class Told(BoxLayout):
    """What is read as one text, however it is drawn."""

    spoken = StringProperty()


class PushButton(Pressable, BoxLayout):
    """Icon and words; primary, call (the one thing to do next) or plain, as its class in basic.kv says."""

    text = StringProperty()
    icon_name = StringProperty()
    name = StringProperty()
    """What it is called when its words do not say it."""
    fill = ColorProperty((1, 1, 1, 1))
    down_fill = ColorProperty((1, 1, 1, 1))
    ink = ColorProperty((0, 0, 0, 1), force_dispatch=True)
    edge = ColorProperty((0, 0, 0, 0))
    trailing_icon = BooleanProperty(False)
    frame = NumericProperty(0)
    """Width in px of padding and icon, all that is not words."""
    tall = NumericProperty(0)
    """Height in px that a primary control has."""
    words_height = NumericProperty(0)
    """Height in px of its words, for whoever wants another height than `tall`."""
    wrap = NumericProperty(0)
    """Width in px to which the words are wrapped; 0 keeps them on one line and the button as wide as they are."""
    stretch = BooleanProperty(False)
    """As wide as the place it stands in."""
    centred = BooleanProperty(True)
    """Where there is room, icon and words stand in the middle; else at the left edge, as in a list to tick."""
    shown = BooleanProperty(True)
    """A button that is not shown takes no room and no touch."""

    def fit(self, width: float) -> None:
        """Wrap the words when they are wider than `width` px leaves room for; nothing is ever cut."""
        self.wrap = _wrap(self.ids.words, width - self.frame)

    def on_shown(self, *_args: Any) -> None:
        self.disabled = not self.shown


class PrimaryButton(PushButton):
    """Sea blue."""


class CallButton(PushButton):
    """Dune yellow: the one thing to do next."""


class PlainButton(PushButton):
    """White with an edge."""


class AlarmButton(PushButton):
    """Seal red outline: takes something away."""


class Choice(PlainButton):
    """One of several; the selected one is filled and carries a mark besides its colour."""

    selected = BooleanProperty(False)


def _wrap(words: ButtonWords, room: float) -> float:
    """The width to which words are wrapped that have no room on one line; 0 when they have."""
    natural = words._label.get_extents(words.text)[0] if words.text else 0
    return room if natural > room > 0 else 0


class Tag(BoxLayout):
    """An icon and a few words, on one line where there is room: what a room has, a legend, a state."""

    text = StringProperty()
    icon_name = StringProperty()
    wrap = NumericProperty(0)
    """As a button's."""

    def fit(self, width: float) -> None:
        self.wrap = _wrap(self.ids.words, width - self.ids.mark.width - self.spacing)


class ActionRow(Flow):
    """What to do with the screen, at its foot: the way on is the last child."""


class Tags(Flow):
    """What a room has: `rows` of icon name and words."""

    rows = ListProperty()

    def on_rows(self, *_args: Any) -> None:
        refill(self, map(tuple, self.rows), lambda row: Tag(icon_name=row[0], text=row[1]))


class Notes(BoxLayout):
    """What the patron should read: `rows` of icon name and sentence."""

    rows = ListProperty()

    def on_rows(self, *_args: Any) -> None:
        refill(self, map(tuple, self.rows), lambda row: Note(icon_name=row[0], text=row[1]))


class LargeNotes(Notes):
    """The same, to be read from farther away; `share` of its usual size."""

    share = NumericProperty(1.0)

    def on_rows(self, *_args: Any) -> None:
        refill(self, map(tuple, self.rows), lambda row: LargeNote(icon_name=row[0], text=row[1], share=self.share))

    def on_share(self, *_args: Any) -> None:
        for note in self.children:
            note.share = self.share


class Note(BoxLayout):
    """An icon and a sentence the patron should read; wraps."""

    text = StringProperty()
    icon_name = StringProperty()
    ink = ColorProperty((0, 0, 0, 1), force_dispatch=True)
    size_of_words = NumericProperty(0)
    """Px; 0 for ordinary text."""
    mark_ink = ColorProperty((0, 0, 0, 1), force_dispatch=True)
    needed = NumericProperty(0)
    """Height in px of what it shows. (A rule that reads `self.ids` of another would keep its screen for ever.)"""


class LargeNote(Note):
    """A note in larger letters."""

    share = NumericProperty(1.0)
