"""Free text, a wheel's and Morse's too: matched as people write."""

from __future__ import annotations

from kiosk.mystery.answers import accepted
from kiosk.mystery.kinds.asked import Asked
from kiosk.mystery.normal import plain_key
from kiosk.mystery.puzzle import Near


def key(asked: Asked) -> str:
    return plain_key(asked.given.text)


def is_right(asked: Asked) -> bool:
    return accepted(asked.puzzle.answers, asked.given.text)


def is_near(asked: Asked, near: Near) -> bool:
    return accepted(near.answers, asked.given.text)
