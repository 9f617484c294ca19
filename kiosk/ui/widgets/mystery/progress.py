"""How far a team has come: a row of short bars, one a clue, and the same in words. Looks: progress.kv."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import ColorProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.ui.edged import EdgedBox
from kiosk.ui.widgets.basic import Words

USED_IN_KV = (Words,)


class Bars(Widget):
    """`done` of `count` are filled."""

    done = NumericProperty(0)
    count = NumericProperty(0)
    gap = NumericProperty(8)
    stroke = NumericProperty(2)
    full = ColorProperty((1, 1, 1, 1))
    edge = ColorProperty((1, 1, 1, 1))
    empty = ColorProperty((0, 0, 0, 1))

    def __init__(self, **kwargs: Any) -> None:
        self._draw = Clock.create_trigger(self._drawn, -1)
        super().__init__(**kwargs)
        for name in ("pos", "size", "done", "count", "gap", "stroke", "full", "edge", "empty"):
            self.fbind(name, self._draw)

    def _drawn(self, *_args: Any) -> None:
        self.canvas.clear()
        count = int(self.count)
        if not count:
            return
        gap = min(self.gap, self.width / count / 3)
        width = (self.width - gap * (count - 1)) / count
        for number in range(count):
            filled = number < self.done
            box = EdgedBox(
                pos=(self.x + number * (width + gap), self.y),
                size=(width, self.height),
                radius=min(width, self.height) / 2,
                stroke=self.stroke,
                fill=self.full if filled else self.empty,
                edge=self.full if filled else self.edge,
            )
            box.paint()
            self.canvas.add(box)


class Progress(BoxLayout):
    """Bars with `text` under them: who plays, how much is solved, how long they have played."""

    done = NumericProperty(0)
    count = NumericProperty(0)
    text = StringProperty()
