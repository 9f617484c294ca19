"""Small parts of the mystery's screens: a clue in the list, a level to choose, a reply. Looks: parts.kv."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ColorProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.widgets.basic import Card, Icon, PressCard, Words
from kiosk.ui.widgets.ideas import PickCard

USED_IN_KV = (BoxLayout, Icon, Words)


class ClueCard(PressCard):
    """A clue by its title, with its place and how it stands."""

    clue = StringProperty()
    icon_name = StringProperty("email-outline")
    title_text = StringProperty()
    where = StringProperty()
    fact = StringProperty()
    last = BooleanProperty(False)
    """The one that ends the game."""


class LevelCard(PickCard):
    """A level with the line that says for whom it is."""

    level = StringProperty()
    icon_name = StringProperty()
    note = StringProperty()


class Reply(Card):
    """What the archive answers. `tone` is good, near, wrong or told; an icon and words say the same as the colour."""

    text = StringProperty()
    tone = StringProperty("told")
    icon_name = StringProperty("information-outline")
    ink = ColorProperty((1, 1, 1, 1), force_dispatch=True)


class PaperNote(BoxLayout):
    """A hint or a note on a slip: a heading and what it says."""

    heading = StringProperty()
    text = StringProperty()
    icon_name = StringProperty("lightbulb-on-outline")
