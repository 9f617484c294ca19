"""The parts of choosing a time: a day of the strip, a room's card with its timeline, and the bar of the choice."""

from __future__ import annotations

from datetime import date
from typing import Any

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.domain.availability import Slot
from kiosk.ui.widgets import timeline
from kiosk.ui.widgets.basic import Card, Choice, Fold, PrimaryButton
from kiosk.ui.widgets.press import Pressable
from kiosk.ui.widgets.refill import refill

USED_IN_KV = (timeline,)

_PEEK = 0.3
"""Share of a row by which one sees that there is another."""


class DayChip(Pressable, BoxLayout):
    """A day of the strip."""

    top_text = StringProperty()
    bottom_text = StringProperty()
    name = StringProperty()
    """What it is called where its two lines do not say it."""
    selected = BooleanProperty(False)
    can_be_selected = BooleanProperty(True)
    value: date | int = ObjectProperty(None, allownone=True)
    """The day it stands for, or the number of a page of days."""


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


class BarChoice(Choice):
    """A choice on the dark bar, with the value it stands for."""

    value = ObjectProperty(None, allownone=True)


class BarButton(PrimaryButton):
    """A way on that stands on the dark of the bar."""


class ChoiceBar(Fold):
    """What is chosen, the lengths it may have and the way on; or why not, and what would work."""

    refused = BooleanProperty(False)
    beside = BooleanProperty(False)
    """On a wide screen everything stands in one row: the timelines need the height."""
    cramped = BooleanProperty(False)
    """As on the screen: there are few lines."""
    joined = BooleanProperty(False)
    """The room and its time in one text, so that the lengths are seen below it."""
    most = NumericProperty(10_000)
    """Greatest height in px; what is more scrolls."""
    room = StringProperty()
    text = StringProperty()
    limit = StringProperty()
    __events__ = ("on_next", "on_option")

    def on_next(self) -> None:
        """The choice is made."""

    def on_option(self, value: Any) -> None:
        """One of the offered values was touched."""

    def offer_lengths(self, options: list[tuple[str, bool, Any]]) -> None:
        """Chips: words, whether chosen, the value it stands for."""
        refill(self.ids.options, options, self._chip, _fill_chip)

    def offer_instead(self, options: list[tuple[str, Any]]) -> None:
        """Buttons for what would work: words, the value it stands for."""
        refill(self.ids.options, options, lambda option: self._button(*option))

    def show_length(self, *, anew: bool) -> None:
        """Bring the chosen length into view, and of a row below it enough that one sees that there are more; `anew` as
        near to the beginning as that lets it.
        """
        options, card, scroll = self.ids.options.children, self.ids.card, self.ids.scroll
        chosen = next((each for each in options if isinstance(each, BarChoice) and each.selected), None)
        if chosen is None:
            return
        below = chosen.y - card.y
        if any(each.top <= chosen.y for each in options):
            below = _PEEK * chosen.height
        elif self.limit:
            below = self.ids.limit.padding[1]
        if anew:
            scroll.to_top()
            scroll.scroll_by(max(0.0, card.top - chosen.y + below - scroll.height))
        else:
            scroll.into_view(chosen.to_window(*chosen.pos)[1] - below, chosen.height + below)

    def _chip(self, option: tuple[str, bool, Any]) -> BarChoice:
        chip = BarChoice()
        _fill_chip(chip, option)
        chip.bind(on_release=lambda chip: self.dispatch("on_option", chip.value))
        return chip

    def _button(self, text: str, value: Any) -> BarButton:
        button = BarButton(text=text, icon_name="arrow-right", trailing_icon=True)
        button.bind(on_release=lambda _button: self.dispatch("on_option", value))
        return button


def _fill_chip(chip: BarChoice, option: tuple[str, bool, Any]) -> None:
    chip.text, chip.selected, chip.value = option
