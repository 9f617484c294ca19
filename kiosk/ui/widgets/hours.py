"""The parts of the opening hours: a day with its bar and its times. Staffed is solid, self-service is striped.

A row is filled from one frozen `DayLine`: words are made by the screen, nothing is computed here.
"""

from __future__ import annotations

from typing import Any

from kivy.app import App
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.edged import EdgedBox
from kiosk.ui.hours_lines import SELF_SERVICE, STAFFED, DayLine, Stretch
from kiosk.ui.widgets.basic import Note
from kiosk.ui.widgets.cells import Rect, draw_pattern
from kiosk.ui.widgets.drawn import Drawn
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.refill import refill


def _draw_look(picture: Any, look: str, rect: Rect) -> None:
    """A piece of bar: solid for staffed hours, striped within an edge for self-service."""
    theme = App.get_running_app().theme
    x, y, width, height = rect
    solid = theme.selected if theme.high_contrast else theme.own
    radius = min(theme.radius * 0.35, width / 2, height / 2)
    striped = look == SELF_SERVICE
    fill = theme.free if striped else solid
    box = EdgedBox(pos=(x, y), size=(width, height), radius=radius, stroke=theme.stroke, fill=fill, edge=solid)
    box.paint()
    picture.add(box)
    if striped:
        inset = theme.stroke
        inner = (x + inset, y + inset, width - 2 * inset, height - 2 * inset)
        draw_pattern(picture, "stripes", theme.free_edge, inner, radius * 0.3)


class HoursSample(Drawn):
    """A little of a look, for the words beside it."""

    look = StringProperty(STAFFED)

    def on_look(self, *_args: Any) -> None:
        self._again()

    def draw(self) -> None:
        self.canvas.clear()
        if self.width > 1:
            _draw_look(self.canvas, self.look, (*self.pos, *self.size))


class DayBar(Drawn):
    """The periods of a day on the scale that all days of the week share; `now` is the hand."""

    stretches = ListProperty()
    now = NumericProperty(-1.0)

    def on_stretches(self, *_args: Any) -> None:
        self._again()

    def on_now(self, *_args: Any) -> None:
        self._again()

    def draw(self) -> None:
        theme, picture = App.get_running_app().theme, self.canvas
        picture.clear()
        if not self.stretches or self.width <= 1:
            return
        low, high = self.y + self.height * 0.15, self.height * 0.7
        track = EdgedBox(pos=(self.x, low), size=(self.width, high), radius=theme.radius * 0.35)
        track.stroke, track.fill, track.edge = theme.stroke, theme.page, theme.line
        track.paint()
        picture.add(track)
        for stretch in self.stretches:
            left, right = self.x + self.width * stretch.begin, self.x + self.width * stretch.end
            _draw_look(picture, stretch.look, (left, low, max(theme.stroke * 3, right - left), high))
        if 0 <= self.now <= 1:
            hand = EdgedBox(pos=(self.x + self.width * self.now - theme.unit * 0.2, self.y))
            hand.size, hand.radius = (theme.unit * 0.4, self.height), theme.unit * 0.2
            hand.stroke, hand.fill, hand.edge = theme.stroke * 0.5, theme.call, theme.ink
            hand.paint()
            picture.add(hand)


class HoursTag(BoxLayout):
    """The times of a period and how the house serves in it, with a sample of its look; wraps where it must."""

    look = StringProperty(STAFFED)
    text = StringProperty()
    wrap = NumericProperty(0)

    def fit(self, room: float) -> None:
        """Wrap the words when they are wider than `room` px less what stands beside them."""
        words = self.ids.words
        room -= self.ids.sample.width + self.spacing
        natural = words._label.get_extents(self.text)[0] if self.text else 0
        self.wrap = room if natural > room > 0 else 0


class HoursTags(Flow):
    """The periods of a day in words."""

    def do_layout(self, *args: Any) -> None:
        for child in self.children:
            child.fit(self.width)
        super().do_layout(*args)


class DayRow(BoxLayout):
    """One day: its name, what is special about it, and how the house is open."""

    title = StringProperty()
    below = StringProperty()
    today = BooleanProperty(False)
    stretches = ListProperty()
    state = StringProperty()
    state_icon = StringProperty()
    reason = StringProperty()
    now = NumericProperty(-1.0)

    def fill(self, line: DayLine) -> None:
        self.title, self.below, self.today = line.title, line.below, line.today
        self.state, self.state_icon, self.reason = line.state, line.state_icon, line.reason
        self.stretches, self.now = list(line.stretches), line.now
        refill(self.ids.tags, line.stretches, _tag, _fill_tag)


def _tag(stretch: Stretch) -> HoursTag:
    tag = HoursTag()
    _fill_tag(tag, stretch)
    return tag


def _fill_tag(tag: HoursTag, stretch: Stretch) -> None:
    tag.look, tag.text = stretch.look, stretch.text


class NowNote(Note):
    """A note on the dark card."""


class NowNotes(BoxLayout):
    """What is good to know now: `rows` of icon name and sentence."""

    rows = ListProperty()

    def on_rows(self, *_args: Any) -> None:
        refill(self, map(tuple, self.rows), lambda row: NowNote(icon_name=row[0], text=row[1]))
