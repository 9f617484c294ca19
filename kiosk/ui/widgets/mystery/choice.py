"""One answer of some. Choosing is not answering yet: a wrong touch costs nothing. Looks: choice.kv."""

from __future__ import annotations

from typing import Any

from kiosk.mystery.engine import Given
from kiosk.mystery.puzzle import Puzzle
from kiosk.ui.widgets.basic import CallButton
from kiosk.ui.widgets.ideas import AnswerCard
from kiosk.ui.widgets.mystery.answering import Answering
from kiosk.ui.widgets.refill import refill

USED_IN_KV = (CallButton,)
_Card = tuple[int, str, bool]


class ChoiceInput(Answering):
    """Cards to choose from, in the team's own order."""

    def __init__(self, **kwargs: Any) -> None:
        self._chosen: int | None = None
        super().__init__(**kwargs)

    def fill(self, puzzle: Puzzle) -> None:
        rows = ((n, puzzle.options[n].in_(self.language), n == self._chosen) for n in self.order)
        refill(self.ids.cards, rows, self._card, _tell)
        self.ready = self._chosen is not None

    def _card(self, row: _Card) -> AnswerCard:
        card = AnswerCard()
        _tell(card, row)
        card.bind(on_release=lambda card: self.choose(int(card.place)))
        return card

    def choose(self, number: int) -> None:
        """A second touch takes it back."""
        if self.puzzle is not None:
            self._chosen = None if self._chosen == number else number
            self.fill(self.puzzle)

    def clear(self) -> None:
        self._chosen = None

    def given(self) -> Given:
        return Given(picked=() if self._chosen is None else (self._chosen,))


def _tell(card: AnswerCard, row: _Card) -> None:
    card.place, card.text, card.selected = row
