"""Cards and their codes, spots and their heights: what staff put up in the house."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kiosk.mystery.checker.finding import Finding
from kiosk.mystery.normal import joined_key
from kiosk.mystery.story import Story

LOWEST_CM, HIGHEST_CM = 40, 120
"""What is reached from a wheelchair."""
SHORTEST_CODE, LONGEST_CODE = 4, 6
LOOK_ALIKES: Final = "0O1IL"
"""Nobody can tell these apart in every print."""


def check(story: Story) -> Iterator[Finding]:
    yield from _codes(story)
    yield from _cards(story)
    yield from _spots(story)


def _codes(story: Story) -> Iterator[Finding]:
    taken: dict[str, str] = {}
    for card in story.cards:
        path, values = ("cards", card.id, "code"), {"value": card.code}
        key = joined_key(card.code)
        alike = [sign for sign in card.code.upper() if sign in LOOK_ALIKES]
        if alike:
            yield Finding(code="code_alike", path=path, values={**values, "signs": ", ".join(dict.fromkeys(alike))})
        if not (card.code.isascii() and card.code.isalnum() and SHORTEST_CODE <= len(card.code) <= LONGEST_CODE):
            yield Finding(code="code_form", path=path, values=values)
        if key in taken:
            yield Finding(code="code_taken", path=path, values={**values, "card": taken[key]})
        taken.setdefault(key, card.id)


def _cards(story: Story) -> Iterator[Finding]:
    used = {key for clue in story.clues for key in clue.cards}
    for clue in story.clues:
        tasks = (*clue.tasks, clue.detour) if clue.detour else clue.tasks
        used |= {task.puzzle.card for task in tasks if task.puzzle.card}
        for key in clue.cards:
            card = story.card(key)
            if card is not None and card.spot and card.spot != clue.spot:
                values = {"card": key, "spot": card.spot, "other": clue.spot or "–"}
                yield Finding(code="card_elsewhere", path=("clues", clue.id, "cards"), values=values)
    for card in story.cards:
        if not card.spot:
            yield Finding(code="card_no_spot", path=("cards", card.id))
        if card.id not in used:
            yield Finding(code="card_unused", path=("cards", card.id), severity="warning")


def _spots(story: Story) -> Iterator[Finding]:
    used = {card.spot for card in story.cards} | {clue.spot for clue in story.clues}
    for spot in story.spots:
        if not LOWEST_CM <= spot.height_cm <= HIGHEST_CM:
            values = {"value": str(spot.height_cm), "low": str(LOWEST_CM), "high": str(HIGHEST_CM)}
            yield Finding(code="spot_height", path=("spots", spot.id, "height_cm"), values=values)
        if spot.id not in used:
            yield Finding(code="spot_unused", path=("spots", spot.id), severity="warning")
