"""Where things stand in the window, and which part of them can be seen."""

from __future__ import annotations

from kivy.core.window import Window
from kivy.uix.label import Label
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from kiosk.ui.access.reveal import above
from kiosk.ui.widgets.long_list import LongList

SLACK = 1.5
"""Pixels that rounding may cost."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in window pixels."""


def inside(inner: Widget, outer: Widget) -> bool:
    return any(parent is outer for parent in above(inner))


def box_of(widget: Widget) -> Box:
    left, bottom = widget.to_window(widget.x, widget.y)
    return left, bottom, left + widget.width, bottom + widget.height


def ink_of(label: Label) -> Box:
    """Where the text itself stands in its label."""
    left, bottom, right, top = box_of(label)
    width, height = (min(a, b) for a, b in zip(label.texture_size, label.size, strict=True))
    x, y = (left + right) / 2, (bottom + top) / 2
    if label.halign == "left" and label.text_size[0]:
        return left, y - height / 2, left + width, y + height / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def clip_of(widget: Widget) -> Box:
    """The part of the window in which a widget can be seen."""
    clip: Box = (0.0, 0.0, float(Window.width), float(Window.height))
    for parent in above(widget):
        if isinstance(parent, ScrollView | LongList):
            clip = within(box_of(parent), clip) or (0, 0, 0, 0)
    return clip


def seen_of(widget: Widget) -> Box | None:
    """The part of its box that can be seen."""
    return within(box_of(widget), clip_of(widget))


def scrolls(widget: Widget) -> bool:
    return any(isinstance(parent, ScrollView | LongList) for parent in above(widget))


def within(box: Box, clip: Box) -> Box | None:
    left, bottom = max(box[0], clip[0]), max(box[1], clip[1])
    right, top = min(box[2], clip[2]), min(box[3], clip[3])
    return (left, bottom, right, top) if right > left and top > bottom else None


def whole(box: Box | None, widget: Widget) -> bool:
    """Whether nothing of a widget is scrolled out of sight."""
    if box is None:
        return False
    full = box_of(widget)
    return all(abs(a - b) <= SLACK for a, b in zip(box, full, strict=True))
