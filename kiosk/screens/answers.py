"""How patrons answered: what staff have published, as bars with words and numbers, and a few accepted words."""

from __future__ import annotations

from typing import Any

from kivy.properties import ListProperty, StringProperty

from kiosk.domain.ideas import Question, told
from kiosk.services.ideas import chart
from kiosk.ui.idea_words import MOOD_ICONS, bar_count, bar_words
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.widgets import ideas as widgets
from kiosk.ui.widgets.basic import Card
from kiosk.ui.widgets.ideas import ChartBar
from kiosk.ui.widgets.refill import refill

load_look(str(widgets.__file__))
load_look(__file__)
_MOST = 6
"""Questions on the screen; more than that is an archive."""

_Row = tuple[str, tuple[tuple[str, str, int, str], ...], tuple[tuple[str, str], ...]]
"""Question, its bars (words, count, share, icon), quotations with their icon."""


class ResultCard(Card):
    """One question with its bars and what was said."""

    text = StringProperty()
    bars = ListProperty()
    quotes = ListProperty()

    def on_bars(self, *_args: Any) -> None:
        refill(self.ids.bars, map(tuple, self.bars), _bar)


def _bar(row: tuple[str, str, int, str]) -> ChartBar:
    return ChartBar(text=row[0], count=row[1], share=row[2], icon_name=row[3])


class AnswersScreen(KioskScreen):
    """Charts, and the way to one's own idea."""

    title_id = "How you answered"

    def show(self, **_arguments: Any) -> None:
        self.ids.scroll.to_top()

    def refresh(self) -> None:
        language = self.context.language
        rows = [_row(question, language) for question in told(self.context.world.questions.values())[:_MOST]]
        refill(self.ids.cards, rows, _card, _tell)

    def leave_an_idea(self) -> None:
        self.context.navigator.go("feedback")


def _row(question: Question, language: str) -> _Row:
    bars = tuple(
        (bar_words(bar, language), bar_count(bar, language), bar.share, MOOD_ICONS[bar.mood] if bar.mood else "")
        for bar in chart(question)
    )
    return question.text.in_(language), bars, tuple(("format-quote-close", text) for text in question.texts)


def _card(row: _Row) -> ResultCard:
    card = ResultCard()
    _tell(card, row)
    return card


def _tell(card: ResultCard, row: _Row) -> None:
    card.text, card.bars, card.quotes = row[0], list(row[1]), list(row[2])
