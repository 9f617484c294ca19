"""The colours of cards by the names that staff and the hub use for them."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.ui.theme import Theme

_TOKENS = {
    "river": ("head", "head_ink"),
    "sea": ("primary", "primary_ink"),
    "forest": ("own", "own_ink"),
    "sand": ("call", "call_ink"),
    "brick": ("alarm", "alarm_ink"),
    "night": ("night", "night_ink"),
}


def tone(theme: Theme, name: str) -> tuple[Sequence[float], Sequence[float]]:
    """Fill and ink of a tone, in the theme that is in use; an unknown name gives the sea."""
    fill, ink = _TOKENS.get(name, _TOKENS["sea"])
    return getattr(theme, fill), getattr(theme, ink)


def tone_edge(theme: Theme, name: str) -> Sequence[float]:
    """The edge of a tone on the page: sand alone is too light to be told from it."""
    edge: Sequence[float] = theme.call_edge if name == "sand" else tone(theme, name)[0]
    return edge
