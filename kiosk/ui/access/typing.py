"""A keyboard that is plugged in types into the keyboard on the screen: the same letters, the same rules."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.ui.access.nodes import Node, Role
from kiosk.ui.widgets.keyboard import BACKSPACE


def key_for(nodes: Sequence[Node], text: str) -> Node | None:
    """The key on the screen that writes `text`; None when there is none."""
    wanted = text.lower()
    return next(
        (node for node in nodes if node.control and getattr(node.widget, "value", None) == wanted and node.enabled),
        None,
    )


def eraser(nodes: Sequence[Node]) -> Node | None:
    return key_for(nodes, BACKSPACE)


def can_type(nodes: Sequence[Node]) -> bool:
    """Whether letters or digits can be written on this screen."""
    return any(node.role is Role.KEY for node in nodes)
