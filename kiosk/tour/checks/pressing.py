"""A finger on every control: nothing happens before it is lifted, and nothing at all when it has slid off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kivy.core.window import Window
from kivy.uix.modalview import ModalView

from kiosk.tour.checks.boxes import Box, seen_of
from kiosk.tour.checks.finding import Finding
from kiosk.ui.access.tree import name_of
from kiosk.ui.dialogs import CountdownDialog
from kiosk.ui.widgets.press import Pressable

if TYPE_CHECKING:
    from kiosk.tour.pilot import Pilot

_SEEN_MM = 8.0
"""So much of a control must be seen for a finger to be put on it."""


class Finger:
    """Presses what it has not pressed on a screen before; one key of a keyboard stands for those beside it."""

    def __init__(self, pilot: Pilot) -> None:
        self._pilot = pilot
        self._known: set[tuple[str, str]] = set()
        self.pressed = 0

    def faults(self) -> list[Finding]:
        """Of the controls that can be seen now. The screen is left as it was found."""
        found: list[Finding] = []
        if any(isinstance(child, CountdownDialog) for child in Window.children):
            return found  # any touch says that somebody is there
        for control in self._pilot.controls():
            box = seen_of(control)
            if box is None or min(box[2] - box[0], box[3] - box[1]) < _SEEN_MM * self._pilot.app.theme.mm:
                continue
            key = (self._pilot.app.router.current.name, _kind(control))
            if key not in self._known:
                self._known.add(key)
                found += self._press(control, box)
        return found

    def _press(self, control: Pressable, box: Box) -> list[Finding]:
        """Words may change by themselves, at the full minute: those of a second press decide."""
        found = self._once(control, box)
        if found and found[0].figure == "words" and control.get_root_window() is not None:
            return self._once(control, box)
        return found

    def _once(self, control: Pressable, box: Box) -> list[Finding]:
        pilot, name = self._pilot, name_of(control)
        before = self._state()
        self.pressed += 1
        pilot.press((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        pilot.frame(2)
        held = self._state()
        pilot.move(*_beside(box, 2 * pilot.app.theme.gap))
        pilot.frame(2)
        pilot.lift()
        pilot.frame(2)
        if held != before and not control.peeks:
            return [Finding("acts on touch", name, _difference(before, held))]
        if self._state() != before:
            return [Finding("acts when slid off", name, _difference(before, self._state()))]
        return []

    def _state(self) -> dict[str, Any]:
        """What a touch may change: screen, visit, dialogs, words, and where the lists are."""
        app = self._pilot.app
        return {
            "screen": app.router.current.name,
            "visit": app.context.visit,
            "dialogs": sum(isinstance(child, ModalView) for child in Window.children),
            "rest": app.resting,
            "words": sorted(self._pilot.words()),
        }


def _kind(control: Pressable) -> str:
    name = name_of(control)
    return type(control).__name__ if len(name) == 1 else name


def _beside(box: Box, away: float) -> tuple[float, float]:
    """A point outside the box, sideways where there is room: a list that is pulled up or down would move."""
    y = (box[1] + box[3]) / 2
    if box[2] + away < Window.width:
        return box[2] + away - 1, y
    if box[0] > away:
        return box[0] - away + 1, y
    return (box[0] + box[2]) / 2, box[3] + away if box[3] + away < Window.height else box[1] - away


def _difference(before: dict[str, Any], after: dict[str, Any]) -> str:
    return ", ".join(name for name in before if before[name] != after[name])
