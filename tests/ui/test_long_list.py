"""The list of any length: whatever it is told, the rows on the screen follow one another without gaps."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from tests.ui.rig.patron import Patron


def tall(index: int) -> float:
    return 40.0 + index * 37 % 90


@pytest.fixture
def listing(patron: Patron) -> Iterator[Any]:
    from kivy.core.window import Window
    from kivy.uix.widget import Widget

    from kiosk.ui.widgets.long_list import LongList

    class Row(Widget):  # type: ignore[misc]  # Kivy has no types
        index = -1

        def lay_out(self, _width: float) -> float:
            return tall(self.index)

    found = LongList(size_hint=(None, None), size=(300, 400), pos=(50, 200), spacing=7)
    found.makers = {"row": Row}
    found.kind = lambda _index: "row"
    found.fill = lambda widget, index: setattr(widget, "index", index)
    Window.add_widget(found)
    patron.pilot.frame(3)
    yield found
    Window.remove_widget(found)


def check(listing: Any) -> None:
    """Rows in order, one under the other, from the upper edge to the lower one or the end of the list."""
    seen = listing.rows
    assert {id(each) for each in seen} == {id(each) for each in listing.children}
    places = [listing.to_parent(*row.pos)[1] for row in seen]
    for upper, lower, y, below in zip(seen, seen[1:], places, places[1:], strict=False):
        assert lower.index == upper.index + 1
        assert y - below == pytest.approx(lower.height + listing.spacing, abs=1.1)
    assert all(row.height == tall(row.index) for row in seen)
    first, last = seen[0], seen[-1]
    top, bottom = places[0] + first.height, places[-1]
    assert top >= listing.top - 1.1 if first.index else top == pytest.approx(listing.top, abs=1.1) or top > listing.top
    assert (
        places[0] - listing.spacing < listing.top + 1.1 and places[-1] + last.height + listing.spacing > listing.y - 1.1
    )
    if last.index < listing.count - 1:
        assert bottom - listing.spacing <= listing.y + 1.1
    elif first.index:
        assert bottom <= listing.y + 1.1 + listing.spacing, "no farther than the last row"


@pytest.mark.parametrize("seed", range(3))
def test_any_way_of_scrolling_leaves_no_gap(patron: Patron, listing: Any, seed: int) -> None:
    chance = Random(seed)
    listing.begin(500)
    for _ in range(300):
        match chance.randrange(12):
            case 0:
                listing.begin(chance.choice([2, 500, 10_000]), chance.randrange(12_000), chance.random() * 200)
            case 1:
                listing.size = (300, chance.choice([150, 400, 650]))
                patron.pilot.frame(2)
            case 2:
                listing.again()
            case 3:
                listing.reveal(chance.choice(listing.rows))
            case _:
                listing.scroll_by(chance.choice([-1, 1]) * chance.choice([3, 40, 250, 900]))
        check(listing)


def test_the_ends_hold(listing: Any) -> None:
    listing.begin(50)
    assert not listing.scroll_by(-100)
    assert listing.rows[0].index == 0
    listing.scroll_by(1_000_000)
    assert listing.rows[-1].index == 49
    assert not listing.scroll_by(10)
    listing.begin(2)
    assert not listing.scroll_by(50), "a short list stands at the top"
    listing.begin(0)
    assert listing.rows == [] and listing.first == 0 and not listing.scroll_by(5)


def test_news_do_not_move_what_is_read(listing: Any) -> None:
    listing.begin(500)
    listing.scroll_by(3_333)
    before = [(row.index, listing.to_parent(*row.pos)[1]) for row in listing.rows]
    listing.again()
    assert [(row.index, listing.to_parent(*row.pos)[1]) for row in listing.rows] == before


def test_far_down_rows_stand_on_whole_places(patron: Patron, listing: Any) -> None:
    """Single precision has no room for millions of px: the list begins to count anew before that."""
    listing.begin(100_000)
    for _ in range(300):
        listing.scroll_by(9_000)
    patron.pilot.frame(2)
    assert listing.first > 20_000
    assert max(abs(row.y) for row in listing.rows) < 1_100_000
    check(listing)
