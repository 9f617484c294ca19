"""Contrast by pixels: of each text against what is truly behind it, of each control's edge against what it lies on."""

from __future__ import annotations

from typing import Any

from kivy.uix.label import Label
from kivy.uix.widget import Widget

from kiosk.tour.checks.boxes import Box, clip_of, ink_of, seen_of, whole, within
from kiosk.tour.checks.finding import Finding
from kiosk.tour.checks.pixels import Colour, contrast, crop, hexed, ink_and_grounds
from kiosk.ui.access.reveal import above
from kiosk.ui.access.tree import name_of
from kiosk.ui.attract import Attract
from kiosk.ui.night import Night
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.keyboard import Key
from kiosk.ui.widgets.plan import FloorPlan
from kiosk.ui.widgets.press import Pressable
from kiosk.ui.widgets.timeline import Timeline

_TEXT, _STRONG, _SHAPE = 4.5, 7.0, 3.0
"""Of text; of text in strong contrast; of icons, edges and the large dim words of the night."""
_ROUNDING = 0.05
_LINE = 0.8
"""So much of a line must be seen, the rest being scrolled away, for its ink to be there."""
_OUT = 3
"""Pixels beyond its edge at which one looks at what a control stands on."""


def texts(labels: list[Label], drawn: Any, bare: Any, theme: Theme) -> list[Finding]:
    """`drawn` is the window, `bare` the same without these texts."""
    found = []
    for label in labels:
        box = within(ink_of(label), clip_of(label))
        if box is None or unusable(label) or box[3] - box[1] < _LINE * min(label.font_size, label.texture_size[1]):
            continue
        with_ink, without = crop(drawn, box), crop(bare, box)
        pair = ink_and_grounds(with_ink, without) if with_ink is not None else None
        if pair is None:
            continue
        ink, grounds = pair
        worst = min(grounds, key=lambda ground: contrast(ink, ground))
        reached = contrast(ink, worst)
        if reached < _least(label, theme) - _ROUNDING:
            what = f"icon in {_name_around(label)}" if label.font_name == "icons" else label.text
            found.append(Finding("faint", what, f"{hexed(ink)} on {hexed(worst)}: {reached:.2f}"))
    return found


def edges(controls: list[Pressable], bare: Any, theme: Theme) -> list[Finding]:
    """Controls whose outline cannot be told from what they stand on: on each side the edge or the fill reaches 3:1."""
    found = []
    for control in controls:
        if isinstance(control, Timeline | FloorPlan) or unusable(control):
            continue
        box = seen_of(control)
        if box is None or not whole(box, control):
            continue
        sides = _sides(_drawn_box(control, box, theme), clip_of(control), bare)
        reached = min((sorted(side)[len(side) // 2] for side in sides if side), default=_SHAPE)
        if reached < _SHAPE - _ROUNDING:
            found.append(Finding("no edge", name_of(control), f"{reached:.2f}"))
    return found


def unusable(widget: Widget) -> bool:
    """What cannot be used now may be paler (WCAG 1.4.3)."""
    return any(isinstance(each, Pressable) and each.disabled for each in (widget, *above(widget)))


def _least(label: Label, theme: Theme) -> float:
    """Under the veil of the night and on the dark stand large letters that nobody has to read."""
    if label.font_name == "icons" or any(_veiled(each) for each in above(label)):
        return _SHAPE
    return _STRONG if theme.high_contrast else _TEXT


def _veiled(widget: Widget) -> bool:
    return isinstance(widget, Night) or (
        isinstance(widget, Attract) and any(isinstance(each, Night) for each in widget.parent.children)
    )


def _name_around(label: Label) -> str:
    control = next((each for each in above(label) if isinstance(each, Pressable)), label.parent)
    return name_of(control) or type(control).__name__


def _drawn_box(control: Pressable, box: Box, theme: Theme) -> Box:
    """A key is drawn with half a gap on either side."""
    inset = theme.gap / 2 if isinstance(control, Key) else 0
    return box[0] + inset, box[1], box[2] - inset, box[3]


def _sides(box: Box, clip: Box, picture: Any) -> list[list[float]]:
    """At three points of each side: the best contrast that edge or fill has to what lies outside.

    Outside of what scrolls it lies whatever stands there just now: such a side is left out.
    """
    left, bottom, right, top = (round(each) for each in box)
    out: list[list[float]] = [[], [], [], []]
    for share in (0.35, 0.5, 0.65):
        x, y = round(left + (right - left) * share), round(bottom + (top - bottom) * share)
        points = ((left, y, 1, 0), (right - 1, y, -1, 0), (x, bottom, 0, 1), (x, top - 1, 0, -1))
        for side, (px, py, across, up) in zip(out, points, strict=True):
            out_x, out_y = px - _OUT * across, py - _OUT * up
            if not (clip[0] <= out_x <= clip[2] and clip[1] <= out_y <= clip[3]):
                continue
            beyond = _pixel(picture, out_x, out_y)
            line = [_pixel(picture, px + across * n, py + up * n) for n in range(-1, 2 * _OUT)]
            own = [colour for colour in line if colour is not None]
            if beyond is not None and own:
                side.append(max(contrast(beyond, colour) for colour in own))
    return out


def _pixel(picture: Any, x: int, y: int) -> Colour | None:
    """By window coordinates; None beside the window."""
    down = picture.height - 1 - y
    if not (0 <= x < picture.width and 0 <= down < picture.height):
        return None
    colour: Colour = picture.getpixel((x, down))
    return colour
