"""The code that opens a door: masked, readable while the eye is held. Looks: door_code.kv."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty

from kiosk.ui.widgets.basic import Card


class DoorCode(Card):
    """Takes no room as long as there is no code."""

    code = StringProperty()
    held = BooleanProperty(False)
