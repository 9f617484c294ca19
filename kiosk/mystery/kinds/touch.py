"""The right place in a picture: the id of the part that was touched, or chosen by its name."""

from __future__ import annotations

from kiosk.mystery.kinds.asked import Asked
from kiosk.mystery.puzzle import Near


def key(asked: Asked) -> str:
    touched = asked.given.areas[:1]
    return touched[0] if touched and any(area.id == touched[0] for area in asked.puzzle.areas) else ""


def is_right(asked: Asked) -> bool:
    return key(asked) in asked.puzzle.right_areas


def is_near(asked: Asked, near: Near) -> bool:
    return key(asked) in set(near.answers)
