"""Rows of the list of events, and the chips over it. Rows are filled again and again and know their height at once, so
they lay themselves out: Kivy's layouts would tell it some frames later. Looks: events.kv.
"""

from __future__ import annotations

from typing import Any

from kivy.app import App
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.ui import edged
from kiosk.ui.columns import even, peek
from kiosk.ui.tones import tone, tone_edge
from kiosk.ui.widgets.basic import Choice, Icon, Snug
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.press import Pressable

USED_IN_KV = (edged, Choice, Icon)


class Chips(Flow):
    """Choices in rows of much the same length: none stands alone in the last one. Or in a column, equally wide."""

    column = BooleanProperty(False)
    room = NumericProperty(0)
    """Height in px of which a column can be seen."""
    gap = NumericProperty(0)
    """Least distance in px between two of them."""
    low = NumericProperty(0)
    """Least height in px of one in a column; in rows they are as tall as other buttons."""

    def fit(self) -> None:
        for child in self.children:
            child.stretch = self.column
        self.spacing = self.gap, self.gap
        if self.column:
            self._stack()
            return
        self.fit_to(self.width)
        widths = [child.width for child in reversed(self.children)]
        # A pixel more, for sums of widths are not exact.
        self.padding = 0, 0, max(0, self.width - even(widths, self.width, self.spacing[0]) - 1), 0
        for child in self.children:
            child.height = child.tall

    def on_room(self, *_args: Any) -> None:
        self._trigger_layout()

    def _stack(self) -> None:
        self.padding = 0, 0, 0, 0
        best = max((child.tall for child in self.children), default=self.low)
        words = [1.2 * child.ids.words.height for child in self.children]
        # One line of words; what wraps is taller.
        height = peek(len(words), max(self.low, min(words, default=0)), best, self.room, self.gap)
        for child, own in zip(self.children, words, strict=True):
            child.height = max(height, own)


class Sentence(Snug):
    """Words that wrap to a width and know at once how tall that makes them."""

    def fit(self, words: str, width: float) -> float:
        """Say `words` within `width` px; the height in px, 0 without words."""
        self.text, self.text_size = words, (max(1, width), None)
        if words:
            # Now, and not once more in the next frame.
            self.texture_update()
            self._trigger_texture.cancel()
        self.size = self.texture_size if words else (0, 0)
        return float(self.height)

    def shrink(self, words: str, size: float, width: float) -> float:
        """As `fit`, in a font size of at most `size` px: a long compound makes it smaller rather than being broken."""
        self.text, self.font_size = words, size
        longest = max(words.replace("-", "- ").split(), key=len, default="")
        widest = self._label.get_extents(longest)[0] + 2 if longest else 0
        if widest > width:
            self.font_size = max(size * 0.6, size * width / widest)
        return self.fit(words, width)


class Badge(Sentence):
    """What has become of an event, in a word on a patch of colour."""

    def fit(self, words: str, width: float) -> float:
        """As wide as its words, with the patch around them."""
        unit = App.get_running_app().theme.unit
        self.text, self.size = words, (0, 0)
        self.text_size = (None, None)  # type: ignore[assignment]
        if not words:
            return 0.0
        self.texture_update()
        self._trigger_texture.cancel()
        if self.texture_size[0] > width - unit * 1.2:
            super().fit(words, width - unit * 1.2)
        self.size = self.texture_size[0] + unit * 1.2, self.texture_size[1] + unit * 0.4
        return float(self.height)


class State(BoxLayout):
    """A badge in a page, and beside it what follows from it; takes no room when there is nothing to say."""

    text = StringProperty()
    more = StringProperty()


class EventRow(Pressable, Widget):
    """A card: what kind of event it is on the left, beside it when, what and for how much."""

    event_id = StringProperty()
    starts = NumericProperty(-1)
    """Seconds since 1970 of the occurrence that it shows; -1 when it has no time."""
    icon_name = StringProperty("calendar")
    tone = StringProperty("sea")
    state_text = StringProperty()
    when_text = StringProperty()
    title_text = StringProperty()
    facts_text = StringProperty()
    again_text = StringProperty()
    name = StringProperty()
    """All of it, for whoever listens."""
    called_off = BooleanProperty(False)
    band = NumericProperty(0)
    band_fill = ColorProperty((0, 0, 0, 1))
    band_edge = ColorProperty((0, 0, 0, 1))
    band_ink = ColorProperty((1, 1, 1, 1), force_dispatch=True)

    def lay_out(self, width: float) -> float:
        """Arrange the words for a width in px; the height that they need."""
        theme = App.get_running_app().theme
        ids, unit = self.ids, theme.unit
        self.band_fill, self.band_ink = tone(theme, self.tone)
        self.band_edge = tone_edge(theme, self.tone)
        self.band = min(unit * (7 if theme.wide else 11.6), width * 0.24, ids.mark.width + unit * 6)
        room = width - self.band - unit * 3.2
        self._tall = [
            (ids.state, ids.state.fit(self.state_text, room)),
            (ids.when, ids.when.fit(self.when_text, room)),
            (ids.title, ids.title.shrink(self.title_text, theme.lead * 1.12, room)),
            (ids.facts, ids.facts.fit(self.facts_text, room)),
            (ids.again, ids.again.fit(self.again_text, room)),
        ]
        self._tall = [(line, tall) for line, tall in self._tall if tall]
        self._gap = unit * 0.25
        words = sum(tall for _, tall in self._tall) + self._gap * (len(self._tall) - 1)
        self.name = ", ".join(each.text for each, _ in self._tall if each.text)
        least = 0 if theme.compact else unit * (6 if theme.wide else 11)
        return float(max(words + unit * 2.4, least, ids.mark.height + unit * 2, theme.target))

    def on_pos(self, *_args: Any) -> None:
        self._stand()

    def on_size(self, *_args: Any) -> None:
        self._stand()

    def _stand(self) -> None:
        """The words one under the other, in the middle of the height."""
        tall = getattr(self, "_tall", None)
        if tall is None:
            return
        unit = App.get_running_app().theme.unit
        high = sum(each for _, each in tall) + self._gap * (len(tall) - 1)
        left, top = self.x + self.band + unit * 1.6, self.center_y + high / 2
        for line, height in tall:
            top -= height
            line.pos = (round(left), round(top))
            top -= self._gap
        mark = self.ids.mark
        mark.center = (round(self.x + self.band / 2), round(self.center_y))


class EventHeading(Widget):
    """Over the events of a day."""

    text = StringProperty()

    def lay_out(self, width: float) -> float:
        theme = App.get_running_app().theme
        return float(self.ids.words.fit(self.text, width - theme.unit * 1.2) + theme.unit * 1.6)

    def on_pos(self, *_args: Any) -> None:
        self._stand()

    def on_size(self, *_args: Any) -> None:
        self._stand()

    def _stand(self) -> None:
        unit = App.get_running_app().theme.unit
        self.ids.words.pos = (round(self.x + unit * 0.6), round(self.y + unit * 0.4))
