"""Everything that is measured on a screen, put together: by the widgets alone, and with the pixels of the window."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kivy.uix.label import Label
from kivy.uix.widget import Widget

from kiosk.tour.checks import contrast, languages, names, order, targets, texts
from kiosk.tour.checks.finding import Finding
from kiosk.tour.checks.pixels import without_words
from kiosk.ui.access.tree import top, tree
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.press import Pressable
from kiosk.ui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from kiosk.tour.pilot import Pilot


_TRIES = 3
"""Of two pictures with the same words; what says another thing all the time is measured as it is."""


def findings(widgets: Iterable[Widget], theme: Theme, language: str = "") -> list[Finding]:
    """Everything wrong with the layout of these visible widgets, and with the words of this language."""
    seen = list(widgets)
    pressed = [w for w in seen if isinstance(w, Pressable)]
    return (
        texts.faults(_texts(seen))
        + languages.faults(_texts(seen), language)
        + names.faults(seen)
        + targets.faults(_controls(seen), theme)
        + targets.high(pressed, theme)
    )


def told_findings(pilot: Pilot) -> list[Finding]:
    """Everything wrong with the tree that is spoken and gone through by keys."""
    nodes = [] if pilot.app.resting else tree(top(pilot.app.shell))
    silent = names.unheard(_controls(list(pilot.visible())), nodes)
    return silent + order.faults([node for node in nodes if node.control])


def pixel_findings(pilot: Pilot) -> list[Finding]:
    """Everything wrong with the colours of the window, drawn with and without its words."""
    seen, theme = list(pilot.visible()), pilot.app.theme
    labels = _texts(seen)
    for _ in range(_TRIES):
        pilot.frame(2)
        said = [label.text for label in labels]
        drawn = pilot.picture()
        with without_words(labels):
            pilot.frame()
            bare = pilot.picture()
        if said == [label.text for label in labels]:  # at the full minute the clock is another between the two
            break
    return contrast.texts(labels, drawn, bare, theme) + contrast.edges(_controls(seen), bare, theme)


def _texts(widgets: list[Widget]) -> list[Label]:
    return [w for w in widgets if isinstance(w, Label) and w.text.strip()]


def _controls(widgets: list[Widget]) -> list[Pressable]:
    return [w for w in widgets if isinstance(w, Pressable) and not isinstance(w, Timeline)]
