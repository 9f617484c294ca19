"""Bring what has the focus into view, as far as the screens scroll."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk.ui.access.nodes import Bounds, Node
from kiosk.ui.access.tree import bounds
from kiosk.ui.widgets.long_list import LongList
from kiosk.ui.widgets.scroll import TouchScroll


def above(widget: Widget) -> Iterator[Any]:
    """The parents of a widget, the nearest first."""
    parent = widget.parent
    while parent is not None and parent is not Window:
        yield parent
        parent = parent.parent


def reveal(node: Node) -> None:
    """Scroll until a node is seen."""
    for box in above(node.widget):
        if isinstance(box, LongList):
            row = next((each for each in (node.widget, *above(node.widget)) if each in box.rows), None)
            if row is not None:
                box.reveal(row)
        elif isinstance(box, TouchScroll):
            _scroll(box, node.bounds)


def _scroll(box: TouchScroll, wanted: Bounds) -> None:
    """Move the content so that `wanted` (px of the window) lies within the view; its upper edge is the more dear."""
    _left, floor, _width, height = bounds(box)
    bottom, tall = wanted[1], min(wanted[3], height)
    high = wanted[1] + wanted[3]
    margin = min(height * 0.12, max(0.0, height - tall))
    move = 0.0
    if bottom < floor + margin:
        move = floor + margin - bottom
    if high + move > floor + height - margin * 0.5:
        move = floor + height - margin * 0.5 - high
    if abs(move) > 1:
        box.scroll_by(move)
