"""Whether controls come in the order in which one reads: rows from above, each from the left, or column by column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from kiosk.tour.checks.boxes import SLACK, Box, clip_of
from kiosk.tour.checks.finding import Finding
from kiosk.ui.access.nodes import Node
from kiosk.ui.access.reveal import above
from kiosk.ui.widgets.long_list import LongList
from kiosk.ui.widgets.plan import FloorPlan


def faults(controls: Sequence[Node]) -> list[Finding]:
    """Steps against the direction of reading: back up without going to the right, or to the left within a row."""
    found = []
    for before, after in pairwise(controls):
        if _on_a_plan(before) or _on_a_plan(after):
            continue  # it is gone through as the list beside it
        scroll = _scroll(before)
        same = scroll is not None and scroll is _scroll(after)
        a, b = (_box(each) if same else _seen(each) for each in (before, after))
        if _same_row(a, b):
            if b[2] <= a[0] + SLACK:
                found.append(Finding("order", f"{before.name} > {after.name}", "to the left within a row"))
        elif b[1] >= a[3] - SLACK and b[0] < a[2] - SLACK:
            found.append(Finding("order", f"{before.name} > {after.name}", "back up"))
    return found


def _on_a_plan(node: Node) -> bool:
    return any(isinstance(each, FloorPlan) for each in above(node.widget))


def _scroll(node: Node) -> Widget | None:
    return next((each for each in above(node.widget) if isinstance(each, ScrollView | LongList)), None)


def _box(node: Node) -> Box:
    left, bottom, width, height = node.bounds
    return left, bottom, left + width, bottom + height


def _seen(node: Node) -> Box:
    """What is scrolled away counts as lying at the end of what scrolls it."""
    left, bottom, right, top = _box(node)
    clip = clip_of(node.widget)
    return left, min(max(bottom, clip[1]), clip[3]), right, max(min(top, clip[3]), clip[1])


def _same_row(a: Box, b: Box) -> bool:
    shared = min(a[3], b[3]) - max(a[1], b[1])
    return shared > 0.5 * min(a[3] - a[1], b[3] - b[1])
