"""What is on the screen, as data: what it is, what it is called, how it stands, where it is, and what it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

Bounds = tuple[float, float, float, float]
"""Left, bottom, width and height in px of the window."""


class Role(StrEnum):
    """What a node is to whoever cannot see it."""

    HEADING = auto()
    TEXT = auto()
    IMAGE = auto()
    BUTTON = auto()
    CHOICE = auto()
    """One that is selected or is not."""
    KEY = auto()
    """A key of the keyboard on the screen."""
    ROW = auto()
    """A row of such keys, which is gone into."""
    FIELD = auto()
    SLOT = auto()
    """A time of a room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One thing that is seen, said or can be done. `part` tells apart what one widget draws; `row` and `of` count rows
    of a long list; `personal` is said only where nobody else hears it; `keys` are the signs of a row of them;
    what is `listed` is under a finger only: keys come to the same in the list beside it.
    """

    role: Role
    name: str
    value: str = ""
    selected: bool | None = None
    enabled: bool = True
    personal: bool = False
    listed: bool = False
    bounds: Bounds = (0, 0, 0, 0)
    widget: Any = None
    part: object = None
    group: int = 0
    keys: tuple[str, ...] = ()
    act: Callable[[], object] | None = None

    @property
    def control(self) -> bool:
        """Whether it can be acted on."""
        return self.act is not None

    def is_same(self, other: Node) -> bool:
        """Whether it is the same thing on the screen, whatever it says by now."""
        return self.widget is other.widget and self.part == other.part


def around(boxes: Sequence[Bounds]) -> Bounds:
    """The box around several, in px of the window."""
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return left, bottom, right - left, top - bottom
