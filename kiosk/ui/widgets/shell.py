"""The frame of every screen: head, the screen itself, foot.

In reach mode the screen and the foot stand in the lower half, the way back in the foot; only words are above.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.screenmanager import NoTransition, ScreenManager, SlideTransition
from kivy.uix.widget import Widget

from kiosk.ui.widgets.press import Pressable

LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
"""Each in its own language, so that whoever needs it finds it."""


class Wave(Widget):
    """The river's edge: sea, sand and paper over each other. `drift` moves them apart, 0 to 1."""

    drift = NumericProperty(0.0)


class Pill(BoxLayout):
    """Whether the house is open, in words, with a dot that repeats it. Wraps when wider than `most` px."""

    text = StringProperty()
    open = BooleanProperty(False)
    most = NumericProperty(10_000)
    frame = NumericProperty(0)
    wrap = NumericProperty(0)

    def fit(self) -> None:
        """Measure the words against the room there is."""
        room = self.most - self.frame
        natural = self.ids.words._label.get_extents(self.text)[0] if self.text else 0
        self.wrap = room if natural > room > 0 else 0


class DateAndHours(BoxLayout):
    """The day on the left, whether it is open on the right; one above the other where they do not fit."""

    date = StringProperty()
    hours = StringProperty()
    open = BooleanProperty(False)


class ClosingBand(BoxLayout):
    """That the house closes soon; takes no room while there is nothing to say."""

    text = StringProperty()
    short = StringProperty()
    """Instead of it where lines are few and it would take two."""
    brief = BooleanProperty(False)
    in_full = BooleanProperty(True)

    def fit(self) -> None:
        """Measure the words against the room there is."""
        words = self.ids.words
        self.in_full = not self.brief or words._label.get_extents(self.text)[0] <= words.width


class Head(BoxLayout):
    """Back, title, clock; on the first screen the welcome instead."""

    title = StringProperty()
    home = BooleanProperty(False)
    reach = BooleanProperty(False)
    greets = BooleanProperty(False)
    typing = BooleanProperty(False)
    """Whether the screen that is up is there to type on."""
    can_go_back = BooleanProperty(False)
    clock = StringProperty()
    date = StringProperty()
    house = StringProperty()
    hours = StringProperty()
    open = BooleanProperty(False)
    notice = StringProperty()
    closing = StringProperty()
    closing_short = StringProperty()
    __events__ = ("on_back",)

    def on_back(self) -> None:
        """The patron wants the screen before this one."""


class Foot(BoxLayout):
    """Language, reach, reading and finish; always in the same place. Two rows where one is too narrow.

    In reach mode the way back stands before them.
    """

    can_go_back = BooleanProperty(False)
    language = StringProperty("fi")
    languages = ListProperty()
    reach = BooleanProperty(False)
    narrow = BooleanProperty(False)
    short = BooleanProperty(False)
    """Languages by their code: their names would take a second row where there is no room for one."""
    row = NumericProperty(0)
    low = NumericProperty(0)
    """Room in px below the controls."""
    __events__ = ("on_back", "on_language_chosen", "on_reach_toggled", "on_reading", "on_finish")

    def on_languages(self, *_args: Any) -> None:
        box = self.ids.languages
        box.clear_widgets()
        for code in self.languages:
            button = FootButton(name=LANGUAGE_NAMES[code], selected=code == self.language)
            button.code = code
            button.bind(on_release=self._choose)
            box.add_widget(button)
        self.on_short()

    def on_short(self, *_args: Any) -> None:
        for button in self.ids.languages.children:
            button.text = button.code.upper() if self.short else button.name

    def on_language(self, *_args: Any) -> None:
        for button in self.ids.languages.children:
            button.selected = button.code == self.language

    def _choose(self, button: FootButton) -> None:
        self.dispatch("on_language_chosen", button.code)

    def on_back(self) -> None:
        """The patron wants the screen before this one."""

    def on_language_chosen(self, language: str) -> None:
        """The patron chose a language."""

    def on_reach_toggled(self) -> None:
        """The patron wants the controls lower, or back."""

    def on_reading(self) -> None:
        """The patron wants text size and contrast."""

    def on_finish(self) -> None:
        """The patron is done."""


class HeadButton(Pressable, BoxLayout):
    """A control of the head, light on dark."""

    icon_name = StringProperty()
    name = StringProperty()


class FootButton(Pressable, BoxLayout):
    """A control of the foot: icon, word, or both; `name` is what it is called when it shows only an icon."""

    text = StringProperty()
    icon_name = StringProperty()
    name = StringProperty()
    selected = BooleanProperty(False)
    can_be_selected = BooleanProperty(True)
    """Whether it is one of several, or on and off; else it just does something."""
    code = StringProperty()
    shown = BooleanProperty(True)
    """A button that is not shown takes no room and no touch."""

    def on_shown(self, *_args: Any) -> None:
        self.disabled = not self.shown


class Shell(FloatLayout):
    """Root of the window."""

    reach = BooleanProperty(False)
    head = ObjectProperty()
    foot = ObjectProperty()
    manager = ObjectProperty()
    filled = NumericProperty(0)
    """Up to where the window is covered by the frame; above it there is nothing but the head's colour."""

    def let_go(self, screens: Iterable[Any]) -> None:
        """These are not shown any more."""
        self.manager.transition = NoTransition()  # the last one keeps hold of the screen that it took away
        for screen in screens:
            self.manager.remove_widget(screen)

    def show(self, screen: Any, forward: bool, less_motion: bool) -> None:
        """Bring a screen up, sliding in from the side one came from."""
        manager: ScreenManager = self.manager
        if not manager.has_screen(screen.name):
            manager.add_widget(screen)
        if manager.current == screen.name:
            return
        hurried = manager.transition.is_active
        # A transition that is replaced while it runs would take the new screen away at its end.
        manager.transition.stop()
        if less_motion or hurried:
            manager.transition = NoTransition()
        else:
            manager.transition = SlideTransition(duration=0.2, direction="left" if forward else "right")
        manager.current = screen.name
