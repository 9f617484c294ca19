"""Millimetres on the real panel, for every panel the kiosk is made for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.visit import TEXT_SCALES
from kiosk.tour import CANVASES, Canvas
from tests.ui.rig.branch import ROOT
from tests.ui.rig.patron import Patron
from tests.ui.rig.scene import run_scene

FONTS = ROOT / "assets" / "fonts"


def test_the_capital_letters_of_the_fonts() -> None:
    """The constant that all sizes hang on is the fonts' own figure."""
    from fontTools.ttLib import TTFont

    from kiosk.ui.fonts import _FILES, CAP_HEIGHT

    for name in ("regular", "semibold", "extrabold"):
        font = TTFont(FONTS / _FILES[name])
        assert font["OS/2"].sCapHeight / font["head"].unitsPerEm == pytest.approx(CAP_HEIGHT, abs=0.005)


@pytest.mark.parametrize("scale", TEXT_SCALES)
@pytest.mark.parametrize("canvas", CANVASES.values(), ids=CANVASES)
def test_letters_and_targets(patron: Patron, canvas: Canvas, scale: float) -> None:
    """A capital H of 0.7 degrees (7.3 mm at 60 cm), targets of 15 mm, the way on 20 mm, 3 mm between."""
    from kiosk.domain.visit import Preferences
    from kiosk.ui.fonts import CAP_HEIGHT
    from kiosk.ui.theme import Panel, Theme

    del patron
    theme = Theme(
        Panel(
            width=canvas.width,
            height=canvas.height,
            diagonal_inches=canvas.diagonal,
            distance_cm=canvas.distance,
        )
    )
    theme.apply(Preferences(text_scale=scale))
    mm = (canvas.width**2 + canvas.height**2) ** 0.5 / (canvas.diagonal * 25.4)
    assert theme.mm == pytest.approx(mm)
    least = 7.3 * canvas.distance / 60 * scale
    for size in (theme.body, theme.lead, theme.title, theme.heading, theme.display, theme.code):
        assert size * CAP_HEIGHT / mm >= least - 0.01
    assert theme.target / mm == pytest.approx(15)
    assert theme.primary_height / mm == pytest.approx(20)
    assert theme.gap / mm == pytest.approx(3)


@pytest.mark.parametrize("scale", TEXT_SCALES)
@pytest.mark.parametrize("name", CANVASES)
def test_reach_is_the_lower_half(patron: Patron, name: str, scale: float) -> None:
    """Of every panel that hangs on a wall, at every size of text; of the tablet on a desk eleven centimetres at least."""
    from kiosk.domain.visit import Preferences
    from kiosk.ui.theme import Panel, Theme

    del patron
    canvas = CANVASES[name]
    panel = Panel(
        width=canvas.width, height=canvas.height, diagonal_inches=canvas.diagonal, distance_cm=canvas.distance
    )
    theme = Theme(panel)
    theme.apply(Preferences(text_scale=scale))
    assert theme.share == 1
    theme.apply(Preferences(text_scale=scale, reach=True))
    if name == "tablet":
        assert 0.5 < theme.share < 1
        assert theme.share * canvas.height == pytest.approx(max(110 * theme.mm, 8 * theme.body))
    else:
        assert theme.share == 0.5


@pytest.mark.slow
@pytest.mark.parametrize("canvas", ["portrait", "tablet"])
def test_chips_are_whole_and_none_is_alone(canvas: str, tmp_path: Path) -> None:
    run_scene("choose_events", tmp_path, canvas)


@pytest.mark.slow
def test_the_chosen_time_is_seen_on_a_tablet(tmp_path: Path) -> None:
    run_scene("choose_a_time", tmp_path, "tablet")


def test_what_one_touches_is_large_enough(patron: Patron) -> None:
    """On the way to a booking: everything 15 mm, what leads on 20 mm high."""
    from kiosk.ui.widgets.basic import CallButton, PrimaryButton
    from kiosk.ui.widgets.timeline import Timeline

    theme = patron.app.theme

    def judge() -> None:
        for control in patron.pilot.controls():
            if isinstance(control, Timeline) or not getattr(control, "shown", True):
                continue
            assert min(control.size) >= theme.target - 1.5, control
            if isinstance(control, CallButton | PrimaryButton):
                assert control.height >= theme.primary_height - 1.5, control

    judge()
    patron.touch("Book a room")
    line = patron.line_of("pelihuone")
    slot = patron.slot("pelihuone", skip=2)
    assert min(line.bounds(slot)[2:]) >= theme.target - 1.5
    patron.touch_slot("pelihuone", slot)
    judge()
    patron.touch("Continue")
    judge()
    patron.touch("Confirm the booking")
    patron.awaits("done")
    judge()


def test_letters_and_icons_change_their_size_with_the_patron(patron: Patron) -> None:
    """What has been there all along is as large as what is made now, whatever was switched in between."""
    from kiosk.ui.widgets.basic import LargeNote, Note, Tag
    from kiosk.ui.widgets.shell import Pill

    def sizes(widget: Any) -> list[float]:
        return [each.font_size for each in widget.walk(restrict=True) if hasattr(each, "font_size")]

    kinds = (Pill, Tag, Note, LargeNote)
    kept = [kind() for kind in kinds]
    for choice in ({"text_scale": 2.0}, {"reach": True}, {"text_scale": 1.0}, {"reach": False}):
        patron.app.context.prefer(**choice)
        patron.pilot.settle()
        for kind, widget in zip(kinds, kept, strict=True):
            assert sizes(widget) == pytest.approx(sizes(kind())), (kind, choice)


def test_no_more_room_below_buttons_than_above_them(patron: Patron) -> None:
    from kiosk.ui.widgets.basic import ActionRow

    patron.book_a_free_slot("pelihuone")
    (row,) = [widget for widget in patron.screen.walk(restrict=True) if isinstance(widget, ActionRow)]
    shown = [button for button in row.children if button.shown]
    below, above = min(each.y for each in shown) - row.y, row.top - max(each.top for each in shown)
    assert below == pytest.approx(above, abs=1)


def test_pages_of_the_house_leave_no_hole(patron: Patron) -> None:
    """Three pages stand one over two: every row is as wide as the others."""
    from kiosk.screens.tour import PageShelf

    patron.touch("Get to know the house")
    shelves = [widget for widget in patron.screen.walk(restrict=True) if isinstance(widget, PageShelf)]
    assert 3 in [len(shelf.ids.cards.children) for shelf in shelves]
    for shelf in shelves:
        cards = shelf.ids.cards
        for top in {round(card.top) for card in cards.children}:
            row = [card for card in cards.children if round(card.top) == top]
            assert min(card.x for card in row) == pytest.approx(cards.x, abs=1)
            assert max(card.right for card in row) == pytest.approx(cards.right, abs=1)
        assert 1 <= max(card.beside for card in cards.children) <= shelf.fit
