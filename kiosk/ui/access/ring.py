"""The focus as it is seen: two lines around what has it, a light and a dark one, over everything else.

One of the two differs from any ground by 3.5:1 at least (WCAG 2.2, 2.4.13 asks for 3:1 and 2 px).
"""

from __future__ import annotations

from kivy.core.window import Window
from kivy.graphics import Color, InstructionGroup, Line

from kiosk.ui.access.nodes import Bounds

DARK, LIGHT = (0.03, 0.09, 0.16, 1), (1, 0.84, 0.29, 1)


class Ring:
    """Drawn into the window itself, above screens and dialogs; drawn anew only when it has moved."""

    def __init__(self) -> None:
        self._group = InstructionGroup()
        self._drawn: tuple[Bounds, float] | None = None

    def show(self, bounds: Bounds, stroke: float) -> None:
        """Around `bounds`; `stroke` is the width of either line in px, never less than 2."""
        stroke = max(2.0, stroke)
        if (bounds, stroke) == self._drawn:
            return
        if self._drawn is None:
            Window.canvas.after.add(self._group)
        self._drawn = (bounds, stroke)
        self._group.clear()
        x, y, width, height = _within(bounds, 3 * stroke)
        for colour, out in ((DARK, 1.5), (LIGHT, 0.0), (DARK, -1.0)):
            grown = out * stroke
            box = (x - grown, y - grown, width + 2 * grown, height + 2 * grown)
            self._group.add(Color(rgba=colour))
            self._group.add(Line(rounded_rectangle=(*box, stroke * 3), width=stroke / 2 if out < 0 else stroke))

    def hide(self) -> None:
        if self._drawn is not None:
            self._drawn = None
            self._group.clear()
            Window.canvas.after.remove(self._group)


def _within(bounds: Bounds, edge: float) -> Bounds:
    """A little larger than what it goes around, and never beyond the window."""
    left, bottom = max(edge, bounds[0] - edge), max(edge, bounds[1] - edge)
    right = min(Window.width - edge, bounds[0] + bounds[2] + edge)
    top = min(Window.height - edge, bounds[1] + bounds[3] + edge)
    return left, bottom, max(edge, right - left), max(edge, top - bottom)
