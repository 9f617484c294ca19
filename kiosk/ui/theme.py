"""Colours and sizes that every widget is drawn with. Sizes are millimetres of the real panel, never dp.

Kiosk panels report a wrong density, so staff configure the diagonal and the viewing distance; everything follows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import hypot
from typing import Any
from weakref import WeakMethod

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty

from kiosk.domain.visit import Preferences
from kiosk.ui.archive import ARCHIVE
from kiosk.ui.fonts import CAP_HEIGHT
from kiosk.ui.palette import CLASS_TOKENS, CONTRAST, LIGHT, rgba
from kiosk.ui.sunny import SUNNY

_CAP_MM_AT_600 = 7.3
"""EN 301 549, 5.1.4: a capital H subtends 0.7 degrees, 7.3 mm at 600 mm."""
_LINES_FOR_EASE, _LINES_TIGHT = 24, 11
_LOWER_HALF, _LINES_IN_REACH, _REACH_MM = 0.5, 8, 110.0
_TARGET_MM, _PRIMARY_MM, _GAP_MM = 15.0, 20.0, 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The real panel: pixels, diagonal in inches, viewing distance in centimetres."""

    width: int
    height: int
    diagonal_inches: float
    distance_cm: float = 60.0

    @property
    def px_per_mm(self) -> float:
        return hypot(self.width, self.height) / (self.diagonal_inches * 25.4)

    @property
    def body_px(self) -> float:
        """Font size whose capital H is large enough from the viewing distance."""
        return _CAP_MM_AT_600 * self.distance_cm / 60.0 * self.px_per_mm / CAP_HEIGHT


def _forget(known: dict[Any, None], dead: Any) -> None:
    known.pop(dead, None)


class Theme(EventDispatcher):
    """Tokens as properties: a kv rule that reads `app.theme.ink` follows the high-contrast switch by itself."""

    mm = NumericProperty(2.7)
    unit = NumericProperty(20.0)
    body = NumericProperty(30.0)
    lead = NumericProperty(34.0, force_dispatch=True)
    title = NumericProperty(44.0, force_dispatch=True)
    heading = NumericProperty(60.0, force_dispatch=True)
    display = NumericProperty(96.0, force_dispatch=True)
    code = NumericProperty(72.0, force_dispatch=True)
    icon_size = NumericProperty(44.0)
    target = NumericProperty(41.0)
    primary_height = NumericProperty(54.0)
    gap = NumericProperty(8.0)
    margin = NumericProperty(48.0)
    radius = NumericProperty(24.0)
    stroke = NumericProperty(2.0)
    wide = BooleanProperty(False)
    compact = BooleanProperty(False)
    """So few lines of text fit that the frame must be narrow."""
    tight = BooleanProperty(False)
    """So few that of the frame only what one cannot do without is there."""
    share = NumericProperty(1.0)
    """How much of the window's height, from below, holds the controls: all of it, or in reach mode the lower half."""
    high_contrast = BooleanProperty(False)
    archive = BooleanProperty(False)
    """The lights are off: a screen of the mystery is up."""
    sunny = BooleanProperty(False)
    """A page of Celia's is up."""
    less_motion = BooleanProperty(False)

    # A rule of a class and a rule of an instance both follow their tokens, and who is told last wins. So every token is
    # told of at every switch, also one that kept its value, and those that classes start from are told first.
    for _token in LIGHT:
        locals()[_token] = ColorProperty(rgba(LIGHT[_token]), force_dispatch=True)
    del _token

    def __init__(self, panel: Panel, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._followers: dict[str, dict[WeakMethod[Callable[..., Any]], None]] = {}
        self._applied: tuple[Panel, float, bool] | None = None
        self.panel = panel
        self.apply(Preferences())

    def follow(self, method: Callable[..., Any], *tokens: str) -> None:
        """Call a bound method whenever one of the tokens is another, as long as its owner lives.

        What is bound as Kivy binds it dies with its owner too, but stays on the list until the token changes, and there
        are tokens that no patron touches for weeks.
        """
        for token in tokens:
            if token not in self._followers:
                self._followers[token] = {}
                self.fbind(token, partial(self._tell, token))
            known = self._followers[token]
            known[WeakMethod(method, partial(_forget, known))] = None

    def followers(self) -> int:
        """How many methods are told of changes."""
        return sum(len(known) for known in self._followers.values())

    def _tell(self, token: str, *told: Any) -> None:
        for each in tuple(self._followers[token]):
            if method := each():
                method(*told)

    def apply(self, preferences: Preferences) -> None:
        """Follow the patron's preferences: scale, contrast and motion."""
        self.less_motion = preferences.less_motion
        measure = (self.panel, preferences.text_scale, preferences.reach)
        if measure != self._applied:
            self._applied = measure
            self._measure(*measure)
        if preferences.high_contrast != self.high_contrast:
            self.high_contrast = preferences.high_contrast
            self._paint()

    def dress(self, *, archive: bool, sunny: bool = False) -> None:
        """Turn the lights off for the mystery, let the sun in for Celia, or neither."""
        if (archive, sunny) != (self.archive, self.sunny):
            self.archive, self.sunny = archive, sunny
            if not self.high_contrast:
                self._paint()

    def _paint(self) -> None:
        own = ARCHIVE if self.archive else SUNNY if self.sunny else LIGHT
        palette = CONTRAST if self.high_contrast else own
        for token in (*CLASS_TOKENS, *(each for each in palette if each not in CLASS_TOKENS)):
            setattr(self, token, rgba(palette[token]))

    def _measure(self, panel: Panel, scale: float, reach: bool) -> None:
        self.mm = panel.px_per_mm
        self.unit = min(panel.width, panel.height) / 54
        self.wide = panel.width > panel.height
        body = panel.body_px * scale
        # More than half of a panel as low as a tablet: a keyboard of large keys, or a few lines of large text, need it.
        least = max(_REACH_MM * self.mm, _LINES_IN_REACH * body)
        self.share = min(1.0, max(_LOWER_HALF, least / panel.height)) if reach else 1.0
        lines = panel.height * self.share / body
        self.compact, self.tight = lines < _LINES_FOR_EASE, lines < _LINES_TIGHT
        # Large sizes grow more slowly: a heading need not double for its reader, the body must.
        calm = 1 + (scale - 1) * 0.5
        self.target = _TARGET_MM * self.mm
        self.primary_height = _PRIMARY_MM * self.mm
        self.gap = _GAP_MM * self.mm
        self.margin = 2.4 * self.unit
        self.radius = 1.1 * self.unit
        self.stroke = max(2.0, 0.1 * self.unit)
        # Those that classes start from first, the one of icons before the one that some icons have from their words.
        self.icon_size = panel.body_px * 1.45 * calm
        self.body = body
        self.lead = max(body, panel.body_px * 1.15 * (1 + (scale - 1) * 0.8))
        self.title = max(body * 1.05, panel.body_px * 1.5 * calm)
        self.heading = body if self.tight else max(body * 1.1, min(panel.body_px * 1.9, 3.2 * self.unit) * calm)
        self.display = max(body * 1.2, min(panel.body_px * 3.1, 4.6 * self.unit) * calm)
        self.code = max(body * 1.2, min(panel.body_px * 2.3, 3.8 * self.unit) * calm)
