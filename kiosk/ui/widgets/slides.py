"""Pictures one after the other: arrows, dots, and a pause. Looks: slides.kv."""

from __future__ import annotations

from typing import Any

from kivy.animation import Animation
from kivy.app import App
from kivy.clock import Clock
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.domain.pages import Picture
from kiosk.ui.widgets import photo
from kiosk.ui.widgets.basic import Icon
from kiosk.ui.widgets.refill import refill

USED_IN_KV = (photo,)
EVERY = 8.0
"""Seconds a picture stands when nobody turns them."""


class Slides(BoxLayout):
    """`pictures` of a page. More than one turn by themselves until the patron touches or pauses them; with less motion
    they stand still from the start.
    """

    pictures: list[Picture] = ListProperty()
    at = NumericProperty(0)
    key = StringProperty()
    alt = StringProperty()
    caption = StringProperty()
    count_text = StringProperty()
    aspect = NumericProperty(1.5)
    """Width by height of the widest place that any of the pictures needs, so that turning moves nothing."""
    several = BooleanProperty(False)
    playing = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        self._turn = Clock.create_trigger(lambda _dt: self.step(1), EVERY, interval=True)
        super().__init__(**kwargs)
        for name in ("pictures", "at"):
            self.fbind(name, self._show)
        self.fbind("playing", self._play)
        self.fbind("parent", self._placed)
        self._show()

    def _show(self, *_args: Any) -> None:
        if not self.pictures:
            self.key = ""
            return
        picture = self.pictures[int(self.at) % len(self.pictures)]
        self.several = len(self.pictures) > 1
        self.aspect = max(0.8, min(each.width / max(1, each.height) for each in self.pictures))
        self.key, self.alt, self.caption = picture.id, picture.alt, picture.caption
        self.count_text = f"{int(self.at) % len(self.pictures) + 1}/{len(self.pictures)}" if self.several else ""

    def begin(self) -> None:
        """The screen is shown: from the first picture on."""
        self.at = 0
        self.playing = self.several and not App.get_running_app().theme.less_motion

    def rest(self) -> None:
        """The screen is left."""
        self.playing = False

    def turn(self, step: int) -> None:
        """The patron turns; from now on nothing moves by itself."""
        self.playing = False
        self.step(step)

    def step(self, step: int) -> None:
        if not self.pictures:
            return
        at = (int(self.at) + step) % len(self.pictures)
        shown = self.ids.get("photo")
        if shown is None or App.get_running_app().theme.less_motion:
            self.at = at
            return
        Animation.cancel_all(shown)
        fade = Animation(opacity=0, duration=0.1, t="out_quad")
        fade.bind(on_complete=lambda *_: setattr(self, "at", at))
        (fade + Animation(opacity=1, duration=0.15, t="in_quad")).start(shown)

    def _play(self, *_args: Any) -> None:
        if self.playing:
            self._turn()
        else:
            self._turn.cancel()

    def _placed(self, *_args: Any) -> None:
        if self.parent is None:
            self.playing = False


class Dots(BoxLayout):
    """Which of how many: the present one is filled, the others are rings."""

    count = NumericProperty(0)
    at = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fbind("count", self._fill)
        self.fbind("at", self._fill)
        self._fill()

    def _fill(self, *_args: Any) -> None:
        dots = [int(self.at) % max(1, int(self.count)) == number for number in range(int(self.count))]
        refill(self, dots, lambda here: Dot(name="checkbox-blank-circle" if here else "checkbox-blank-circle-outline"))


class Dot(Icon):
    """One picture of several."""
