"""Sheets for staff: words flow down the page and over to the next, under a heading and above a footer."""

from __future__ import annotations

from typing import Final

from kiosk.domain.text import Text
from kiosk.kit import words_staff as say
from kiosk.kit.breaking import lines, paragraphs
from kiosk.kit.faces import BODY, HEADING, SMALL, STRONG, TITLE, Style
from kiosk.kit.sheet import HIGH, MARGIN, WIDE, Sheet

LEFT: Final = 18.0
"""Wider than the rim of cards: these sheets are put into a folder."""
ROOM: Final = WIDE - LEFT - MARGIN
_FOOT: Final = HIGH - MARGIN
_BOTTOM: Final = _FOOT - 8


class Flow:
    """A chapter of sheets. Opens its first page at once; `end` closes the last."""

    def __init__(self, sheet: Sheet, key: str, title: Text, language: str) -> None:
        self.sheet, self.language, self._title = sheet, language, title.in_(language)
        self.y = self._top = MARGIN
        self.going_on = ""
        """What the next page is told to go on with, when one turns it."""
        sheet.mark(key, self._title)
        self._head(first=True)

    def say(self, text: Text, **values: object) -> str:
        """Words of the kit, in the language of the sheets."""
        return text.in_(self.language).format(**values)

    def need(self, high: float) -> None:
        """What comes next is `high` millimetres and stays together, where a page holds it at all."""
        if self.y + high > _BOTTOM and high < _BOTTOM - MARGIN - 20:
            self.turn()

    def turn(self) -> None:
        self.end()
        self._head(first=False)
        if self.going_on:
            self.write(self.going_on, STRONG, gap=2)

    def rule(self) -> None:
        """A line across the sheet, between what was and what comes; the head of a page has its own."""
        if self.y > self._top:
            self.sheet.line([(LEFT, self.y), (WIDE - MARGIN, self.y)], thick=0.4)
            self.y += 2

    def end(self) -> None:
        """The page is whole; its footer tells which of how many."""
        every = self.sheet.known.get("all", self.sheet.page)
        number = self.say(say.PAGE_OF, n=self.sheet.page, all=every)
        self.sheet.line([(LEFT, _FOOT - 5), (WIDE - MARGIN, _FOOT - 5)], thick=0.2, tone=0.6)
        self.sheet.text(LEFT, _FOOT, self.say(say.STAFF_ONLY), SMALL)
        self.sheet.text(WIDE - MARGIN, _FOOT, number, SMALL, "right")
        self.sheet.turn()

    def write(
        self, words: str, style: Style = BODY, *, x: float = LEFT, room: float | None = None, gap: float = 0
    ) -> None:
        """Paragraphs, line by line; `gap` millimetres are left below."""
        wide = (WIDE - MARGIN - x) if room is None else room
        for number, part in enumerate(paragraphs(words)):
            self.y += style.line * 0.4 if number else 0
            for line in lines(part, style, wide):
                if self.y + style.line > _BOTTOM:
                    self.turn()
                self.sheet.text(x, self.y + style.rise, line, style)
                self.y += style.line
        self.y += gap

    def labelled(
        self, label: str, words: str, style: Style, of_label: Style, *, x: float = LEFT, wide: float = 26
    ) -> None:
        """Words with their label to the left of them."""
        self.need(style.line)
        self.sheet.text(x, self.y + of_label.rise, label, of_label)
        self.write(words, style, x=x + wide)

    def tick(self, x: float, y: float, side: float = 4.5) -> None:
        """A box for a pen."""
        self.sheet.box(x, y, side, side, thick=0.35, radius=0.6)

    def height(self, words: str, style: Style, room: float) -> float:
        """Millimetres that paragraphs will take."""
        parts = [len(lines(part, style, room)) for part in paragraphs(words)]
        return style.line * (sum(parts) + 0.4 * max(0, len(parts) - 1))

    def _head(self, *, first: bool) -> None:
        style = TITLE if first else HEADING
        self.y = MARGIN
        for line in lines(self._title, style, ROOM):
            self.sheet.text(LEFT, self.y + style.rise, line, style)
            self.y += style.line
        self.sheet.line([(LEFT, self.y + 1), (WIDE - MARGIN, self.y + 1)], thick=0.8)
        self.y += 6
        self._top = self.y
