"""Parts of the screens for ideas: a smiley that can be chosen, a bar of a chart. Looks: ideas.kv."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

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


class ChartBar(BoxLayout):
    """What was chosen, how often in words, and a bar of `share` per cent of the width."""

    text = StringProperty()
    count = StringProperty()
    share = NumericProperty(0)
    icon_name = StringProperty()
