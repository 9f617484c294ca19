"""What belongs together: for each option the number of its partner."""

from __future__ import annotations

from kiosk.mystery.kinds.asked import Asked, counted, reads_like
from kiosk.mystery.puzzle import Near


def key(asked: Asked) -> str:
    """The partners' numbers, from 1; nothing until every option has one."""
    count = len(asked.puzzle.options)
    if len(asked.given.picked) != count or not all(
        0 <= number < len(asked.puzzle.partners) for number in asked.given.picked
    ):
        return ""
    return counted(asked.given.picked)


def is_right(asked: Asked) -> bool:
    return reads_like(asked.puzzle.partners, asked.given.picked)


def is_near(asked: Asked, near: Near) -> bool:
    return key(asked) in set(near.answers)
