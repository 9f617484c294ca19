"""The kit whole: from a story to the bytes of a PDF, and what staff must know about it before they print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.domain.text import Text
from kiosk.kit import words_staff as say
from kiosk.kit.answers import answers
from kiosk.kit.cards import cards
from kiosk.kit.legible import legible_story
from kiosk.kit.props import morse, wheel
from kiosk.kit.sheet import Sheet
from kiosk.kit.staff import opening, placement, reset
from kiosk.mystery.puzzle import PuzzleKind
from kiosk.mystery.story import Story


@dataclass(frozen=True, slots=True)
class Kit:
    """The file and, in its language, what could not be printed as it was written."""

    data: bytes
    pages: int
    told: tuple[str, ...]


def kit(story: Story, pictures: Mapping[str, bytes], language: str) -> Kit:
    """Print the story. `pictures` are bytes by the ids that cards name."""
    story, replaced = legible_story(story)
    told = [
        say.REPLACED.in_(language).format(where=each.where, which=" ".join(map(_named, each.characters)))
        for each in replaced
        if each.language == language
    ]
    told += [
        gone.in_(language).format(where=card.id)
        for card in story.cards
        for gone, missing in (
            (say.PICTURE_GONE, card.picture is not None and card.picture.id not in pictures),
            (say.SPOT_GONE, story.spot(card.spot) is None),
        )
        if missing
    ]
    # A page may name any other, so pages are counted in a first run and told in the second.
    counted = _print(story, pictures, language, told, Sheet("", language))
    sheet = Sheet(_title(story, language), language, {**counted.marks, "all": counted.page - 1})
    return Kit(_print(story, pictures, language, told, sheet).done(), sheet.page - 1, tuple(told))


def _print(story: Story, pictures: Mapping[str, bytes], language: str, told: list[str], sheet: Sheet) -> Sheet:
    kinds = {task.puzzle.kind for clue in story.clues for task in (*clue.tasks, clue.detour) if task}
    props = [name for name, kind in (("wheel", PuzzleKind.WHEEL), ("morse", PuzzleKind.MORSE)) if kind in kinds]
    opening(sheet, story, told, props, language)
    placement(sheet, story, language)
    if story.cards:
        sheet.mark("cards", say.CARDS.in_(language))
        cards(sheet, story, pictures, language)
    if "wheel" in props:
        wheel(sheet, language)
    if "morse" in props:
        morse(sheet, language)
    answers(sheet, story, language)
    reset(sheet, story, language)
    return sheet


def _title(story: Story, language: str) -> str:
    kind: Text = say.SUBTITLE
    return f"{story.title.in_(language)} – {kind.in_(language)}"


def _named(character: str) -> str:
    """A character that cannot be printed cannot be told on paper either, but by its number."""
    return f"U+{ord(character):04X}"
