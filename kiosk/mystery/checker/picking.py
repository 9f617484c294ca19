"""What is picked, ordered, joined or touched: a team can tell the things apart, and not all of them are right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.domain.text import Text
from kiosk.mystery.checker.finding import LANGUAGES, Asked, Finding
from kiosk.mystery.normal import plain_key
from kiosk.mystery.puzzle import PuzzleKind


def check(asked: Asked) -> Iterator[Finding]:
    """Of a choice, an order, pairs or a picture."""
    puzzle = asked.puzzle
    yield from _alike(asked, "options", puzzle.options)
    yield from _alike(asked, "options", puzzle.partners)
    yield from _alike(asked, "area_names", [area.name for area in puzzle.areas])
    if puzzle.kind is PuzzleKind.CHOICE and puzzle.options and set(range(len(puzzle.options))) <= set(puzzle.right):
        yield Finding(code="all_right", path=asked.path("right"))
    if puzzle.kind is PuzzleKind.TOUCH and puzzle.areas and {area.id for area in puzzle.areas} <= {*puzzle.right_areas}:
        yield Finding(code="all_right", path=asked.path("right_areas"))


def _alike(asked: Asked, part: str, texts: Sequence[Text]) -> Iterator[Finding]:
    """Two that read alike in a language, each pair once. What is not translated is alike where Finnish is."""
    told: set[tuple[int, int]] = set()
    for language in LANGUAGES:
        first: dict[str, int] = {}
        for number, text in enumerate(texts):
            said = text.in_(language)
            one = first.setdefault(plain_key(said) or said.strip(), number)
            if one != number and said.strip() and (one, number) not in told:
                told.add((one, number))
                values = {"value": said, "other": texts[one].in_(language)}
                yield Finding(code="options_alike", path=asked.path(part), values=values, language=language)
