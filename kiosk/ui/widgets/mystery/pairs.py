"""What belongs together: touch one thing, then its partner; the next one without a partner follows. Looks: pairs.kv."""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.mystery.engine import Given
from kiosk.mystery.puzzle import Puzzle
from kiosk.ui.translate import tr
from kiosk.ui.widgets.basic import CallButton, Icon, Words
from kiosk.ui.widgets.ideas import PickCard
from kiosk.ui.widgets.mystery.answering import Answering
from kiosk.ui.widgets.refill import refill

USED_IN_KV = (BoxLayout, CallButton, Icon, Words)
_Row = tuple[int, str, str, str, bool]
"""Number, text, the other's text, name, whether it is chosen."""


class PairCard(PickCard):
    """A thing, and under it what it goes with."""

    number = NumericProperty(0)
    other = StringProperty()
    name = StringProperty()


class PartnerCard(PairCard):
    """A partner, and under it whose it is."""


class PairsInput(Answering):
    """`_partners[i]` is the partner of option i."""

    def __init__(self, **kwargs: Any) -> None:
        self._partners: dict[int, int] = {}
        self._active: int | None = 0
        super().__init__(**kwargs)

    def fill(self, puzzle: Puzzle) -> None:
        language = self.language
        options = [option.in_(language) for option in puzzle.options]
        partners = [partner.in_(language) for partner in puzzle.partners]
        owners = {partner: option for option, partner in self._partners.items()}
        refill(
            self.ids.options,
            (self._row(n, options, partners, self._partners, n == self._active) for n in range(len(options))),
            lambda row: self._card(PairCard(), row, self.choose),
            _tell,
        )
        refill(
            self.ids.partners,
            (self._row(n, partners, options, owners, n in owners) for n in self.order if n < len(partners)),
            lambda row: self._card(PartnerCard(), row, self.join),
            _tell,
        )
        self.ready = len(self._partners) == len(options) > 0

    def _row(self, n: int, texts: list[str], others: list[str], pairs: dict[int, int], chosen: bool) -> _Row:
        other = others[pairs[n]] if n in pairs else ""
        name = (
            tr("{one}, together with {other}", self.language, {"one": texts[n], "other": other}) if other else texts[n]
        )
        return n, texts[n], other, name, chosen

    @staticmethod
    def _card(card: PairCard, row: _Row, act: Any) -> PairCard:
        _tell(card, row)
        card.bind(on_release=lambda card: act(int(card.number)))
        return card

    def choose(self, option: int) -> None:
        """The one that gets a partner next; one that has a partner loses it."""
        if self.puzzle is not None:
            self._partners.pop(option, None)
            self._active = option
            self.fill(self.puzzle)

    def join(self, partner: int) -> None:
        """Give the chosen one its partner; whoever had it before is without."""
        if self.puzzle is None or self._active is None:
            return
        self._partners = {option: its for option, its in self._partners.items() if its != partner}
        self._partners[self._active] = partner
        left = (option for option in range(len(self.puzzle.options)) if option not in self._partners)
        self._active = next(left, None)
        self.fill(self.puzzle)

    def clear(self) -> None:
        self._partners, self._active = {}, 0

    def given(self) -> Given:
        return Given(picked=tuple(self._partners[option] for option in sorted(self._partners)))


def _tell(card: PairCard, row: _Row) -> None:
    card.number, card.text, card.other, card.name, card.selected = row
