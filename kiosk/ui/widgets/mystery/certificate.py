"""The certificate: who solved what, when, at which level. Nothing personal stands on it. Looks: certificate.kv."""

from __future__ import annotations

from kivy.properties import StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui.widgets.basic import Words
from kiosk.ui.widgets.mystery.letter import Paper, Seal

USED_IN_KV = (Paper, Seal, Words)


class Certificate(FloatLayout):
    """A sheet with a double edge and the seal."""

    heading = StringProperty()
    story = StringProperty()
    line = StringProperty()
    team_name = StringProperty()
    level = StringProperty()
    day = StringProperty()
    mark = StringProperty("K")
