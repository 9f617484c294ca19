"""What a screen is about as one large sign, in room that would be empty. Looks: emblem.kv."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout


class Emblem(FloatLayout):
    """Takes what room is left; the sign is seen where there is enough of it."""

    name_of_icon = StringProperty("circle-small")
    shown = BooleanProperty(True)
