"""A list of any length: only the rows that are seen exist, and moving them costs one number.

Rows are as tall as their words need, so the height of the whole is not known and not needed: the list knows where the
rows on the screen stand and puts others after or before them as they come into view. Rows that leave are told what
comes next (making widgets is slow). What is cut off at the edges is cut by scissors, which cost nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from kivy.clock import Clock
from kivy.graphics import PopMatrix, PushMatrix, ScissorPop, ScissorPush, Translate
from kivy.properties import NumericProperty
from kivy.uix.widget import Widget

from kiosk.ui.widgets.dragged import Dragged
from kiosk.ui.widgets.drawn import FollowsTheme
from kiosk.ui.widgets.press import let_go

_FARTHEST = 1_000_000.0
"""Px from where the list was begun: beyond it single precision would show."""


class Row(Protocol):
    """What a row widget can do besides being a widget."""

    def lay_out(self, width: float) -> float:
        """Arrange the words of the present item for a width; the height in px that they need."""
        ...


@dataclass(slots=True)
class _Shown:
    index: int
    kind: str
    widget: Any
    top: float
    """Px below the list's origin."""
    height: float


class LongList(FollowsTheme, Dragged, Widget):
    """`kind(index)` says which of `makers` makes a row, `fill(widget, index)` tells it what to show."""

    spacing = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        self.count = 0
        self.makers: dict[str, Callable[[], Any]] = {}
        self.kind: Callable[[int], str] = lambda _index: ""
        self.fill: Callable[[Any, int], None] = lambda _widget, _index: None
        self._shown: deque[_Shown] = deque()
        self._spare: dict[str, list[Any]] = {}
        self._offset = 0.0
        super().__init__(**kwargs)
        with self.canvas.before:
            self._scissors = ScissorPush()
            PushMatrix()
            self._shift = Translate()
        with self.canvas.after:
            PopMatrix()
            ScissorPop()
        self._outer: list[Widget] = []
        self._recut = Clock.create_trigger(self._cut, -1)
        self._again = Clock.create_trigger(self._on_size, -1)
        for name in ("pos", "size", "spacing"):
            self.fbind(name, self._again)
        self.follow_theme(self._again, "body", "target", "high_contrast")

    # What is shown

    @property
    def first(self) -> int:
        """Index of the uppermost row that is seen; 0 in an empty list."""
        return next((each.index for each in self._shown if each.top + each.height > self._offset), 0)

    @property
    def above(self) -> float:
        """How many px of the uppermost row are above the edge."""
        return next((self._offset - each.top for each in self._shown if each.index == self.first), 0.0)

    def prepare(self, kind: str, count: int) -> None:
        """Make rows before they are needed."""
        spare = self._spare.setdefault(kind, [])
        spare += [self.makers[kind]() for _ in range(count)]

    def begin(self, count: int, first: int = 0, below: float = 0.0) -> None:
        """Show another list, with the row `first` at the top edge, `below` px of it above that."""
        self.stop()
        self.count = count
        self._put_away(list(self._shown))
        self._shown.clear()
        self._offset = 0.0
        if count:
            index = min(max(first, 0), count - 1)
            shown = self._row(index)
            self._offset = shown.top = 0.0
            self._shown.append(shown)
            self._offset = min(below, shown.height)
        self._settle()

    def again(self) -> None:
        """The same list with rows that may say other things; what is at the top stays there."""
        self.begin(self.count, self.first, self.above)

    def to_top(self) -> None:
        self.begin(self.count)

    def reveal(self, widget: Any) -> None:
        """Bring all of a row that is partly seen into view."""
        shown = next((each for each in self._shown if each.widget is widget), None)
        if shown is not None:
            below = shown.top + shown.height - self._offset - self.height
            self.scroll_by(min(0.0, shown.top - self._offset) or max(0.0, below))

    @property
    def rows(self) -> list[Any]:
        """The row widgets on the screen, from above."""
        return [each.widget for each in self._shown]

    def scroll_by(self, distance: float) -> bool:
        """Move on by so many px (back when negative); False when there is nowhere to go."""
        before = self._offset
        self._offset += distance
        self._settle()
        return abs(self._offset - before) > 0.5

    def _on_size(self, *_args: Any) -> None:
        if self.width > 1 and self.height > 1:
            self.again()

    def _settle(self) -> None:
        """Rows where there are none, none where nobody sees them, and the list within its ends."""
        self._grow()
        self._keep_within()
        leaving = []
        while len(self._shown) > 1 and self._shown[0].top + self._shown[0].height <= self._offset:
            leaving.append(self._shown.popleft())
        while len(self._shown) > 1 and self._shown[-1].top >= self._offset + self.height:
            leaving.append(self._shown.pop())
        self._put_away(leaving)
        self._grow()
        for widgets in self._spare.values():
            for widget in widgets:
                if widget.parent is self:
                    self.remove_widget(widget)
        self._place()

    def _grow(self) -> None:
        """Fill the view, downwards and upwards from what is there."""
        if not self._shown or self.width <= 1:
            return
        while self._shown[-1].index + 1 < self.count and self._bottom < self._offset + self.height:
            shown = self._row(self._shown[-1].index + 1)
            shown.top = self._bottom
            self._shown.append(shown)
        while self._shown[0].index > 0 and self._shown[0].top > self._offset:
            shown = self._row(self._shown[0].index - 1)
            shown.top = self._shown[0].top - shown.height
            self._shown.appendleft(shown)

    @property
    def _bottom(self) -> float:
        return self._shown[-1].top + self._shown[-1].height

    def _keep_within(self) -> None:
        """No farther than the last row, then no farther than the first: a short list stands at the top."""
        if not self._shown:
            self._offset = 0.0
            return
        if self._shown[-1].index == self.count - 1:
            self._offset = min(self._offset, self._bottom - self.height)
            self._grow()
        if self._shown[0].index == 0:
            self._offset = max(self._offset, self._shown[0].top)

    def _row(self, index: int) -> _Shown:
        """A row that says what belongs there, not placed yet."""
        kind = self.kind(index)
        spare = self._spare.setdefault(kind, [])
        widget = spare.pop() if spare else self.makers[kind]()
        if widget.parent is None:
            self.add_widget(widget)
        self.fill(widget, index)
        widget.size_hint = (None, None)
        widget.width = self.width
        widget.height = widget.lay_out(self.width)
        return _Shown(index, kind, widget, 0.0, widget.height + self.spacing)

    def _put_away(self, leaving: list[_Shown]) -> None:
        for each in leaving:
            let_go(each.widget)
            self._spare.setdefault(each.kind, []).append(each.widget)

    def _place(self) -> None:
        if abs(self._offset) > _FARTHEST and not self.gliding:
            self.again()
            return
        for each in self._shown:
            place = (self.x, -each.top - each.height + self.spacing)
            if tuple(each.widget.pos) != place:
                each.widget.pos = place
        self._shift.y = round(self.top + self._offset)
        self._cut()

    def _cut(self, *_args: Any) -> None:
        """Scissors know the window only: they follow whatever moves the list in it."""
        parent, outer = self.parent, []
        while parent is not None and isinstance(parent, Widget):
            outer.append(parent)
            parent = parent.parent
        for each in outer:
            if each not in self._outer:
                each.fbind("pos", self._recut)
        self._outer = outer
        self._scissors.pos = (0, round(self.to_window(*self.pos)[1]))
        self._scissors.size = (10_000, max(0, round(self.height)))

    # Kivy asks these two for every touch and every look from outside.

    def to_local(self, x: float, y: float, **_kwargs: Any) -> tuple[float, float]:
        return x, y - self._shift.y

    def to_parent(self, x: float, y: float, **_kwargs: Any) -> tuple[float, float]:
        return x, y + self._shift.y
