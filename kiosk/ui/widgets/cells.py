"""How a slot looks, drawn straight on a canvas. States are told apart without colour.

Free slots are outlined, taken ones striped, the break between bookings dotted, closed ones a dash, and your own carry
a tick or their time.
"""

from __future__ import annotations

from typing import Any

from kivy.cache import Cache
from kivy.core.image import Image as CoreImage
from kivy.core.text import Label as CoreLabel
from kivy.graphics import Color, InstructionGroup, Line, Rectangle
from kivy.graphics.texture import Texture

from kiosk.domain.availability import SlotState
from kiosk.ui.edged import EdgedBox
from kiosk.ui.fonts import ASSETS, icon
from kiosk.ui.theme import Theme

Cache.register("kiosk.slot_text", limit=400)

Rect = tuple[float, float, float, float]
"""x, y, width, height in px."""


def draw_cell(picture: InstructionGroup, theme: Theme, state: SlotState, rect: Rect, text: str = "") -> None:
    """Add one cell; `text` is what stands in it (own cells without text get a tick)."""
    x, y, width, height = rect
    radius = theme.radius * 0.4
    fill, edge, ink = _colours(theme, state)
    stroke = theme.stroke if edge is not None else 0.0
    if fill is not None:
        box = EdgedBox(pos=(x, y), size=(width, height), radius=radius, stroke=stroke, fill=fill, edge=edge or fill)
        box.paint()
        picture.add(box)
    x, y, width, height = x + stroke, y + stroke, width - 2 * stroke, height - 2 * stroke
    match state:
        case SlotState.TAKEN:
            draw_pattern(picture, "stripes", theme.taken_mark, (x, y, width, height), radius * 0.3)
        case SlotState.BUFFER:
            draw_pattern(picture, "dots", theme.buffer_mark, (x, y, width, height), radius * 0.3)
        case SlotState.CLOSED | SlotState.PAST:
            picture.add(Color(rgba=theme.closed_mark))
            middle = y + height / 2
            picture.add(Line(points=[x + width * 0.35, middle, x + width * 0.65, middle], width=theme.stroke * 0.8))
            return
    _label(picture, theme, state, (x, y, width, height), text, ink, fill)


def _colours(theme: Theme, state: SlotState) -> tuple[Any, Any, Any]:
    """Fill, edge and ink; None where there is none."""
    match state:
        case SlotState.YOURS:
            if theme.high_contrast:
                return theme.selected, None, theme.selected_ink
            return theme.own, None, theme.own_ink
        case SlotState.FREE:
            return theme.free, theme.free_edge, theme.free_ink
        case SlotState.TAKEN:
            return theme.taken, theme.taken_edge if theme.high_contrast else None, theme.taken_ink
        case SlotState.BUFFER:
            return theme.card, theme.line, theme.taken_ink
    return None, None, theme.muted


def draw_pattern(picture: InstructionGroup, name: str, colour: Any, rect: Rect, inset: float) -> None:
    x, y, width, height = rect
    width, height = width - 2 * inset, height - 2 * inset
    texture = tile(name)
    across, up = width / texture.width, height / texture.height
    coords = (0, 0, across, 0, across, up, 0, up)
    picture.add(Color(rgba=colour))
    picture.add(Rectangle(texture=texture, pos=(x + inset, y + inset), size=(width, height), tex_coords=coords))


def _label(
    picture: InstructionGroup, theme: Theme, state: SlotState, rect: Rect, text: str, ink: Any, behind: Any
) -> None:
    x, y, width, height = rect
    if text:
        texture = _text(text, "semibold", theme.body * 0.96)
    elif state is SlotState.YOURS:
        texture = _text(icon("check"), "icons", theme.body)
    else:
        return
    shrink = min(1.0, (width - 2) / texture.width)
    size = (texture.width * shrink, texture.height * shrink)
    if state in (SlotState.TAKEN, SlotState.BUFFER):
        # A plain patch behind the figures: text never stands on a pattern.
        patch = (size[0] + 4, size[1] * 0.8)
        picture.add(Color(rgba=behind))
        picture.add(Rectangle(pos=(x + (width - patch[0]) / 2, y + (height - patch[1]) / 2), size=patch))
    picture.add(Color(rgba=ink))
    picture.add(Rectangle(texture=texture, pos=(x + (width - size[0]) / 2, y + (height - size[1]) / 2), size=size))


def tile(name: str) -> Texture:
    """A repeating pattern; Kivy's image cache keeps it."""
    texture = CoreImage(str(ASSETS / "pictures" / f"{name}.png")).texture
    texture.wrap = "repeat"
    return texture


def _text(text: str, font: str, size: float) -> Texture:
    """White text to be tinted; a few dozen different ones exist, kept in a cache by their look."""
    key = (text, font, round(size))
    texture = Cache.get("kiosk.slot_text", key)
    if texture is None:
        label = CoreLabel(text=text, font_name=font, font_size=size, color=(1, 1, 1, 1))
        label.refresh()
        texture = label.texture
        Cache.append("kiosk.slot_text", key, texture)
    return texture
