"""A clue card: its code, read by a scanner or typed."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.mystery.kinds.asked import Asked
from kiosk.mystery.normal import joined_key
from kiosk.mystery.puzzle import Near
from kiosk.mystery.story import Card


def key(asked: Asked) -> str:
    return joined_key(asked.given.text)


def is_right(asked: Asked) -> bool:
    read = card_read(asked.cards, asked.given.text)
    return read is not None and read.id == asked.puzzle.card


def is_near(asked: Asked, near: Near) -> bool:
    return key(asked) in {joined_key(answer) for answer in near.answers}


def card_read(cards: Iterable[Card], text: str) -> Card | None:
    """The card with this code; None when there is none."""
    code = joined_key(text)
    return next((card for card in cards if code and joined_key(card.code) == code), None)
