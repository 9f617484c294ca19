"""A number lock: digits, and nothing but digits. What stands between them does not count."""

from __future__ import annotations

from kiosk.mystery.kinds.asked import Asked
from kiosk.mystery.numerals import digits_of
from kiosk.mystery.puzzle import Near


def key(asked: Asked) -> str:
    return digits_of(asked.given.text)[:20]


def is_right(asked: Asked) -> bool:
    return key(asked) in {digits_of(answer) for answer in asked.puzzle.answers}


def is_near(asked: Asked, near: Near) -> bool:
    return key(asked) in {digits_of(answer) for answer in near.answers}
