"""Booking a room by touch, from the first screen to the code."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from statistics import median
from typing import Any

import pytest
import requests

from kiosk.domain.availability import SlotState
from kiosk.domain.refusals import Refusal, Rule
from kiosk.services.slip import Printed, Slip
from kiosk.ui.phrases import refusal_text
from tests.ui.rig.patron import Patron


def test_from_home_to_the_code(patron: Patron) -> None:
    """Home, day, slot, length, continue, confirm: the code stands there and the hub has the reservation."""
    patron.touch("Book a room")
    patron.pilot.touch(patron.screen.ids.strip.children[-2])
    slot = patron.slot("pelihuone", skip=8)
    assert slot.start > patron.clock.now() + timedelta(hours=12), "the day strip did not lead to tomorrow"
    patron.touch_slot("pelihuone", slot)
    patron.pilot.touch("30 min")
    patron.touch("Continue")
    patron.touch("Confirm the booking")
    patron.awaits("done")
    assert patron.screen.code in patron.words()
    assert patron.held_at_hub("pelihuone") == [(slot.start, slot.start + timedelta(minutes=30))]


def test_the_code_leads_to_the_page_of_the_house(patron: Patron) -> None:
    """Where phones reach the hub: what a camera reads and what is typed lead to one page over HTTP, and the booking is cancelled from there."""
    import zxingcpp

    hub, address = patron.house.hub, patron.house.url
    before = hub.config
    hub.reload(replace(before, public_url=address))
    try:
        patron.book_a_free_slot("pelihuone")
        patron.touch("Confirm the booking")
        patron.awaits("done")
        patron.pilot.settle()
        (found,) = zxingcpp.read_barcodes(patron.pilot.picture())
        assert found.text.startswith(f"{address}/b/")
        assert patron.sees("Open the booking on your phone")
        typed = f"{address.partition('://')[2]}/v"
        assert typed in patron.screen.short_form
        assert any(typed in node.name and not node.personal for node in patron.app.access.nodes())
        opened = requests.post(f"http://{typed}", {"code": patron.screen.code}, timeout=10, allow_redirects=False)
        assert opened.headers["Location"] == found.text
        page = requests.get(found.text, timeout=10)
        assert (page.status_code, "Pelihuone" in page.text) == (200, True)
        requests.post(f"{found.text}/cancel", timeout=10).raise_for_status()
        assert patron.held_at_hub("pelihuone") == []
    finally:
        hub.reload(before)


def test_book_now_is_two_touches(patron: Patron) -> None:
    """From the first screen: book now, confirm. The room is held from this moment on."""
    with patron.counted() as touches:
        patron.touch("Book now")
        patron.touch("Confirm the booking")
        patron.awaits("done")
    assert len(touches) == 2
    held = [span for room in patron.app.context.world.docs for span in patron.held_at_hub(room)]
    assert len(held) == 1
    assert held[0][0] <= patron.clock.now() < held[0][1]


def test_another_slot_moves_the_end(patron: Patron) -> None:
    """A second touch further on makes the booking longer; one before the start begins anew."""
    patron.touch("Book a room")
    first, last, before = (patron.slot("pienryhmatila", skip=skip) for skip in (3, 6, 1))
    patron.touch_slot("pienryhmatila", first)
    patron.touch_slot("pienryhmatila", last)
    assert (patron.screen.choice.span.start, patron.screen.choice.span.end) == (first.start, last.end)
    patron.touch_slot("pienryhmatila", before)
    assert patron.screen.choice.span.start == before.start
    patron.touch_slot("pienryhmatila", last)
    patron.touch("Continue")
    patron.touch("Confirm the booking")
    patron.awaits("done")
    assert patron.held_at_hub("pienryhmatila") == [(before.start, last.end)]


def test_somebody_was_quicker(patron: Patron) -> None:
    """The refusal names the rule; one touch takes what would work, another books it."""
    patron.book_a_free_slot("pelihuone", skip=2)
    wish = patron.screen._wish
    patron.neighbour_books("pelihuone", wish.span.start)
    patron.touch("Confirm the booking")
    patron.sees_soon("This would work:")
    world = patron.app.context.world
    assert patron.screen.refusal.startswith(refusal_text(Refusal(rule=Rule.TAKEN), world, "fi"))
    offered = patron.screen._refused.alternatives[0]
    _seen_at_200(patron, patron.screen.ids.options.children[-1])
    patron.pilot.touch(patron.screen.ids.options.children[-1])
    assert not patron.screen.refusal
    patron.touch("Confirm the booking")
    patron.awaits("done")
    assert (offered.start, offered.end) in patron.held_at_hub(offered.resource)
    assert patron.no_overlap()


def _seen_at_200(patron: Patron, control: Any) -> None:
    """It need not be scrolled to, in the largest text either."""
    from kiosk.tour.checks.boxes import seen_of, whole

    for scale in (2.0, 1.0):
        patron.app.context.prefer(text_scale=scale)
        assert patron.pilot.lay_out()
        assert whole(seen_of(control), control), scale


def test_the_answer_to_who_has_gone_on(patron: Patron) -> None:
    """The hub is slow and the patron goes back: the code is shown all the same, on top of where they are by now."""
    patron.book_a_free_slot("pelihuone")
    patron.line.hold()
    patron.touch("Confirm the booking")
    patron.go_home()
    patron.line.let_go()
    patron.awaits("done")
    assert patron.screen.code
    patron.touch("Back")
    assert patron.screen.name == "home"
    patron.book_a_free_slot("pienryhmatila", skip=1)
    patron.line.hold()
    patron.touch("Confirm the booking")
    patron.go_home()
    patron.book_a_free_slot("pelihuone", skip=8)
    other = patron.screen.when
    patron.line.let_go()
    patron.awaits("done")
    patron.touch("Back")
    assert (patron.screen.name, patron.screen.when) == ("review", other)


def test_a_slow_printer_speaks_of_its_own_slip(patron: Patron, monkeypatch: pytest.MonkeyPatch) -> None:
    """What came of the slip of the first booking is not told at the second, nor at a card that is opened again."""
    slips: list[tuple[Slip, Callable[[Printed], None]]] = []

    class Printer:
        def print(self, slip: Slip, deliver: Callable[[Printed], None]) -> None:
            slips.append((slip, deliver))

    monkeypatch.setattr(patron.app.context, "printer", Printer())
    for room in ("pelihuone", "pienryhmatila"):
        patron.book_a_free_slot(room)
        patron.touch("Confirm the booking")
        patron.awaits("done")
        patron.screen.print_slip()
        if room == "pelihuone":
            patron.touch("To the first page")
    slips[0][1](Printed.DONE)
    assert patron.screen.printing
    assert not patron.sees("Take your slip from the printer.")
    slips[1][1](Printed.DONE)
    assert not patron.screen.printing
    for _ in range(2):
        patron.app.router.go("preference_card")
        patron.awaits("preference_card")
        patron.screen.print_slip()
    slips[2][1](Printed.DONE)
    assert patron.screen.printing
    slips[3][1](Printed.AWAY)
    assert not patron.screen.printing


def test_a_choice_that_is_lost_while_it_is_looked_at(patron: Patron) -> None:
    """The bar turns to the refusal by itself and its offer leads on."""
    patron.touch("Book a room")
    slot = patron.slot("pelihuone", skip=2)
    patron.touch_slot("pelihuone", slot)
    patron.neighbour_books("pelihuone", slot.start)
    patron.until(lambda: patron.screen.ids.bar.refused, 10, "the refusal in the bar")
    patron.pilot.settle()
    patron.pilot.touch(patron.screen.ids.bar.ids.options.children[-1])
    assert patron.screen.choice.refusal is None
    patron.touch("Continue")
    patron.awaits("review")


def test_a_booking_elsewhere_is_seen_within_a_second(patron: Patron) -> None:
    """Made at another kiosk, drawn here without a touch."""
    patron.touch("Book a room")
    took = []
    for skip in (2, 3, 4):
        slot = patron.slot("pelihuone", skip=skip)
        before = patron.pilot.picture()
        patron.neighbour_books("pelihuone", slot.start)
        told = time.monotonic()

        def taken(start: object = slot.start) -> bool:
            return any(s.start == start and s.state is SlotState.TAKEN for s in patron.line_of("pelihuone").slots)

        patron.until(taken, 10, "the neighbour's booking")
        patron.pilot.frame(2)
        took.append(time.monotonic() - told)
        assert patron.pilot.picture() != before
    assert median(took) < 1.0


def test_a_taken_slot_says_why_and_what_would_work(patron: Patron) -> None:
    """Touching what cannot be had is answered, not ignored."""
    patron.touch("Book a room")
    slot = patron.slot("pelihuone", skip=2)
    patron.neighbour_books("pelihuone", slot.start)
    patron.until(lambda: patron.has_slot("pelihuone", SlotState.TAKEN), 10, "the neighbour's booking")
    patron.touch_slot("pelihuone", patron.slot("pelihuone", SlotState.TAKEN))
    bar = patron.screen.ids.bar
    assert bar.refused
    assert bar.text
    assert len(bar.ids.options.children) >= 1


def test_back_leads_step_by_step_to_the_first_screen(patron: Patron) -> None:
    """The way out is where one came from."""
    patron.book_a_free_slot()
    seen = []
    while patron.screen.name != "home":
        seen.append(patron.screen.name)
        patron.touch("Back")
    assert seen == ["review", "book"]
