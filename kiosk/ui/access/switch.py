"""One switch: the focus goes from group to group by itself, a press goes in, and the next press acts."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from kivy.clock import Clock

from kiosk.ui.access.nodes import Node

_FEW = 6
"""So many controls are gone through one by one, without groups."""
_ROUNDS = 3
"""So many rounds without a press: out of the group again, and then at rest."""


class SwitchScan:
    """`read` gives the controls, `show` rings what is offered, `act` does it; `seconds` is the stay at each place."""

    def __init__(
        self,
        read: Callable[[], list[Node]],
        show: Callable[[list[Node]], object],
        act: Callable[[Node], object],
        seconds: Callable[[], float],
    ) -> None:
        self._read, self._show, self._act, self._seconds = read, show, act, seconds
        self._step = Clock.create_trigger(self._next, 1)
        self._at = -1
        self._rounds = 0
        self._group: int | None = None
        self._offered: list[Node] = []
        self.running = False

    def press(self) -> None:
        """The switch: begin, go into the group that is offered, or act."""
        if not self.running:
            self.begin()
            return
        ringed = self._ringed()
        if ringed is not None and len(self._offered) == 1:
            self._act(ringed)
            if self.running:  # it may have been the end of the visit
                self.begin()
            return
        if ringed is not None:
            self._group = ringed.group
        self._at, self._rounds = -1, 0
        self._next(0)

    def begin(self) -> None:
        """From the first group of the screen."""
        self.running, self._at, self._rounds, self._group = True, -1, 0, None
        self._next(0)

    def stop(self) -> None:
        self.running, self._offered = False, []
        self._step.cancel()

    def _ringed(self) -> Node | None:
        """The first of what is ringed, wherever it is by now: what came or went has moved the others."""
        nodes = self._controls()
        for alike in (_unchanged, _says_the_same, Node.is_same):
            for node in nodes:
                if any(alike(node, ringed) for ringed in self._offered):
                    return node
        return None

    def _controls(self) -> list[Node]:
        return [node for node in self._read() if node.control and node.enabled and not node.listed]

    def _places(self) -> list[list[Node]]:
        """What is offered one after the other: groups, or the controls of one."""
        nodes = self._controls()
        if self._group is not None:
            inside = [node for node in nodes if node.group == self._group]
            if inside:
                return [[node] for node in inside]
            self._group = None
        if len(nodes) <= _FEW:
            return [[node] for node in nodes]
        return [list(group) for _, group in groupby(nodes, lambda node: node.group)]

    def _next(self, _dt: float) -> None:
        places = self._places()
        if not places:
            self._wait()
            return
        self._at += 1
        if self._at >= len(places):
            self._at, self._rounds = 0, self._rounds + 1
            if self._rounds >= _ROUNDS:
                if self._group is None:
                    self.stop()
                    return
                self._group, self._rounds, self._at = None, 0, -1
                self._next(0)
                return
        self._offered = places[self._at]
        self._show(self._offered)
        self._wait()

    def _wait(self) -> None:
        self._step.cancel()
        self._step.timeout = self._seconds()
        self._step()


def _unchanged(node: Node, ringed: Node) -> bool:
    return node.is_same(ringed) and node.name == ringed.name


def _says_the_same(node: Node, ringed: Node) -> bool:
    """Drawn anew as another widget, or further down in a list whose rows are used again."""
    return (node.role, node.name) == (ringed.role, ringed.name)
