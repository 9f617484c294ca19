"""A picture in AccessKit's own words. Imported only when the bridge is built."""

from __future__ import annotations

import accesskit

from kiosk.ui.access.bridge.ids import WINDOW
from kiosk.ui.access.bridge.picture import Box, Item, Picture

_NAMED_BY_VALUE = frozenset({"LABEL"})
"""AccessKit keeps the words of a text where a field has its value."""


def update_of(picture: Picture) -> accesskit.TreeUpdate:
    """All of it: AccessKit finds the differences itself, and tells only those."""
    update = accesskit.TreeUpdate(picture.focus)
    update.tree = accesskit.Tree(WINDOW)
    frame = picture.frame
    window = accesskit.Node(accesskit.Role.WINDOW)
    window.set_label(frame.house)
    window.set_language(frame.language)
    window.set_children([frame.view])
    window.set_bounds(rect((0, 0, *frame.size)))
    view = accesskit.Node(accesskit.Role.DIALOG if frame.dialog else accesskit.Role.GROUP)
    view.set_label(frame.title)
    view.set_children([item.id for item in picture.items])
    view.set_bounds(rect((0, 0, *frame.size)))
    view.add_action(accesskit.Action.FOCUS)
    if frame.dialog:
        view.set_modal()
    nodes = [(WINDOW, window), (frame.view, view), *((item.id, _node(item)) for item in picture.items)]
    update.nodes.extend(nodes)
    return update


def _node(item: Item) -> accesskit.Node:
    node = accesskit.Node(getattr(accesskit.Role, item.role))
    if item.role in _NAMED_BY_VALUE:
        node.set_value(item.name)
    else:
        node.set_label(item.name)
    if item.value:
        node.set_value(item.value)
    if item.more:
        node.set_description(item.more)
    if item.pressed is not None:
        node.set_toggled(accesskit.Toggled.TRUE if item.pressed else accesskit.Toggled.FALSE)
    if not item.enabled:
        node.set_disabled()
    if item.acts:
        node.add_action(accesskit.Action.CLICK)
        node.add_action(accesskit.Action.FOCUS)
    node.set_bounds(rect(item.box))
    return node


def rect(box: Box) -> accesskit.Rect:
    """A box in AccessKit's numbers."""
    return accesskit.Rect(*(float(edge) for edge in box))
