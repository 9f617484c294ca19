"""What an action has brought: it is said and has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ui.access.nodes import Node, Role
from kiosk.ui.translate import tr
from kiosk.ui.widgets.basic import CallButton

if TYPE_CHECKING:
    from kiosk.ui.access.access import Access

_FOR = 15.0
"""Seconds after an action in which what appears is its result, and said."""


class News:
    """Remembers the screen as it stood and what was said of it last; `look` finds what has come since."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._seen: list[Node] = []
        self._told: Node | None = None
        self._acted = float("-inf")

    def said(self, node: Node) -> None:
        """What becomes of this one is news."""
        self._told = node

    def stands(self, nodes: list[Node], said: Node | None) -> None:
        """None of these is news."""
        self._seen, self._told = nodes, said

    def acted(self) -> None:
        """Something has been done just now."""
        self._acted = self._access.now

    def wrote(self) -> None:
        """A letter: what it changes is no news, whoever writes stays at the keys."""
        self._acted = float("-inf")

    def forget(self) -> None:
        """The visit is over."""
        self.wrote()
        self.stands([], None)

    def look(self) -> None:
        """Tell whoever listens; lead on whoever does not."""
        access = self._access
        if access.now - self._acted >= _FOR:
            return
        if access.speaks:
            self._tell()
        elif not access.scan.running:
            self._go_on()

    def _tell(self) -> None:
        """What an action has brought is said, and the focus goes there; else what has become of the thing itself."""
        access, focus = self._access, self._access.focus
        now, node = access.nodes(), focus.node
        if access.app.router.current.sounds:
            self.stands(now, node)
            return
        news = access.reader.news(self._seen, now, access.language)
        if news is not None and not access.scan.running:
            self._told = focus.put(news)
            access.mark([news])
        elif (key := _keyboard(self._seen, now)) is not None and not access.scan.running:
            self._told = stop = access.focus.put(access.focus.stop_for(key))
            access.mark([stop])
            access.reader.node(stop, access.language, tr("The keyboard is open.", access.language))
        elif node is not None and self._told is not None and node.is_same(self._told) and _differs(node, self._told):
            self._told = node
            access.reader.node(node, access.language)
        elif node is None and not access.scan.running:
            self._say_what_came(now)
        self._seen = now

    def _say_what_came(self, now: list[Node]) -> None:
        """What had the focus has gone: what has come in its place has it now."""
        new = next((each for each in now if not each.listed and not any(each.is_same(old) for old in self._seen)), None)
        if new is not None:
            self._access.say_node(new)

    def _go_on(self) -> None:
        """A time has been chosen: the way on is far from it for whoever steps from slot to slot."""
        access = self._access
        node = access.focus.node
        if node is None or node.role is not Role.SLOT:
            return
        self._acted = float("-inf")
        call = next((each for each in access.nodes() if isinstance(each.widget, CallButton) and each.enabled), None)
        if call is not None:
            access.say_node(call)


def _keyboard(before: list[Node], now: list[Node]) -> Node | None:
    """The first key of a keyboard that has come up."""
    if any(node.role is Role.KEY for node in before):
        return None
    return next((node for node in now if node.role is Role.KEY), None)


def _differs(one: Node, other: Node) -> bool:
    return (one.name, one.value, one.selected, one.enabled) != (other.name, other.value, other.selected, other.enabled)
