"""Follows the screen while somebody uses keys or listens: what there is, the ring around the focus, another screen."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from kivy.clock import Clock

from kiosk.ui.access.focus import Focus
from kiosk.ui.access.nodes import Node, around
from kiosk.ui.access.ring import Ring
from kiosk.ui.access.tree import bounds, top, tree

if TYPE_CHECKING:
    from kiosk.ui.app import KioskApp

_EVERY = 0.1
"""Seconds between two looks at the screen."""


class Following(ABC):
    """Looks only while it is asked to `watch`; at rest it costs nothing."""

    def __init__(self, app: KioskApp) -> None:
        self.app = app
        self.focus = Focus(self.nodes)
        self.speaks = False
        self._ring = Ring()
        self._ringed: list[Node] = []
        self._look = Clock.create_trigger(self._on_look, _EVERY, interval=True)
        self._where: object = None

    @property
    @abstractmethod
    def scanning(self) -> bool:
        """Whether one switch leads the focus by itself."""

    @abstractmethod
    def arrive(self) -> None:
        """A screen or dialog has come up: the focus goes there."""

    @abstractmethod
    def look_for_news(self) -> None:
        """The same screen is up: something on it may have changed."""

    @property
    def language(self) -> str:
        return self.app.context.language

    def nodes(self) -> list[Node]:
        """The tree of what can be used now; nothing while the kiosk rests."""
        return [] if self.app.resting else tree(top(self.app.shell))

    def _here(self) -> object:
        """Which screen or dialog is up: another one, or the same in another language, is read anew."""
        root = top(self.app.shell)
        return (root if root is not self.app.shell else self.app.router.stack[-1], self.language)

    def mark(self, nodes: list[Node]) -> None:
        """Put the ring around them."""
        self._ringed = nodes
        self._place_ring()

    def _place_ring(self) -> None:
        """Where the focus is now: what it is on may have scrolled or moved."""
        if not self.focus.active or not self._ringed:
            self._ring.hide()
            return
        boxes = [node.bounds if node.part is not None else bounds(node.widget) for node in self._ringed]
        self._ring.show(around(boxes), self.app.theme.stroke * 1.5)

    def watch(self) -> None:
        """Look at the screen now and then."""
        if not self._look.is_triggered:
            self._where = self._here()
            self._look()

    def _rest(self) -> None:
        if not self.speaks:
            self._look.cancel()

    def _on_look(self, _dt: float) -> None:
        if self.app.resting or self.app.shell.manager.transition.is_active:
            self._ring.hide()
            return
        if self._here() != self._where:
            self._catch_up()
            return
        self._follow_focus()
        self.look_for_news()

    def _catch_up(self) -> bool:
        """Whether another screen or dialog is up than the focus was on; the focus goes there."""
        here = self._here()
        # A dialog that is only just opening has no sizes yet.
        if not self._look.is_triggered or here == self._where or not self.nodes():
            return False
        self._where = here
        self.arrive()
        return True

    def _follow_focus(self) -> None:
        """What is ringed may have moved, or may be drawn anew as another widget."""
        if self.scanning or not self.focus.active:
            self._place_ring()
            return
        node = self.focus.node
        self.mark([node] if node is not None else [])

    def _nobody(self) -> None:
        """Whoever used keys has gone."""
        self._look.cancel()
        self.focus.drop()
        self._ring.hide()
        self._ringed, self._where = [], None
