"""The tree of what is on the screen, read from the widgets themselves: what is seen is what is said.

A control is whatever can be pressed. A picture is called by its `alt`, a control by its `name`, else by the words that
stand in it, and its `level` is its value; what is `drawn` is a picture without words. A widget with `spoken` is one
text, whatever it is made of; one with `personal` is for this patron alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kivy.core.window import Window
from kivy.uix.label import Label
from kivy.uix.modalview import ModalView
from kivy.uix.widget import Widget

from kiosk.ui.access.nodes import Bounds, Node, Role
from kiosk.ui.access.slots import slots_of
from kiosk.ui.widgets.basic import ActionRow
from kiosk.ui.widgets.keyboard import Key, SearchField
from kiosk.ui.widgets.long_list import LongList
from kiosk.ui.widgets.press import Pressable
from kiosk.ui.widgets.timeline import Timeline

_ICONS = "icons"
_HEADINGS = frozenset({"extrabold"})


def top(shell: Widget) -> Widget:
    """What can be used now: the dialog that lies over everything, else the frame with its screen."""
    return next((root for root in Window.children if isinstance(root, ModalView)), shell)


def tree(root: Widget) -> list[Node]:
    """Everything of `root` that is seen or can be scrolled to, in the order in which it is read."""
    return list(_nodes(root, _Walk()))


class _Walk:
    """Counts groups: what stands in one box belongs together."""

    def __init__(self) -> None:
        self.groups: dict[int, int] = {}

    def group(self, box: Widget) -> int:
        return self.groups.setdefault(id(box), len(self.groups))


def _nodes(widget: Widget, walk: _Walk) -> Iterator[Node]:
    if widget.opacity == 0 or widget.width < 1 or widget.height < 1 or getattr(widget, "drawn", False):
        return
    if isinstance(widget, Timeline):
        yield from slots_of(widget, walk.group(widget))
    elif isinstance(widget, Pressable) and not holds_controls(widget):
        node = _control(widget, walk)
        if node.name:
            yield node
    elif isinstance(widget, Label):
        if widget.text.strip() and widget.font_name != _ICONS:
            yield _text(widget, getattr(widget, "spoken", "") or widget.text, walk)
    elif getattr(widget, "spoken", ""):
        yield _text(widget, widget.spoken, walk)
    else:
        told = getattr(widget, "alt", "") or (getattr(widget, "name", "") if isinstance(widget, Pressable) else "")
        if isinstance(told, str) and told:
            yield Node(
                role=Role.IMAGE, name=told, bounds=bounds(widget), widget=widget, group=walk.group(widget.parent)
            )
        for child in _as_read(widget):
            yield from _nodes(child, walk)


def _as_read(widget: Widget) -> Iterator[Widget]:
    """Children as one reads them: the row of actions is filled from the right."""
    if isinstance(widget, LongList):
        yield from widget.rows
    elif isinstance(widget, ActionRow):
        yield from sorted(widget.children, key=lambda child: (-round(child.top), child.x))
    else:
        yield from reversed(widget.children)


def holds_controls(widget: Widget) -> bool:
    """A plan is pressed as a whole, and so are the signs that stand on it."""
    return any(isinstance(child, Pressable) and not getattr(child, "drawn", False) for child in widget.children)


def _control(widget: Any, walk: _Walk) -> Node:
    selected = getattr(widget, "selected", None) if getattr(widget, "can_be_selected", True) else None
    role = Role.CHOICE if selected is not None else Role.BUTTON
    value = getattr(widget, "level", "")
    if isinstance(widget, Key):
        role = Role.KEY
    elif isinstance(widget, SearchField):
        role, value = Role.FIELD, widget.text
    return Node(
        role=role,
        name=name_of(widget, ", "),
        value=value,
        selected=selected,
        enabled=not widget.disabled,
        personal=bool(getattr(widget, "personal", False)),
        listed=bool(getattr(widget, "listed", False)),
        bounds=bounds(widget),
        widget=widget,
        group=walk.group(widget.parent),
        act=lambda: press(widget),
    )


def _text(widget: Any, said: str, walk: _Walk) -> Node:
    heading = isinstance(widget, Label) and widget.font_name in _HEADINGS
    return Node(
        role=Role.HEADING if heading else Role.TEXT,
        name=said.strip(),
        personal=bool(getattr(widget, "personal", False)),
        bounds=bounds(widget),
        widget=widget,
        group=walk.group(widget.parent),
    )


def press(widget: Any) -> bool:
    """Act as a finger would; False when it cannot be pressed now."""
    if widget.disabled:
        return False
    widget.dispatch("on_release")
    return True


def bounds(widget: Widget) -> Bounds:
    """Where a widget stands in the window, in px."""
    x, y = widget.to_window(*widget.pos)
    return float(x), float(y), float(widget.width), float(widget.height)


def name_of(control: Widget, between: str = " ") -> str:
    """What a control is called: its own name, else the words that stand in it, with `between` between them."""
    name = getattr(control, "name", "")
    if isinstance(name, str) and name:
        return name
    return between.join(
        w.text
        for w in control.walk(restrict=True)
        if isinstance(w, Label) and w.text and w.font_name != _ICONS and not getattr(w, "drawn", False)
    )
