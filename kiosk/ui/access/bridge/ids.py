"""A number for each thing on the screen: the same as long as it is there, never given to another."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Any

Key = tuple[int, object]
"""A widget, by the number that Kivy gives to each, and which part of it."""
WINDOW = 0


class Ids:
    """Screen readers remember what they have seen by its number."""

    def __init__(self) -> None:
        self._numbers = count(WINDOW + 1)
        self._known: dict[Key, int] = {}

    def of(self, widget: Any, part: object = None) -> int:
        key = (widget.uid, part)
        if key not in self._known:
            self._known[key] = next(self._numbers)
        return self._known[key]

    def keep(self, numbers: Iterable[int]) -> None:
        """What is not among these has left the screen."""
        kept = set(numbers)
        self._known = {key: number for key, number in self._known.items() if number in kept}
