"""Looks for what a visit may have left behind: in every property of every widget, and in the screens' own fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_HUGE = frozenset({"context", "slots", "_cells", "modules", "canvas"})
"""What holds no words of a patron and is long to read."""


def traces(app: Any, *words: str) -> list[str]:
    """Where any of the words still stands, the resting screen and dialogs included."""
    found = []
    for widget in _everything(app):
        said = {name: getattr(widget, name, None) for name in widget.properties() if name not in _HUGE}
        said |= {f"its {name}": value for name, value in vars(widget).items() if name not in _HUGE}
        for name, value in said.items():
            if isinstance(value, str | tuple | list | dict) or name.startswith("its "):
                text = repr(value).lower()
                found += [f"{widget}.{name}: {word}" for word in words if word.lower() in text]
    visit = repr(app.context.visit).lower()
    return found + [f"visit: {word}" for word in words if word.lower() in visit]


def _everything(app: Any) -> Iterator[Any]:
    from kivy.core.window import Window

    seen: set[int] = set()
    for root in (*Window.children, *app.router.built, *([app.attract] if app.attract else [])):
        for widget in root.walk():
            if id(widget) not in seen:
                seen.add(id(widget))
                yield widget
