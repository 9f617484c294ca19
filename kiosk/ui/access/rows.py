"""A keyboard row by row, for five keys: a row is one stop, the act key goes into it, and in it one goes round."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby

from kivy.uix.widget import Widget

from kiosk.ui.access.nodes import Node, Role, around
from kiosk.ui.widgets.keyboard import BACKSPACE, TURN, Keyboard

_STAYS = (BACKSPACE, TURN)


def row_of(node: Node) -> Widget | None:
    """The row in which a key stands; None for anything else, and where one row is all there is."""
    line = node.widget.parent if node.role is Role.KEY else None
    board = line.parent if line is not None else None
    return line if isinstance(board, Keyboard) and len(board.children) > 1 else None


def keys_of(nodes: Sequence[Node], row: Widget) -> list[Node]:
    return [node for node in nodes if node.role is Role.KEY and node.widget.parent is row]


def by_rows(nodes: Sequence[Node], enter: Callable[[Widget], object]) -> list[Node]:
    """The same, with a row in the place of its keys; to act on it is to `enter` it."""
    return list(_by_rows(nodes, enter))


def _by_rows(nodes: Sequence[Node], enter: Callable[[Widget], object]) -> Iterator[Node]:
    for row, run in groupby(nodes, row_of):
        if row is None:
            yield from run
            continue
        keys = list(run)
        yield Node(
            role=Role.ROW,
            name=" ".join(key.name for key in keys),
            keys=tuple(key.name for key in keys),
            bounds=around([key.bounds for key in keys]),
            widget=row,
            group=keys[0].group,
            act=partial(enter, row),
        )


def leads_out(key: Node) -> bool:
    """Whether a key that was written is the end of its row: the next sign may be anywhere. What erases is often pressed
    again, and what brings digits for letters is looked for once more.
    """
    return getattr(key.widget, "value", None) not in _STAYS
