"""What a screen reader is told, as data: two of these that are equal need no telling.

`picture` makes it of the tree. It knows neither AccessKit nor the window; what is personal is asked of `may_hear`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.ui.access.bridge.ids import Ids
from kiosk.ui.access.bridge.roles import role_of
from kiosk.ui.access.nodes import Bounds, Node, Role

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in px, from the upper left corner of the window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing. `pressed` is None where nothing can be pressed down, `acts` where something can be asked of it."""

    id: int
    role: str
    name: str
    box: Box
    value: str = ""
    more: str = ""
    """What is said after name and role."""
    pressed: bool | None = None
    enabled: bool = True
    acts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around the nodes: the house's window, and the screen or dialog that is up in it, `view`."""

    house: str
    title: str
    view: int
    dialog: bool
    language: str
    size: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What stands for the personal, and what is said of a control that does nothing now."""

    hidden: str
    unavailable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Frame and items in reading order; `focus` is the view while nothing has the kiosk's focus."""

    frame: Frame
    items: tuple[Item, ...]
    focus: int


def picture(
    frame: Frame, nodes: Sequence[Node], focus: Node | None, ids: Ids, may_hear: Callable[[Node], bool], words: Words
) -> Picture:
    """The tree as it is told; whether something personal may be, `may_hear` says."""
    items: dict[int, Item] = {}
    for node in nodes:
        number = ids.of(node.widget, node.part)
        if node.personal and not may_hear(node):
            node = replace(node, name=words.hidden, value="")
        items.setdefault(number, _item(node, number, frame.size[1], words))
    at = ids.of(focus.widget, focus.part) if focus is not None else frame.view
    ids.keep((frame.view, *items))
    return Picture(frame=frame, items=tuple(items.values()), focus=at if at in items else frame.view)


def _item(node: Node, number: int, height: int, words: Words) -> Item:
    # AT-SPI has a value only for runs of text, and AccessKit tells it of no control that it is disabled.
    more = (node.value, words.unavailable if node.control and not node.enabled else "")
    return Item(
        id=number,
        role=role_of(node.role),
        name=node.name,
        value=node.value,
        more=", ".join(part for part in more if part),
        pressed=node.selected if node.role is Role.CHOICE else None,
        enabled=node.enabled,
        acts=node.control or node.personal,
        box=_box(node.bounds, height),
    )


def _box(bounds: Bounds, height: int) -> Box:
    """Kivy counts from below, everybody else from above."""
    left, bottom, wide, tall = bounds
    return round(left), round(height - bottom - tall), round(left + wide), round(height - bottom)


def found(nodes: Sequence[Node], number: int, ids: Ids) -> Node | None:
    """The node with this number, if it is still there."""
    return next((node for node in nodes if ids.of(node.widget, node.part) == number), None)
