"""Which event stands at which row, headings counted: held to a list that is written out."""

from __future__ import annotations

from array import array
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from kiosk.services.event_rows import EventRows
from kiosk.services.events_view import Order, Part, sections

ZONE = ZoneInfo("Europe/Helsinki")
NOW = int(datetime(2026, 11, 23, 10, tzinfo=UTC).timestamp())
HOUR = 3_600


@st.composite
def orders(draw: st.DrawFn) -> Order:
    running, timeless = draw(st.integers(0, 3)), draw(st.integers(0, 3))
    coming = sorted(draw(st.lists(st.integers(0, 100), max_size=20)))
    starts = [NOW - HOUR] * running + [NOW + hours * HOUR for hours in coming] + [0] * timeless
    keys = [100 + n for n in range(len(starts))]
    return Order(datetime.fromtimestamp(NOW, UTC), array("q", keys), array("q", starts), running, timeless)


@given(orders())
def test_headings_stand_before_their_parts(order: Order) -> None:
    rows, written = EventRows(order, ZONE), list[int | Part]()
    for section in sections(order, ZONE):
        written += [section.part, *order.keys[section.first : section.first + section.count]]
    assert len(rows) == len(written)
    for row, what in enumerate(written):
        heading = rows.heading(row)
        if isinstance(what, Part):
            assert heading is not None and heading.part is what
        else:
            assert heading is None
            assert order.keys[rows.place(row)] == rows.key_at(row) == what
            assert rows.row_of(what) == row


@given(orders())
def test_what_has_gone_is_looked_for_at_the_top(order: Order) -> None:
    assert EventRows(order, ZONE).row_of(7) == 0


def test_nothing_at_all() -> None:
    rows = EventRows(Order(), ZONE)
    assert (len(rows), rows.heading(0), rows.key_at(0)) == (0, None, None)
