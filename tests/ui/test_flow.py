"""Children in rows: none sticks out of its row, and who is put away leaves no room."""

from __future__ import annotations

import pytest

from tests.ui.rig.patron import Patron


def test_what_a_room_has_stays_within_its_card(patron: Patron) -> None:
    """In large text a few words are wider than a narrow card."""
    from kiosk.ui.widgets.basic import Tags

    tags = Tags(size_hint_x=None, width=10 * patron.app.theme.body)
    tags.rows = [("account-group", "enintään 200 henkilöä"), ("timer-outline", "2 h")]
    patron.pilot.frame(4)
    long, short = reversed(tags.children)
    assert short.width < long.width <= tags.width
    assert long.height > 1.5 * short.height


def test_buttons_that_are_put_away_leave_no_room(patron: Patron) -> None:
    from kiosk.ui.widgets.basic import ActionRow, CallButton, PlainButton

    first, last = CallButton(text="Valmis"), PlainButton(text="Etusivulle")
    away = [PlainButton(text="Ei nyt", shown=False) for _ in range(4)]
    row = ActionRow(size_hint_x=None, width=40 * patron.app.theme.body)
    for button in (away[0], first, *away[1:3], last, away[3]):
        row.add_widget(button)
    patron.pilot.frame(4)
    # As wide as the two need, and no wider.
    row.width = first.width + last.width + row.spacing[0] + row.padding[0] + row.padding[2] + 1
    patron.pilot.frame(4)
    assert last.y == first.y
    assert row.height == pytest.approx(first.height + row.padding[1] + row.padding[3], abs=1)
    away[3].shown = True
    patron.pilot.frame(4)
    assert away[3].top < last.y
