"""Fill a box anew only when what it shows has changed.

A refresh may come at any moment, also between a finger's down and up: a button that is replaced under the finger
loses the touch, and one that comes to mean something else must not act on it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from kivy.uix.widget import Widget

from kiosk.ui.widgets.press import let_go

T = TypeVar("T", bound=Hashable)
W = TypeVar("W", bound=Widget)


def refill(
    box: Widget, items: Iterable[T], make: Callable[[T], W], again: Callable[[W, T], None] | None = None
) -> None:
    """Let `box` hold one widget per item, made by `make`; nothing happens while the items stay equal.

    With `again` widgets are kept and told their new item instead: quicker, and less for the garbage collector. What a
    finger is on when its item changes does not act any more.
    """
    wanted = tuple(items)
    before: tuple[T, ...] | None = getattr(box, "filled_with", None)
    if before == wanted:
        return
    kept: list[W] = []
    if before is not None and again is not None and getattr(box, "filled_by", None) == again:
        kept = box.children[::-1]
    else:
        box.clear_widgets()
    box.filled_with, box.filled_by = wanted, again
    for widget in kept[len(wanted) :]:
        box.remove_widget(widget)
    for widget, was, item in zip(kept, before or (), wanted, strict=False):
        if again is not None and was != item:
            let_go(widget)
            again(widget, item)
    for item in wanted[len(kept) :]:
        box.add_widget(make(item))
