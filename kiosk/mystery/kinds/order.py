"""Things put into their order: the options stand in the right one."""

from __future__ import annotations

from kiosk.mystery.kinds.asked import Asked
from kiosk.mystery.story import Near


def key(asked: Asked) -> str:
    """The numbers as they were put, from 1; nothing until every option has its place."""
    if sorted(asked.given.picked) != list(range(len(asked.puzzle.options))):
        return ""
    return "-".join(str(number + 1) for number in asked.given.picked)


def is_right(asked: Asked) -> bool:
    """Options that read alike may change places."""
    return all(
        asked.puzzle.options[number] == option
        for number, option in zip(asked.given.picked, asked.puzzle.options, strict=True)
    )


def is_near(asked: Asked, near: Near) -> bool:
    return key(asked) in set(near.answers)
