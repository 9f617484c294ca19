"""The day of one room as a row (or rows) of slots, drawn straight on the canvas: twenty rooms cost one widget each.

States are told apart without colour: free slots are outlined, taken ones striped, the buffer dotted, closed ones
dashed, and your own carry a tick.
"""

from __future__ import annotations

from datetime import timedelta
from math import ceil, floor
from typing import Any

from kivy.app import App
from kivy.cache import Cache
from kivy.clock import Clock
from kivy.core.image import Image as CoreImage
from kivy.core.text import Label as CoreLabel
from kivy.graphics import Color, InstructionGroup, Line, Rectangle, RoundedRectangle, SmoothRoundedRectangle
from kivy.graphics.texture import Texture
from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.domain.availability import Slot, SlotState
from kiosk.domain.spans import Span
from kiosk.ui.fonts import ASSETS, icon
from kiosk.ui.times import clock
from kiosk.ui.widgets.press import Pressable

_HOUR = timedelta(hours=1)
Cache.register("kiosk.slot_text", limit=400)


class Timeline(Pressable):
    """Slots in reading order, wrapping at whole hours; fires `on_slot(slot)` when one is released."""

    slots = ListProperty()
    selection: Span | None = ObjectProperty(None, allownone=True)
    zone = ObjectProperty(None, allownone=True)
    language = StringProperty("fi")
    columns = NumericProperty(1)
    __events__ = ("on_slot",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.size_hint_y = None
        self._cells: list[tuple[float, float, Slot]] = []
        self._down: Slot | None = None
        self._picture = InstructionGroup()
        self._press = InstructionGroup()
        self.canvas.add(self._picture)
        self.canvas.add(self._press)
        self._draw = Clock.create_trigger(self._draw_now, -1)
        self._theme = App.get_running_app().theme
        for name in ("slots", "selection", "zone", "language", "width", "pos"):
            self.fbind(name, self._changed)
        self._theme.bind(high_contrast=self._changed, body=self._changed)
        self.fbind("pressed", self._show_press)
        self.fbind("slots", self._measure)
        self.fbind("width", self._measure)
        self._theme.bind(body=self._measure)

    def on_slot(self, slot: Slot) -> None:
        """A slot was released."""

    def on_release(self, *_args: Any) -> None:
        if self._down is not None:
            self.dispatch("on_slot", self._down)

    def on_touch_down(self, touch: Any) -> bool:
        if self.collide_point(*touch.pos):
            slot = self.slot_at(*touch.pos)
            if slot is None:
                return False
            self._down = slot
        return super().on_touch_down(touch)

    def on_touch_move(self, touch: Any) -> bool:
        handled = super().on_touch_move(touch)
        if touch.grab_current is self:
            self.pressed = self.slot_at(*touch.pos) is self._down
        return handled

    def slot_at(self, x: float, y: float) -> Slot | None:
        """The slot at a point; the gaps between cells belong to the nearer one, so that no touch is lost."""
        half, (width, height) = self._theme.gap / 2, self._cell_size()
        for left, bottom, slot in self._cells:
            if left - half <= x - self.x < left + width + half and bottom - half <= y - self.y < bottom + height + half:
                return slot
        return None

    def bounds(self, slot: Slot) -> tuple[float, float, float, float]:
        """Position and size of a slot's cell, in the coordinates of the parent."""
        left, bottom = next((x, y) for x, y, s in self._cells if s == slot)
        return (self.x + left, self.y + bottom, *self._cell_size())

    def _changed(self, *_args: Any) -> None:
        self._draw()

    def _cell_size(self) -> tuple[float, float]:
        gap = self._theme.gap
        return (self.width - (self.columns - 1) * gap) / self.columns, max(self._theme.target, 2.2 * self._theme.body)

    def _measure(self, *_args: Any) -> None:
        """As few rows as targets of 15 mm allow, each beginning on a whole hour."""
        count, gap = max(1, len(self.slots)), self._theme.gap
        per_hour = max(1, round(_HOUR / self.slots[0].span.length)) if self.slots else 1
        narrowest = max(self._theme.target, 2.1 * self._theme.body)
        most = max(1, floor((self.width + gap) / (narrowest + gap)))
        rows = ceil(count / most)
        columns = min(most, max(12, ceil(ceil(count / rows) / per_hour) * per_hour))
        if columns >= per_hour:
            columns -= columns % per_hour
        self.columns = columns
        rows = ceil(count / columns)
        self.height = rows * self._cell_size()[1] + (rows - 1) * gap

    def _draw_now(self, _dt: float = 0) -> None:
        self._picture.clear()
        self._cells = []
        width, height = self._cell_size()
        gap = self._theme.gap
        for index, slot in enumerate(self.slots):
            row, column = divmod(index, int(self.columns))
            left = column * (width + gap)
            bottom = self.height - (row + 1) * height - row * gap
            self._cells.append((left, bottom, slot))
            self._draw_cell(self.x + left, self.y + bottom, width, height, slot)

    def _draw_cell(self, x: float, y: float, width: float, height: float, slot: Slot) -> None:
        theme = self._theme
        chosen = self.selection is not None and self.selection.overlaps(slot.span)
        state = SlotState.YOURS if chosen else slot.state
        radius = [theme.radius * 0.4]
        fill, edge, ink = self._colours(state)
        add = self._picture.add
        stroke = theme.stroke
        if edge is not None:
            add(Color(rgba=edge))
            add(SmoothRoundedRectangle(pos=(x, y), size=(width, height), radius=radius))
            x, y, width, height = x + stroke, y + stroke, width - 2 * stroke, height - 2 * stroke
        if fill is not None:
            add(Color(rgba=fill))
            add(SmoothRoundedRectangle(pos=(x, y), size=(width, height), radius=radius))
        if state is SlotState.TAKEN:
            self._pattern("stripes", theme.taken_mark, x, y, width, height, radius)
        elif state is SlotState.BUFFER:
            self._pattern("dots", theme.buffer_mark, x, y, width, height, radius)
        elif state in (SlotState.CLOSED, SlotState.PAST):
            add(Color(rgba=theme.closed_mark))
            add(Line(points=[x + width * 0.35, y + height / 2, x + width * 0.65, y + height / 2], width=stroke * 0.8))
            return
        self._label(x, y, width, height, slot, chosen or state is SlotState.YOURS, ink)

    def _colours(self, state: SlotState) -> tuple[Any, Any, Any]:
        theme = self._theme
        match state:
            case SlotState.YOURS:
                return (
                    theme.selected if theme.high_contrast else theme.own,
                    None,
                    (theme.on_selected if theme.high_contrast else theme.on_own),
                )
            case SlotState.FREE:
                return theme.free, theme.free_edge, theme.on_free
            case SlotState.TAKEN:
                return theme.taken, theme.taken_edge if theme.high_contrast else None, theme.on_taken
            case SlotState.BUFFER:
                return theme.card, theme.line, theme.on_taken
            case _:
                return None, None, theme.muted

    def _pattern(self, name: str, colour: Any, x: float, y: float, width: float, height: float, radius: Any) -> None:
        texture = _tile(name)
        across, up = width / texture.width, height / texture.height
        self._picture.add(Color(rgba=colour))
        self._picture.add(
            RoundedRectangle(
                texture=texture,
                pos=(x, y),
                size=(width, height),
                radius=radius,
                tex_coords=(0, 0, across, 0, across, up, 0, up),
            )
        )

    def _label(self, x: float, y: float, width: float, height: float, slot: Slot, own: bool, ink: Any) -> None:
        theme = self._theme
        on_the_hour = slot.start.minute == 0
        text = clock(slot.start, self.language, self.zone) if on_the_hour and self.zone else ""
        if self.language == "en":
            text = text.replace(" am", "").replace(" pm", "")
        first = own and (self.selection is None or slot.start <= self.selection.start < slot.end)
        if first and not on_the_hour:
            text = f".{slot.start.minute:02d}" if self.language != "en" else f":{slot.start.minute:02d}"
        texture = None
        if text:
            texture = _text(text, "semibold", theme.body * 0.96)
        elif own:
            texture = _text(icon("check"), "icons", theme.body)
        if texture is None:
            return
        shrink = min(1.0, width / texture.width)
        size = (texture.width * shrink, texture.height * shrink)
        if not own and slot.state is SlotState.TAKEN:
            # A plain patch behind the figures: text never stands on a pattern.
            self._picture.add(Color(rgba=theme.taken))
            patch = (size[0] + 4, size[1] * 0.8)
            self._picture.add(Rectangle(pos=(x + (width - patch[0]) / 2, y + (height - patch[1]) / 2), size=patch))
        self._picture.add(Color(rgba=ink))
        self._picture.add(
            Rectangle(texture=texture, pos=(x + (width - size[0]) / 2, y + (height - size[1]) / 2), size=size)
        )

    def _show_press(self, *_args: Any) -> None:
        self._press.clear()
        if self.pressed and self._down is not None:
            x, y, width, height = self.bounds(self._down)
            self._press.add(Color(rgba=(*self._theme.ink[:3], 0.25)))
            self._press.add(SmoothRoundedRectangle(pos=(x, y), size=(width, height), radius=[self._theme.radius * 0.4]))


def _tile(name: str) -> Texture:
    """A repeating pattern; Kivy's own image cache keeps it."""
    texture = CoreImage(str(ASSETS / "pictures" / f"{name}.png"), nocache=False, keep_data=False).texture
    texture.wrap = "repeat"
    return texture


def _text(text: str, font: str, size: float) -> Texture:
    """White text to be tinted. A few dozen different ones exist, kept in Kivy's texture cache by their look."""
    key = (text, font, round(size))
    texture = Cache.get("kiosk.slot_text", key)
    if texture is None:
        label = CoreLabel(text=text, font_name=font, font_size=size, color=(1, 1, 1, 1))
        label.refresh()
        texture = label.texture
        Cache.append("kiosk.slot_text", key, texture)
    return texture
