"""How one screen is set up, as data; the settings become it, the app follows it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.domain.keys import KeyPlan
from kiosk.domain.visit import Preferences
from kiosk.ui.idle import IdleTimes
from kiosk.ui.theme import Panel


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How this screen is set up: panel, languages, idle times, a patron's starting preferences."""

    panel: Panel
    languages: tuple[str, ...] = ("fi", "sv", "en")
    idle: IdleTimes = field(default_factory=IdleTimes)
    mystery_idle: IdleTimes = field(default_factory=lambda: IdleTimes(warn_after=180.0))
    """In front of a letter one thinks longer."""
    celia_idle: IdleTimes = field(default_factory=lambda: IdleTimes(warn_after=180.0))
    """Whom reading costs an effort is given the time."""
    defaults: Preferences = field(default_factory=Preferences)
    tiles: tuple[str, ...] = ("booking", "my_booking")
    night: bool = True
    """Whether the resting screen goes dark while the house is closed."""
    keys: KeyPlan = field(default_factory=KeyPlan)
    screen_reader: bool = False
    """Whether the desktop's screen reader may read the screens."""
