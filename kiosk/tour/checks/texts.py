"""Text that is cut, stands beside the window, or over another text."""

from __future__ import annotations

from itertools import combinations

from kivy.core.window import Window
from kivy.uix.label import Label

from kiosk.tour.checks.boxes import SLACK, clip_of, ink_of, scrolls, within
from kiosk.tour.checks.finding import Finding
from kiosk.ui.widgets.basic import Snug


def faults(labels: list[Label]) -> list[Finding]:
    """Of these visible texts."""
    found: list[Finding] = []
    for label in labels:
        found += _cut(label)
        found += _outside(label)
    return found + _overlaps(labels)


def _cut(label: Label) -> list[Finding]:
    """Text larger than its box: a word too long to wrap, or lines that do not fit."""
    width, height = label.texture_size
    if width > label.width + SLACK or height > label.height + SLACK:
        figure = f"text {width:.0f}x{height:.0f} in {label.width:.0f}x{label.height:.0f}"
        return [Finding("cut", label.text, figure)]
    if label.text_size[0]:
        widest = _longest_word(label)
        if widest > label.text_size[0] + SLACK:
            return [Finding("broken word", label.text, f"{widest:.0f} px in {label.text_size[0]:.0f}")]
    return []


def _longest_word(label: Label) -> float:
    if label.font_name == "icons":
        return 0.0
    engine = label._label
    # Only these end a line at a hyphen.
    text = label.text.replace("-", "- ") if isinstance(label, Snug) else label.text
    return max(float(engine.get_extents(word)[0]) for word in text.split() or [""])


def _outside(label: Label) -> list[Finding]:
    """Text beside the window, or sideways out of what scrolls it."""
    left, bottom, right, top = ink_of(label)
    clip = clip_of(label)
    if left < clip[0] - SLACK or right > clip[2] + SLACK:
        return [Finding("outside", label.text, f"{left:.0f}-{right:.0f} of {clip[0]:.0f}-{clip[2]:.0f}")]
    if not scrolls(label) and (bottom < -SLACK or top > Window.height + SLACK):
        return [Finding("outside", label.text, f"{bottom:.0f}-{top:.0f} of 0-{Window.height}")]
    return []


def _overlaps(labels: list[Label]) -> list[Finding]:
    """Two texts over each other where both can be seen."""
    boxes = [(label, within(ink_of(label), clip_of(label))) for label in labels]
    out: list[Finding] = []
    for (one, a), (other, b) in combinations([pair for pair in boxes if pair[1] is not None], 2):
        if a is None or b is None:
            continue
        across, up = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
        if across > 3 and up > 0.25 * min(a[3] - a[1], b[3] - b[1]):
            out.append(Finding("overlap", f"{one.text} / {other.text}", f"{across:.0f}x{up:.0f} px"))
    return out
