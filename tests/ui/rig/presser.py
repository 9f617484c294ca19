"""A patron with one switch: waits until what they want is offered, and presses."""

from __future__ import annotations

from typing import Any

from tests.ui.rig.branch import Branch


class Presser:
    """Sees the screen and the ring; has one key."""

    SWITCH = "F9"

    def __init__(self, branch: Branch, patron: Any) -> None:
        self.pilot, self.app, self.patron = branch.pilot, branch.app, patron
        self.presses = 0

    @property
    def _access(self) -> Any:
        return self.app.access

    def press(self) -> None:
        self.pilot.key(self.SWITCH)
        self.presses += 1

    def _ringed(self) -> list[str]:
        return [node.name for node in self._access._ringed]

    def _followed(self) -> bool:
        """Whether the ring has come to the screen that is up: a press before that is for what has gone, and does nothing."""
        access = self._access
        return not access._look.is_triggered or access._here() == access._where

    def choose(self, words: str, whole: bool = False) -> None:
        """Press when they alone are offered."""
        self.offer(words, whole)
        self.press()
        self.pilot.settle()
        self.pilot.pump(0.15)

    def offer(self, words: str, whole: bool = False) -> None:
        """Begin when nothing is offered; go into the group that holds the words; wait until they alone are offered."""
        self.pilot.settle()
        self.pilot.until(lambda: self.sees_control(words, whole) and self._followed(), 10, f"{words!r} on the screen")
        for _ in range(6):
            if not self._access.scan.running:
                self.press()
            self._wait_for(words, whole)
            if len(self._ringed()) == 1:
                return
            self.press()
        raise AssertionError(f"{words!r} was never offered alone")

    def _wait_for(self, words: str, whole: bool) -> None:
        """Until the stay at one place after the other is over; the test does not sleep it out."""
        for _ in range(200):
            if self._offered(words, whole):
                return
            self._access.scan._next(0)
            self.pilot.frame(2)
        raise AssertionError(f"{words!r} was never offered")

    def sees_control(self, words: str, whole: bool = False) -> bool:
        return any(self._is(node.name, words, whole) for node in self._access.nodes() if node.control)

    def _offered(self, words: str, whole: bool) -> bool:
        return any(self._is(name, words, whole) for name in self._ringed())

    @staticmethod
    def _is(name: str, words: str, whole: bool) -> bool:
        return name == words if whole else words in name

    def meets(self, words: str) -> None:
        self.pilot.until(lambda: self.pilot.sees(words), 10, f"seeing {words!r}")

    def back(self) -> None:
        """By the button of the head; on the first screen there is none."""
        if not self.app.shell.head.home:
            self.choose(self.patron.say("Back"), whole=True)

    def own_code(self) -> str:
        code: str = self.patron.screen.code
        return code


class Toucher(Presser):
    """Touches, and reads large letters."""

    def choose(self, words: str, whole: bool = False) -> None:
        from kiosk.ui.access.reveal import reveal

        self.pilot.settle()
        self.pilot.until(lambda: self.sees_control(words, whole), 10, f"{words!r} on the screen")
        node = next(n for n in self._access.nodes() if n.control and n.enabled and self._is(n.name, words, whole))
        reveal(node)
        self.pilot.frame(4)
        node = next(n for n in self._access.nodes() if n.is_same(node))
        self.pilot.tap(node.bounds[0] + node.bounds[2] / 2, node.bounds[1] + node.bounds[3] / 2)
        self.pilot.settle()
        self.pilot.pump(0.1)
