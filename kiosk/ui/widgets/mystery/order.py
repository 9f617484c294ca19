"""Things to be put in order, each with a button up and one down: no finger needs to drag. Looks: order.kv."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.mystery.engine import Given
from kiosk.mystery.puzzle import Puzzle
from kiosk.ui.translate import tr
from kiosk.ui.widgets.basic import CallButton, Card, Icon, Words
from kiosk.ui.widgets.mystery.answering import Answering, SquareButton
from kiosk.ui.widgets.refill import refill

USED_IN_KV = (BoxLayout, CallButton, Icon, SquareButton, Words)
_Row = tuple[int, str, bool, bool, str, str]
"""Place, text, whether it is first and last, names of the two buttons."""


class OrderRow(Card):
    """One thing at its place, counted from 1."""

    place = NumericProperty(1)
    number = StringProperty("1.")
    text = StringProperty()
    first = BooleanProperty(False)
    last = BooleanProperty(False)
    up_name = StringProperty()
    down_name = StringProperty()
    __events__ = ("on_up", "on_down")

    def on_up(self) -> None:
        """To the place before."""

    def on_down(self) -> None:
        """To the place after."""


class OrderInput(Answering):
    """A list that can be reordered; it can be given at any time."""

    def __init__(self, **kwargs: Any) -> None:
        self._places: list[int] = []
        super().__init__(**kwargs)

    def fill(self, puzzle: Puzzle) -> None:
        last = len(self._places) - 1
        rows = []
        for place, number in enumerate(self._places):
            text = puzzle.options[number].in_(self.language)
            names = (
                tr("Move up: {what}", self.language, {"what": text}),
                tr("Move down: {what}", self.language, {"what": text}),
            )
            rows.append((place + 1, text, place == 0, place == last, *names))
        refill(self.ids.rows, rows, self._row, _tell)
        self.ready = bool(self._places)

    def _row(self, row: _Row) -> OrderRow:
        made = OrderRow()
        _tell(made, row)
        made.bind(
            on_up=lambda made: self.move(int(made.place) - 1, -1),
            on_down=lambda made: self.move(int(made.place) - 1, 1),
        )
        return made

    def move(self, place: int, by: int) -> None:
        """Let the thing at a place change with its neighbour."""
        other = place + by
        if self.puzzle is not None and min(place, other) >= 0 and max(place, other) < len(self._places):
            places = self._places
            places[place], places[other] = places[other], places[place]
            self.fill(self.puzzle)

    def clear(self) -> None:
        self._places = list(self.order)

    def given(self) -> Given:
        return Given(picked=tuple(self._places))


def _tell(made: OrderRow, row: _Row) -> None:
    made.place, made.text, made.first, made.last, made.up_name, made.down_name = row
    made.number = f"{row[0]}."
