"""The parts of choosing a time: a day of the strip, a room's card with its timeline, and the bar of the choice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.domain.availability import Slot
from kiosk.ui.widgets import timeline
from kiosk.ui.widgets.basic import Card, Choice, PrimaryButton, Tag
from kiosk.ui.widgets.press import Pressable

USED_IN_KV = (timeline,)


class DayChip(Pressable, BoxLayout):
    """A day of the strip."""

    top_text = StringProperty()
    bottom_text = StringProperty()
    selected = BooleanProperty(False)
    day = ObjectProperty(None, allownone=True)


class RoomCard(Card):
    """A room with what it has and its day."""

    resource_id = StringProperty()
    name_text = StringProperty()
    note = StringProperty()
    empty = StringProperty()
    tags = ListProperty()
    __events__ = ("on_slot",)

    def on_slot(self, slot: Slot) -> None:
        """A slot of this room was released."""

    def on_tags(self, *_args: Any) -> None:
        box = self.ids.tags
        box.clear_widgets()
        for icon_name, text in self.tags:
            box.add_widget(Tag(icon_name=icon_name, text=text))


class BarChoice(Choice):
    """A choice on the dark bar."""


class ChoiceBar(BoxLayout):
    """What is chosen, the lengths it may have and the way on; or why not, and what would work."""

    shown = BooleanProperty(False)
    refused = BooleanProperty(False)
    room = StringProperty()
    text = StringProperty()
    limit = StringProperty()
    __events__ = ("on_next",)

    def on_next(self) -> None:
        """The choice is made."""

    def offer_lengths(self, options: list[tuple[str, bool, Callable[[], None]]]) -> None:
        """Chips: words, whether chosen, what to do."""
        box = self.ids.options
        box.clear_widgets()
        for text, selected, act in options:
            chip = BarChoice(text=text, selected=selected)
            chip.bind(on_release=lambda _chip, act=act: act())
            box.add_widget(chip)

    def offer_instead(self, options: list[tuple[str, Callable[[], None]]]) -> None:
        """Buttons for what would work: words, what to do."""
        box = self.ids.options
        box.clear_widgets()
        for text, act in options:
            button = PrimaryButton(text=text, icon_name="arrow-right", trailing_icon=True)
            button.bind(on_release=lambda _button, act=act: act())
            box.add_widget(button)
