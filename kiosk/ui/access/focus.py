"""Where one is on the screen without a finger: one node of the tree, moved on and back.

The keys of a keyboard are gone through by rows: dozens of stops would be a few hundred presses for one code.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Sequence
from typing import Any

from kiosk.ui.access.nodes import Node
from kiosk.ui.access.reveal import above, reveal
from kiosk.ui.access.rows import by_rows, keys_of, row_of
from kiosk.ui.widgets.long_list import LongList


class Focus:
    """`read` gives the tree as it is now. Without speech only controls are stops; with it, everything that is read."""

    def __init__(self, read: Callable[[], list[Node]]) -> None:
        self._read = read
        self._widget: weakref.ref[Any] | None = None
        self._part: object = None
        self._name = ""
        self._at = 0
        self._row: weakref.ref[Any] | None = None
        self.active = False
        """Whether the focus is seen."""
        self.everything = False
        """Whether texts are stops too."""

    def stops(self) -> list[Node]:
        """What one comes to, one after the other; within a row of keys only these."""
        return [node for node in self._within() if self._is_stop(node)]

    def _is_stop(self, node: Node) -> bool:
        """What is listed elsewhere is one only while a finger has led to it."""
        here = self._widget() if self.active and self._widget is not None else None
        return (self.everything or node.control) and (not node.listed or node.widget is here)

    def _within(self) -> list[Node]:
        nodes = self._read()
        row = self._inside(nodes)
        return keys_of(nodes, row) if row is not None else by_rows(nodes, self.enter)

    def _inside(self, nodes: Sequence[Node]) -> Any:
        """The row that one has gone into; where the keyboard was made anew, the one with the same key."""
        row = self._row() if self._row is not None else None
        if self._row is None or (row is not None and keys_of(nodes, row)):
            return row
        again = next((found for node in nodes if node.name == self._name and (found := row_of(node)) is not None), None)
        self._row = weakref.ref(again) if again is not None else None
        return again

    @property
    def node(self) -> Node | None:
        """What has the focus, as it is now; None when it has left the screen or nothing has it."""
        nodes = self._within()
        at = self._index(nodes)
        return nodes[at] if at is not None else None

    def among(self, nodes: Sequence[Node]) -> Node | None:
        """The one of these that has the focus; of a row its first key."""
        at, widget = self._index(nodes), self._widget() if self._widget is not None else None
        if at is not None or widget is None or not self.active:
            return nodes[at] if at is not None else None
        return next(iter(keys_of(nodes, widget)), None)

    def stop_for(self, node: Node) -> Node:
        """Where one comes to when one comes to a node from outside: to a key by its row."""
        row = row_of(node)
        return next(iter(by_rows(keys_of(self._read(), row), self.enter)), node) if row is not None else node

    def enter(self, row: Any) -> Node | None:
        """Go into a row of keys: the focus is on its first one."""
        keys = keys_of(self._read(), row)
        return self.put(keys[0]) if keys else None

    def leave(self) -> Node | None:
        """Out of the row of keys, which has the focus now; None where one is in no row."""
        nodes = self._read()
        row = self._inside(nodes)
        return self._out_of(row, nodes) if row is not None else None

    def _out_of(self, row: Any, nodes: Sequence[Node]) -> Node | None:
        self._row = None
        stops = [node for node in by_rows(nodes, self.enter) if self._is_stop(node)]
        at = next((at for at, node in enumerate(stops) if node.widget is row), None)
        return self._take(stops, at) if at is not None else None

    def drop(self) -> None:
        """Nothing has the focus: a finger is at work, or the visit is over."""
        self._widget, self._part, self._name, self._at, self.active = None, None, "", 0, False
        self._row = None

    def put(self, node: Node) -> Node:
        """Give a node the focus and bring it into view."""
        self._widget, self._part, self._name = weakref.ref(node.widget), node.part, node.name
        row = row_of(node)
        self._row = weakref.ref(row) if row is not None else None
        self.active = True
        reveal(node)
        return node

    def first(self, nodes: Sequence[Node]) -> Node | None:
        """The first stop among `nodes`."""
        stops = by_rows(nodes, self.enter)
        node = next((each for each in stops if self._is_stop(each)), None)
        return self.put(node) if node is not None else None

    def move(self, step: int) -> Node | None:
        """The next stop, or the one before; None at the end of the screen. A row of keys has no end."""
        stops = self.stops()
        at = self._index(stops)
        if at is not None and self._row is not None:
            return self.put(stops[(at + step) % len(stops)])
        if at is None:
            # What had the focus is gone: its neighbour is nearest to where one was.
            return self._take(stops, min(self._at, len(stops) - 1)) if stops else None
        if self._scroll_on(stops, at, step):
            stops = self.stops()
            at = self._index(stops)
            if at is None:
                return self._take(stops, 0) if stops else None
        if not 0 <= at + step < len(stops):
            return None
        return self._take(stops, at + step)

    def leap(self, step: int) -> Node | None:
        """The first stop of the next group, or of the one before."""
        self.leave()
        stops = self.stops()
        at = self._index(stops)
        if at is None:
            return self.move(step)
        group = stops[at].group
        at += step
        while 0 <= at < len(stops) and stops[at].group == group:
            at += step
        if not 0 <= at < len(stops):
            return None
        if step < 0:
            while at > 0 and stops[at - 1].group == stops[at].group:
                at -= 1
        return self._take(stops, at)

    def _take(self, stops: Sequence[Node], at: int) -> Node:
        self._at = at
        return self.put(stops[at])

    def _index(self, nodes: Sequence[Node]) -> int | None:
        """Where the focus is among `nodes`; what was drawn anew as another widget is known by its name."""
        if not self.active:
            return None
        widget = self._widget() if self._widget is not None else None
        for at, node in enumerate(nodes):
            if node.widget is widget and node.part == self._part:
                return at
        return next((at for at, node in enumerate(nodes) if node.name == self._name), None) if self._name else None

    def _scroll_on(self, stops: Sequence[Node], at: int, step: int) -> bool:
        """A long list has only the rows that are seen: at its edge it moves on before the focus does."""
        here = next((box for box in above(stops[at].widget) if isinstance(box, LongList)), None)
        if here is None:
            return False
        following = at + step
        if 0 <= following < len(stops) and here in above(stops[following].widget):
            return False
        return here.scroll_by(step * here.height * 0.6)


def content(nodes: Sequence[Node], screen: Any) -> list[Node]:
    """The nodes of a screen without its frame."""
    return [node for node in nodes if node.widget is screen or screen in above(node.widget)]
