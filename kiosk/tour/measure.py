"""Finds cut, overlapping and too small things by measuring the real widgets, in whatever language stands there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from kivy.core.window import Window
from kivy.uix.label import Label
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from kiosk.ui.access.tree import name_of
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.keyboard import Key
from kiosk.ui.widgets.long_list import LongList
from kiosk.ui.widgets.press import Pressable
from kiosk.ui.widgets.timeline import Timeline

_SLACK = 1.5
"""Pixels that rounding may cost."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in window pixels."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a patron would stumble over."""

    kind: str
    what: str
    figure: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.what!r} ({self.figure})"


def findings(widgets: Iterable[Widget], theme: Theme) -> list[Finding]:
    """Everything wrong with the layout of these visible widgets."""
    seen = list(widgets)
    labels = [w for w in seen if isinstance(w, Label) and w.text.strip()]
    controls = [w for w in seen if isinstance(w, Pressable) and not isinstance(w, Timeline)]
    found: list[Finding] = []
    for label in labels:
        found += _cut(label)
        found += _outside(label)
    found += _overlaps(labels)
    for control in controls:
        found += _small(control, theme)
        if not control.disabled and not name_of(control).strip():
            found.append(Finding("nameless", type(control).__name__, "no name, no words"))
    found += _crowded(controls)
    found += _out_of_reach([w for w in seen if isinstance(w, Pressable)], theme)
    return found


def _cut(label: Label) -> list[Finding]:
    """Text larger than its box: a word too long to wrap, or lines that do not fit."""
    width, height = label.texture_size
    out: list[Finding] = []
    if width > label.width + _SLACK or height > label.height + _SLACK:
        figure = f"text {width:.0f}x{height:.0f} in {label.width:.0f}x{label.height:.0f}"
        out.append(Finding("cut", label.text, figure))
    elif label.text_size[0]:
        widest = _longest_word(label)
        if widest > label.text_size[0] + _SLACK:
            out.append(Finding("broken word", label.text, f"{widest:.0f} px in {label.text_size[0]:.0f}"))
    return out


def _longest_word(label: Label) -> float:
    if label.font_name == "icons":
        return 0.0
    engine = label._label
    return max(float(engine.get_extents(word)[0]) for word in label.text.replace("-", "- ").split() or [""])


def _outside(label: Label) -> list[Finding]:
    """Text beside the window, or sideways out of what scrolls it."""
    left, bottom, right, top = _ink(label)
    clip = _clip(label)
    if left < clip[0] - _SLACK or right > clip[2] + _SLACK:
        return [Finding("outside", label.text, f"{left:.0f}-{right:.0f} of {clip[0]:.0f}-{clip[2]:.0f}")]
    if not _scrolls(label) and (bottom < -_SLACK or top > Window.height + _SLACK):
        return [Finding("outside", label.text, f"{bottom:.0f}-{top:.0f} of 0-{Window.height}")]
    return []


def _overlaps(labels: list[Label]) -> list[Finding]:
    """Two texts over each other where both can be seen."""
    boxes = [(label, _within(_ink(label), _clip(label))) for label in labels]
    out: list[Finding] = []
    for (one, a), (other, b) in combinations([pair for pair in boxes if pair[1] is not None], 2):
        if a is None or b is None:
            continue
        across, up = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
        if across > 3 and up > 0.25 * min(a[3] - a[1], b[3] - b[1]):
            out.append(Finding("overlap", f"{one.text} / {other.text}", f"{across:.0f}x{up:.0f} px"))
    return out


def _small(control: Pressable, theme: Theme) -> list[Finding]:
    width = control.width - (theme.gap if isinstance(control, Key) else 0)
    if width + _SLACK < theme.target or control.height + _SLACK < theme.target:
        figure = f"{width / theme.mm:.1f}x{control.height / theme.mm:.1f} mm"
        return [Finding("small", name_of(control), figure)]
    return []


def _crowded(controls: list[Pressable]) -> list[Finding]:
    """Controls that overlap: a touch must have one meaning."""
    out: list[Finding] = []
    boxes = [(control, _within(_box(control), _clip(control))) for control in controls if not control.disabled]
    for (one, a), (other, b) in combinations([pair for pair in boxes if pair[1] is not None], 2):
        if a is None or b is None or _inside(one, other) or _inside(other, one):
            continue
        across, up = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
        if across > _SLACK and up > _SLACK:
            out.append(Finding("crowded", f"{name_of(one)} / {name_of(other)}", f"{across:.0f}x{up:.0f} px"))
    return out


def _out_of_reach(controls: list[Pressable], theme: Theme) -> list[Finding]:
    """Controls above the band that reach mode keeps them in; what scrolls is in reach where its view is."""
    band = Window.height * theme.share
    out: list[Finding] = []
    for control in controls:
        box = _within(_box(control), _clip(control))
        if box is not None and not control.disabled and box[3] > band + _SLACK:
            out.append(Finding("out of reach", name_of(control), f"up to {box[3]:.0f} of {band:.0f}"))
    return out


def _inside(inner: Widget, outer: Widget) -> bool:
    parent = inner.parent
    while parent is not None and parent is not Window:
        if parent is outer:
            return True
        parent = parent.parent
    return False


def _box(widget: Widget) -> Box:
    left, bottom = widget.to_window(widget.x, widget.y)
    return left, bottom, left + widget.width, bottom + widget.height


def _ink(label: Label) -> Box:
    """Where the text itself stands in its label."""
    left, bottom, right, top = _box(label)
    width, height = (min(a, b) for a, b in zip(label.texture_size, label.size, strict=True))
    x, y = (left + right) / 2, (bottom + top) / 2
    if label.halign == "left" and label.text_size[0]:
        return left, y - height / 2, left + width, y + height / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _clip(widget: Widget) -> Box:
    """The part of the window in which a widget can be seen."""
    clip: Box = (0.0, 0.0, float(Window.width), float(Window.height))
    parent = widget.parent
    while parent is not None and parent is not Window:
        if isinstance(parent, ScrollView | LongList):
            clip = _within(_box(parent), clip) or (0, 0, 0, 0)
        parent = parent.parent
    return clip


def _scrolls(widget: Widget) -> bool:
    parent = widget.parent
    while parent is not None and parent is not Window:
        if isinstance(parent, ScrollView | LongList):
            return True
        parent = parent.parent
    return False


def _within(box: Box, clip: Box) -> Box | None:
    left, bottom = max(box[0], clip[0]), max(box[1], clip[1])
    right, top = min(box[2], clip[2]), min(box[3], clip[3])
    return (left, bottom, right, top) if right > left and top > bottom else None
