"""Fill a box anew only when what it shows has changed.

A refresh may come at any moment, also between a finger's down and up: a button that is replaced under the finger
loses the touch.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from kivy.uix.widget import Widget

T = TypeVar("T", bound=Hashable)


def refill(box: Widget, items: Iterable[T], make: Callable[[T], Widget]) -> None:
    """Let `box` hold one widget per item, made by `make`; nothing happens while the items stay equal."""
    wanted = tuple(items)
    if getattr(box, "filled_with", None) == wanted:
        return
    box.filled_with = wanted
    box.clear_widgets()
    for item in wanted:
        box.add_widget(make(item))
