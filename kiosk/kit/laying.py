"""How a card's text fits its paper: half a sheet where it can, else a whole one, and on to a second when it must."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kiosk.kit.breaking import lines, paragraphs
from kiosk.kit.faces import Face, Style
from kiosk.kit.sheet import HIGH, MARGIN, WIDE
from kiosk.mystery.story import Card

HALF: Final = HIGH / 2
STRIP: Final = 38.0
"""The codes at the foot of a card."""
INSET: Final = 9.0
"""From the frame to the words."""
_HEADING: Final = Style(Face.HEAVY, 25, 1.15)
_PICTURE: Final = 85.0
_FACES: Final = {"letter": Face.TYPED, "telegram": Face.TYPED_BOLD}


@dataclass(frozen=True, slots=True)
class Laid:
    """A card on paper: `pages` are the lines of each of its pages, an empty line parting paragraphs."""

    card: Card
    high: float
    heading: tuple[str, ...]
    title: Style
    style: Style
    pages: tuple[tuple[str, ...], ...]
    picture: tuple[float, float] | None
    """Width and height of the picture, on the first page."""


def room(card: Card) -> float:
    """Millimetres of a line: within the rim and the frame, and beside what the look puts there."""
    return WIDE - 2 * MARGIN - 2 * INSET - (10 if card.look == "note" else 0)


def step(line: str, style: Style) -> float:
    """How far a line leads down."""
    return style.line if line else style.line * 0.5


def laid(card: Card, language: str) -> Laid:
    """In the largest size that fits half a sheet, then a whole one; never smaller than the last of the sizes."""
    face = _FACES.get(card.look, Face.BODY)
    sizes = (18, 16, 14) if face is Face.BODY else (16, 14.5, 13)
    tries = [(HALF, size) for size in sizes] if card.picture is None else []
    for high, size in (*tries, *((HIGH, size) for size in (24, 21, *sizes))):
        whole = _laid(card, language, high, Style(face, size, 1.4))
        if len(whole.pages) == 1:
            return whole
    return _laid(card, language, HIGH, Style(face, sizes[-1], 1.4))


def _laid(card: Card, language: str, high: float, style: Style) -> Laid:
    wide, title = room(card), _HEADING
    heading = lines(card.title.in_(language), title, wide)
    if len(heading) > 2:
        title = title.at(18)
        heading = lines(card.title.in_(language), title, wide)
    picture = _picture(card, wide)
    first = high - 2 * MARGIN - STRIP - 2 * INSET - len(heading) * title.line - 5
    if card.look == "telegram":
        first -= 12
    later = first
    if picture is not None:
        first -= picture[1] + 5
    pages = tuple(_pages(list(_lines(card.text.in_(language), style, wide)), style, first, later))
    return Laid(card, high, tuple(heading), title, style, pages, picture)


def _picture(card: Card, wide: float) -> tuple[float, float] | None:
    if card.picture is None:
        return None
    scale = min(wide / card.picture.width, _PICTURE / card.picture.height)
    return card.picture.width * scale, card.picture.height * scale


def _lines(text: str, style: Style, wide: float) -> Iterator[str]:
    for number, part in enumerate(paragraphs(text)):
        if number:
            yield ""
        yield from lines(part, style, wide)


def _pages(every: list[str], style: Style, first: float, later: float) -> Iterator[tuple[str, ...]]:
    page: list[str] = []
    left = first
    for line in every:
        if page and step(line, style) > left:
            yield tuple(page)
            page, left = [], later
        if line or page:
            page.append(line)
            left -= step(line, style)
    yield tuple(page)
