"""The clue cards: two to a sheet where they are short, with a line to cut along; letters whole, with marks to fold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.kit import words as say
from kiosk.kit.codes import bars, letters, qr
from kiosk.kit.faces import BODY, SMALL, STRONG, TINY
from kiosk.kit.laying import HALF, INSET, STRIP, Laid, laid, room, step
from kiosk.kit.looks import frame
from kiosk.kit.sheet import HIGH, MARGIN, WIDE, Sheet
from kiosk.mystery.story import Card, Story

_QR: Final = 33.0


def cards(sheet: Sheet, story: Story, pictures: Mapping[str, bytes], language: str) -> None:
    """Every card of the story, in the author's order as far as halves pair up."""
    waiting: Laid | None = None
    for card in story.cards:
        here = laid(card, language)
        if here.high < HIGH and waiting is None:
            waiting = here
        elif here.high < HIGH and waiting is not None:
            _pair(sheet, story, waiting, here, language)
            waiting = None
        else:
            _whole(sheet, story, here, pictures, language)
    if waiting is not None:
        _pair(sheet, story, waiting, None, language)


def _pair(sheet: Sheet, story: Story, upper: Laid, lower: Laid | None, language: str) -> None:
    for here, top in ((upper, 0.0), (lower, HALF)):
        if here is not None:
            _mark(sheet, here.card, language)
            _card(sheet, story, here, 0, top, {}, language)
            if here.card.look == "letter":
                _fold(sheet, [(WIDE / 2, top + 6), (WIDE / 2, top + 11)], language)
                sheet.line([(WIDE / 2, top + HALF - 11), (WIDE / 2, top + HALF - 6)], thick=0.25)
    sheet.line([(0, HALF), (WIDE, HALF)], thick=0.25, dashes=(2, 1.5))
    sheet.text(WIDE - MARGIN, HALF - 0.8, say.CUT.in_(language), TINY, "right")
    sheet.turn()


def _whole(sheet: Sheet, story: Story, here: Laid, pictures: Mapping[str, bytes], language: str) -> None:
    _mark(sheet, here.card, language)
    for number in range(len(here.pages)):
        _card(sheet, story, here, number, 0, pictures, language)
        if here.card.look == "letter":
            for third in (HIGH / 3, HIGH * 2 / 3):
                _fold(sheet, [(6, third), (11, third)], language)
                sheet.line([(WIDE - 11, third), (WIDE - 6, third)], thick=0.25)
        sheet.turn()


def _fold(sheet: Sheet, ends: list[tuple[float, float]], language: str) -> None:
    sheet.line(ends, thick=0.25)
    sheet.text(
        ends[0][0] + 0.8, ends[0][1] - 0.8 if ends[0][1] == ends[1][1] else ends[1][1] - 1, say.FOLD.in_(language), TINY
    )


def _mark(sheet: Sheet, card: Card, language: str) -> None:
    sheet.mark(f"card:{card.id}", f"{card.title.in_(language)} ({card.code})", 1)


def _card(
    sheet: Sheet, story: Story, here: Laid, number: int, top: float, pictures: Mapping[str, bytes], language: str
) -> None:
    card, style = here.card, here.style
    x, y = MARGIN + INSET + (10 if card.look == "note" else 0), top + MARGIN
    y = frame(sheet, card.look, MARGIN, y, WIDE - 2 * MARGIN, here.high - 2 * MARGIN, language) + INSET
    for line in here.heading:
        sheet.text(x, y + here.title.rise, line, here.title)
        y += here.title.line
    y += 5
    if here.picture is not None and number == 0:
        y = _picture(sheet, here, pictures, x, y, language) + 5
    for line in here.pages[number]:
        if card.look == "note" and line:
            sheet.line([(x, y + style.rise + 1.6), (x + room(card), y + style.rise + 1.6)], thick=0.1, tone=0.75)
        if line:
            sheet.text(x, y + style.rise, line, style)
        y += step(line, style)
    _strip(sheet, story, here, number, top + here.high - MARGIN - STRIP, language)


def _picture(sheet: Sheet, here: Laid, pictures: Mapping[str, bytes], x: float, y: float, language: str) -> float:
    assert here.picture is not None and here.card.picture is not None  # noqa: S101 - the caller asked
    wide, high = here.picture
    data = pictures.get(here.card.picture.id)
    sheet.box(x, y, wide, high, thick=0.3)
    if data is None:
        sheet.text(x + 4, y + 8, say.NO_PICTURE.in_(language).format(what=here.card.picture.alt or here.card.id), BODY)
    else:
        sheet.picture(data, x, y, wide, high)
    return y + high


def _strip(sheet: Sheet, story: Story, here: Laid, number: int, y: float, language: str) -> None:
    """The foot of the card: the code for cameras, readers and hands, and what to do with it."""
    card, left, right = here.card, MARGIN + 3, WIDE - MARGIN - 3
    sheet.line([(left, y), (right, y)], thick=0.3)
    qr(sheet, card.code, left, y + 2.5, _QR)
    words = left + _QR + 4
    sheet.text(words, y + 9, say.TYPE_IT.in_(language), STRONG)
    letters(sheet, card.code, words, y + 20.5, 46)
    sheet.text(words, y + 26.5, say.OR_READ.in_(language), BODY)
    sheet.text(words, y + 34, say.LEAVE.in_(language), SMALL)
    bars(sheet, card.code, right - 70, y + 4.5, 70, 17)
    part = say.PART.in_(language).format(n=number + 1, all=len(here.pages)) if len(here.pages) > 1 else ""
    own = say.CARD.in_(language).format(n=story.cards.index(card) + 1)
    sheet.text(right - 2, y + 34, ", ".join(filter(None, (own, part))), SMALL, "right")
