"""Parts of the screens for ideas: a smiley that can be chosen, a bar of a chart. Looks: ideas.kv."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.columns import level
from kiosk.ui.widgets.basic import PressCard


class PickCard(PressCard):
    """One of several; the chosen one is filled and carries a mark besides its colour."""

    text = StringProperty()
    selected = BooleanProperty(False)
    ink = ColorProperty((0, 0, 0, 1), force_dispatch=True)


class AnswerCard(PickCard):
    """An answer; `place` counts from 0."""

    place = NumericProperty(0)


class MoodCard(PickCard):
    """A smiley with its word."""

    value = StringProperty()
    icon_name = StringProperty()
    alone = BooleanProperty(False)
    least = NumericProperty(0)
    """Least height in px: those of a row are equally tall."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fbind("minimum_height", level)


class ChartBar(BoxLayout):
    """What was chosen, how often in words, and a bar of `share` per cent of the width."""

    text = StringProperty()
    count = StringProperty()
    share = NumericProperty(0)
    icon_name = StringProperty()
