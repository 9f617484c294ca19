"""The cards of the resting screen: as large as there is room for, and even on every side."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from kiosk.ui.resting_cards import RestingCard, Shape, shapes
from tests.ui.rig.patron import Patron


def test_a_card_is_tried_large_first_and_ends_as_its_heading() -> None:
    card = RestingCard(title="Rooms", lines=(("sofa", "one"), ("sofa", "two")), picture="p")
    tried = list(shapes(card))
    assert tried[0] == Shape(lines=card.lines, picture="p", share=1.6)
    assert tried[-1].lines == ()
    for before, after in itertools.pairwise(tried):
        less = bool(after.picture) < bool(before.picture) or len(after.lines) < len(before.lines)
        assert less or after.share < before.share


def test_cards_grow_into_the_room_there_is(patron: Patron) -> None:
    """A few words are large, none reach into the wave, the heading is no nearer to one edge than the last line."""
    patron.app.show_attract()
    attract: Any = patron.app.attract
    card, shares = attract.ids.card, []
    for turn, told in enumerate(attract.cards):
        attract.hold(turn)
        patron.until(lambda: attract.fitted, what="the card")
        patron.pilot.settle()
        assert attract.card_lines == list(told.lines[: len(attract.card_lines)])
        shares.append(attract.share)
        if attract.share > 1:
            assert card.y >= attract.ids.wave.top
        words = card.children[0]
        if not attract.picture_id:
            assert card.top - words.top == pytest.approx(words.y - card.y, abs=1)
            assert words.x - card.x == pytest.approx(card.right - words.right, abs=1)
    assert max(shares) == 1.6
