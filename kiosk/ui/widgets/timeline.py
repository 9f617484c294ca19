"""The day of one room as rows of slots, drawn straight on the canvas: twenty rooms cost one widget each."""

from __future__ import annotations

from datetime import timedelta
from math import ceil, floor
from typing import Any

from kivy.app import App
from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, PopMatrix, PushMatrix, SmoothRoundedRectangle, Translate
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.domain.availability import Slot, SlotState
from kiosk.domain.spans import Span
from kiosk.ui.times import clock
from kiosk.ui.widgets.cells import Rect, draw_cell
from kiosk.ui.widgets.drawn import Drawn
from kiosk.ui.widgets.press import Pressable

_HOUR = timedelta(hours=1)
_ROOMY = 12
"""Slots that share a row when there are few: cells stay of one size from room to room."""

Cell = tuple[float, float, Slot]
"""Left and bottom within the widget in px, and what is there."""
Look = tuple[SlotState, Rect, str]
"""All that a cell's picture depends on, besides the theme."""


class Timeline(Pressable):
    """Slots in reading order, wrapping at whole hours; fires `on_slot(slot)` when one is released.

    `selection` is the span being chosen; nothing is drawn until `live`.
    """

    slots = ListProperty()
    selection: Span | None = ObjectProperty(None, allownone=True)
    zone = ObjectProperty(None, allownone=True)
    language = StringProperty("fi")
    columns = NumericProperty(1)
    live = BooleanProperty(False)
    __events__ = ("on_slot",)

    def __init__(self, **kwargs: Any) -> None:
        self._cells: list[Cell] = []
        self._down: Slot | None = None
        self._stale = True
        self._drawn: list[tuple[Look, InstructionGroup]] = []
        self._picture, self._press = InstructionGroup(), InstructionGroup()
        # Cells are drawn from the widget's own corner: when it moves, nothing has to be drawn anew.
        self._corner = Translate(0, 0)
        self._draw = Clock.create_trigger(self._draw_now, -1)
        self._theme = App.get_running_app().theme
        super().__init__(size_hint_y=None, **kwargs)
        for instruction in (PushMatrix(), self._corner, self._picture, self._press, PopMatrix()):
            self.canvas.add(instruction)
        for name in ("slots", "width"):
            self.fbind(name, self._measure)
        for name in ("slots", "selection", "zone", "language", "width", "live"):
            self.fbind(name, self._changed)
        self.fbind("pos", self._moved)
        self.fbind("pressed", self._show_press)
        self._theme.follow(self._measure, "body")
        self._theme.follow(self._anew, "high_contrast", "body")

    def on_slot(self, slot: Slot) -> None:
        """A slot was released."""

    def on_release(self, *_args: Any) -> None:
        if self._down is not None:
            self.dispatch("on_slot", self._down)

    def on_touch_down(self, touch: Any) -> bool:
        if not self.collide_point(*touch.pos) or "press" in touch.ud:
            return super().on_touch_down(touch)
        slot = self.slot_at(*touch.pos)
        if slot is None:
            return False
        before, self._down = self._down, slot
        handled = super().on_touch_down(touch)
        if touch.ud.get("press") is not self:  # a second finger: what the first one is on still counts
            self._down = before
        return handled

    def on_touch_move(self, touch: Any) -> bool:
        handled = super().on_touch_move(touch)
        if touch.grab_current is self:
            self.pressed = self.slot_at(*touch.pos) == self._down
        return handled

    def slot_at(self, x: float, y: float) -> Slot | None:
        """The slot at a point; a gap belongs to the cells beside it, so that no touch is lost."""
        half, (width, height) = self._theme.gap / 2, self._cell_size()
        for left, bottom, slot in self._cells:
            across, up = x - self.x - left, y - self.y - bottom
            if -half <= across < width + half and -half <= up < height + half:
                return slot
        return None

    def bounds(self, slot: Slot) -> Rect:
        """Position and size of a slot's cell, in the coordinates of the parent; StopIteration for a strange slot."""
        left, bottom = next((x, y) for x, y, each in self._cells if each == slot)
        return (self.x + left, self.y + bottom, *self._cell_size())

    def _moved(self, *_args: Any) -> None:
        self._corner.xy = self.pos

    def _anew(self, *_args: Any) -> None:
        """Every cell looks different."""
        self._wipe()
        self._changed()

    def _changed(self, *_args: Any) -> None:
        self._stale = True
        if self.live:
            self._draw()
        else:
            # What was drawn is old; nothing is better.
            self._wipe()

    def _wipe(self) -> None:
        self._picture.clear()
        self._drawn.clear()

    def _cell_size(self) -> tuple[float, float]:
        gap, theme = self._theme.gap, self._theme
        return (self.width - (self.columns - 1) * gap) / self.columns, max(
            theme.target, 2.2 * theme.body, theme.unit * (3 if theme.wide else 4.6)
        )

    def _measure(self, *_args: Any) -> None:
        """As few rows as targets of 15 mm allow, each beginning on a whole hour."""
        count, theme = max(1, len(self.slots)), self._theme
        per_hour = max(1, round(_HOUR / self.slots[0].span.length)) if self.slots else 1
        narrowest = max(theme.target, 2.1 * theme.body)
        most = max(1, floor((self.width + theme.gap) / (narrowest + theme.gap)))
        even = ceil(count / ceil(count / most))
        columns = min(most, max(_ROOMY, ceil(even / per_hour) * per_hour))
        if columns >= per_hour:
            columns -= columns % per_hour
        self.columns = columns
        rows = ceil(count / columns)
        self.height = rows * self._cell_size()[1] + (rows - 1) * theme.gap if self.slots else 0
        self._place()

    def _place(self) -> None:
        width, height = self._cell_size()
        gap = self._theme.gap
        self._cells = []
        for index, slot in enumerate(self.slots):
            row, column = divmod(index, int(self.columns))
            self._cells.append((column * (width + gap), self.height - (row + 1) * height - row * gap, slot))

    def _draw_now(self, _dt: float = 0) -> None:
        """Bring the picture up to date, cell by cell: of those that look as before nothing is touched."""
        if not self._stale or not self.live:
            return
        self._stale = False
        while len(self._drawn) > len(self._cells):
            self._picture.remove(self._drawn.pop()[1])
        for index, look in enumerate(map(self._look_of, self._cells)):
            if index == len(self._drawn):
                group = InstructionGroup()
                self._picture.add(group)
                self._drawn.append((look, group))
            elif self._drawn[index][0] == look:
                continue
            else:
                group = self._drawn[index][1]
                group.clear()
                self._drawn[index] = (look, group)
            draw_cell(group, self._theme, *look)

    def _look_of(self, cell: Cell) -> Look:
        left, bottom, slot = cell
        chosen = self.selection is not None and self.selection.overlaps(slot.span)
        state = SlotState.YOURS if chosen else slot.state
        return state, (left, bottom, *self._cell_size()), self._text_of(slot, chosen)

    def _text_of(self, slot: Slot, chosen: bool) -> str:
        """The hour where one begins (the first slot's time where none does); the chosen start always says its time."""
        if self.zone is None:
            return ""
        if slot.start.minute == 0 or (slot is self.slots[0] and all(each.start.minute for each in self.slots)):
            return clock(slot.start, self.language, self.zone).removesuffix(" am").removesuffix(" pm")
        if chosen and self.selection is not None and slot.start <= self.selection.start:
            return f"{':' if self.language == 'en' else '.'}{slot.start.minute:02d}"
        return ""

    def _show_press(self, *_args: Any) -> None:
        self._press.clear()
        if self.pressed and self._down is not None:
            x, y, width, height = self.bounds(self._down)
            pos = (x - self.x, y - self.y)
            self._press.add(Color(rgba=(*self._theme.ink[:3], 0.25)))
            self._press.add(SmoothRoundedRectangle(pos=pos, size=(width, height), radius=[self._theme.radius * 0.4]))


class SlotSample(Drawn):
    """A cell for the legend."""

    look = StringProperty("free")

    def __init__(self, **kwargs: Any) -> None:
        self._theme = App.get_running_app().theme
        super().__init__(size_hint=(None, None), **kwargs)
        self.fbind("look", self._again)
        self._theme.follow(self._resize, "body")
        self._resize()

    def _resize(self, *_args: Any) -> None:
        self.size = (self._theme.body * 1.3, self._theme.body * 1.3)

    def draw(self) -> None:
        self.canvas.clear()
        draw_cell(self.canvas, self._theme, SlotState(self.look), (*self.pos, *self.size))
