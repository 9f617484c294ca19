"""One of some answers."""

from __future__ import annotations

from kiosk.mystery.kinds.asked import Asked
from kiosk.mystery.normal import plain_key
from kiosk.mystery.puzzle import Near


def key(asked: Asked) -> str:
    """The option's number, from 1 as people count."""
    picked = asked.given.picked[:1]
    return str(picked[0] + 1) if picked and 0 <= picked[0] < len(asked.puzzle.options) else ""


def is_right(asked: Asked) -> bool:
    return asked.given.picked[0] in asked.puzzle.right


def is_near(asked: Asked, near: Near) -> bool:
    """The option's words stand among the near answers."""
    option = asked.puzzle.options[asked.given.picked[0]]
    said = {plain_key(words) for words in (option.fi, option.sv, option.en) if words}
    return not said.isdisjoint(plain_key(answer) for answer in near.answers)
