"""The right place in a picture. Whoever does not see it takes the places from a list. Looks: touch.kv."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Line
from kivy.properties import BooleanProperty, ColorProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.domain.geometry import Point, contains
from kiosk.mystery.engine import Given
from kiosk.mystery.puzzle import Puzzle
from kiosk.ui.translate import tr
from kiosk.ui.widgets.basic import CallButton, Choice, Note, PlainButton
from kiosk.ui.widgets.mystery.answering import Answering
from kiosk.ui.widgets.picture import RemotePicture
from kiosk.ui.widgets.press import Pressable
from kiosk.ui.widgets.refill import refill

USED_IN_KV = (CallButton, Note, PlainButton, RemotePicture)


class PlaceChoice(Choice):
    """A place of the picture in the list."""

    area = StringProperty()


class TouchPicture(Pressable, FloatLayout):
    """A picture that hears where it is touched; what is chosen gets an outline. Points are parts of 1, from above."""

    picture_id = StringProperty()
    name = StringProperty()
    ratio = NumericProperty(0.75)
    """Height by width."""
    outline = ListProperty()
    mark = ColorProperty((1, 1, 1, 1))
    around = ColorProperty((0, 0, 0, 1))
    stroke = NumericProperty(3)
    __events__ = ("on_point",)

    def __init__(self, **kwargs: Any) -> None:
        self._draw = Clock.create_trigger(self._drawn, -1)
        super().__init__(**kwargs)
        for name in ("pos", "size", "outline", "mark", "around", "stroke"):
            self.fbind(name, self._draw)

    def on_touch_up(self, touch: Any) -> bool:
        acts = touch.grab_current is self and self.pressed
        handled = super().on_touch_up(touch)
        if acts and self.width and self.height:
            self.dispatch("on_point", ((touch.x - self.x) / self.width, (self.top - touch.y) / self.height))
        return bool(handled)

    def on_point(self, point: Point) -> None:
        """Where it was touched."""

    def _drawn(self, *_args: Any) -> None:
        group = self.canvas.after
        group.clear()
        if self.outline:
            points = [value for x, y in self.outline for value in (self.x + x * self.width, self.top - y * self.height)]
            with group:
                Color(rgba=self.around)
                Line(points=points, close=True, width=self.stroke * 1.8, joint="round")
                Color(rgba=self.mark)
                Line(points=points, close=True, width=self.stroke, joint="round")


class TouchInput(Answering):
    """A picture with its places."""

    listed = BooleanProperty(False)
    """The places stand as a list too."""
    chosen = StringProperty()
    told = StringProperty()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ids.picture.bind(on_point=lambda _picture, point: self.point(point))

    def fill(self, puzzle: Puzzle) -> None:
        picture, language = puzzle.picture, self.language
        shown = self.ids.picture
        if picture is not None:
            shown.ratio = picture.height / picture.width if picture.width else 0.75
            shown.picture_id = picture.id
        shown.name = puzzle.seen.in_(language) if puzzle.seen else tr("Picture", language)
        area = next((area for area in puzzle.areas if area.id == self.chosen), None)
        shown.outline = list(area.outline) if area else []
        chosen = area.name.in_(language) if area else ""
        self.told = tr("You chose: {what}", language, {"what": chosen}) if area else ""
        self.ready = area is not None
        rows = [(area.id, area.name.in_(language), area.id == self.chosen) for area in puzzle.areas]
        refill(self.ids.places, rows if self.listed else (), self._choice, _tell)

    def _choice(self, row: tuple[str, str, bool]) -> PlaceChoice:
        choice = PlaceChoice()
        _tell(choice, row)
        choice.bind(on_release=lambda choice: self.choose(choice.area))
        return choice

    def choose(self, area: str) -> None:
        self.chosen = area
        if self.puzzle is not None:
            self.fill(self.puzzle)

    def point(self, point: Point) -> None:
        """A finger on the picture; beside every place it chooses nothing."""
        areas = self.puzzle.areas if self.puzzle is not None else ()
        hit = next((area.id for area in areas if contains(area.outline, point)), "")
        self.choose(hit)
        if not hit:
            self.told = tr("There is nothing to choose in this place. Try another one.", self.language)

    def toggle_list(self) -> None:
        self.listed = not self.listed
        if self.puzzle is not None:
            self.fill(self.puzzle)

    def clear(self) -> None:
        self.chosen, self.told = "", ""

    def given(self) -> Given:
        return Given(areas=(self.chosen,) if self.chosen else ())


def _tell(choice: PlaceChoice, row: tuple[str, str, bool]) -> None:
    choice.area, choice.text, choice.selected = row
    choice.icon_name = "check" if choice.selected else ""
