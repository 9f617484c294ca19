"""Things put into their order: the options stand in the right one."""

from __future__ import annotations

from kiosk.mystery.kinds.asked import Asked, counted, reads_like
from kiosk.mystery.puzzle import Near


def key(asked: Asked) -> str:
    """The numbers as they were put, from 1; nothing until every option has its place."""
    if sorted(asked.given.picked) != list(range(len(asked.puzzle.options))):
        return ""
    return counted(asked.given.picked)


def is_right(asked: Asked) -> bool:
    return reads_like(asked.puzzle.options, asked.given.picked)


def is_near(asked: Asked, near: Near) -> bool:
    return key(asked) in set(near.answers)
