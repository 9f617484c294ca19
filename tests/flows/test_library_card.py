"""A machine of which nobody may have too much: the library card is asked, counted, and kept from every eye."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from kiosk.domain.availability import SlotState
from tests.flows.test_request import on_disk
from tests.ui.rig.cable import Cable
from tests.ui.rig.patron import Patron
from tests.ui.rig.traces import traces

CARD, OTHER = "2468013579", "9753108642"
ROOM = "tulostin-3d"


@pytest.fixture(autouse=True)
def counted(patron: Patron) -> Iterator[None]:
    """Four hours a day, by the card."""

    def asks() -> bool:
        return bool(patron.app.context.world.resources[ROOM].rules.asks)

    with patron.house.counting(ROOM):
        patron.until(asks, 20, "the new rule")
        yield
    patron.until(lambda: not asks(), 20, "the old rule")


def to_the_card(patron: Patron, first: int, last: int) -> None:
    """A wish for the next long day from one free slot to another, as far as the question for the card."""
    patron.touch("Book a room")
    for day in patron.screen.ids.strip.children[-2::-1]:
        patron.pilot.touch(day)
        if sum(slot.state is SlotState.FREE for slot in patron.line_of(ROOM).slots) > last + 1:
            break
    begin, end = patron.slot(ROOM, skip=first), patron.slot(ROOM, skip=last)
    patron.touch_slot(ROOM, begin)
    if end != begin:
        patron.touch_slot(ROOM, end)
    patron.touch("Continue")
    patron.awaits("library_card")


def typed(patron: Patron) -> None:
    patron.type(CARD)
    patron.touch("Continue")
    patron.awaits("review")
    patron.touch("Confirm the booking")


def test_the_day_of_a_card_is_used_up(patron: Patron) -> None:
    """The refusal names the rule; what is offered is another day, and one touch and a yes take it."""
    to_the_card(patron, 1, 4)
    going = [c for c in patron.pilot.controls() if patron.say("Continue") in getattr(c, "text", "")]
    assert not going, "without a card there is no way on"
    typed(patron)
    patron.awaits("done")
    patron.touch("To the first page")
    to_the_card(patron, 0, 0)
    patron.type(CARD)
    patron.touch("Continue")
    patron.touch("Back")
    assert patron.screen.typed == CARD, "on the way back it is still there"
    patron.touch("Continue")
    patron.touch("Confirm the booking")
    patron.sees_soon("This would work:")
    assert patron.screen.refusal == patron.say("{count} hours a day is the limit.", count="4")
    (offered,) = patron.screen._refused.alternatives
    ((_, held),) = patron.held_at_hub(ROOM)
    assert offered.start.date() != held.date()
    patron.pilot.touch(patron.screen.ids.options.children[-1])
    patron.touch("Confirm the booking")
    patron.awaits("done")
    assert (offered.start, offered.end) in patron.held_at_hub(ROOM)


def test_another_card_is_another_patron(patron: Patron, cable: Cable) -> None:
    """Shown to the reader; a slip is no card."""
    to_the_card(patron, 1, 4)
    typed(patron)
    patron.awaits("done")
    patron.touch("To the first page")
    to_the_card(patron, 0, 0)
    assert patron.sees("Show your library card to the reader or type its number.")
    cable.scan("lumi-kettu-47")
    patron.sees_soon("That was not a library card. Show the card, or type its number.")
    cable.scan(OTHER)
    patron.awaits("review")
    patron.touch("Confirm the booking")
    patron.awaits("done")
    assert len(patron.held_at_hub(ROOM)) == 2


def test_the_number_is_nowhere(patron: Patron) -> None:
    """Readable only while the eye is held; on no disk, in no log, in no widget after the visit."""
    to_the_card(patron, 1, 1)
    patron.type(CARD)
    assert CARD[:-1] not in patron.words()
    eye = patron.pilot.control(patron.say("Show"))
    patron.pilot.press(*patron.pilot.middle(eye))
    patron.pilot.frame(3)
    assert CARD in patron.words()
    patron.pilot.lift()
    patron.pilot.frame(3)
    assert CARD[:-1] not in patron.words()
    patron.line.take_down()
    patron.touch("Continue")
    patron.touch("Confirm the booking")
    patron.awaits("done")
    assert traces(patron.app, CARD), "the search itself finds nothing"
    assert not on_disk(patron.branch.data, CARD)
    patron.touch("Finish")
    assert not traces(patron.app, CARD)
    patron.line.put_up()


def test_what_is_offered_later_asks_the_card_again(patron: Patron) -> None:
    """Saved without the hub and refused when it was back: the kiosk has not kept the number for a second wish."""
    patron.line.take_down()
    patron.until(lambda: not patron.app.context.world.online, 20, "the line down")
    patron.pilot.settle()
    to_the_card(patron, 1, 1)
    patron.type(CARD)
    patron.touch("Continue")
    start = patron.screen._wish.span.start
    patron.touch("Confirm the booking")
    patron.awaits("done")
    code = patron.screen.code
    patron.touch("To the first page")
    patron.neighbour_books(ROOM, start, timedelta(hours=1))
    patron.line.put_up()
    patron.branch.kiosk.worker.look_now()
    patron.until(lambda: patron.app.context.world.online and not patron.app.context.world.local, 20, "the hub's word")
    patron.enter(code)
    patron.awaits("booking")
    assert patron.sees("Not accepted")
    patron.pilot.touch(patron.screen.ids.actions.children[-1])
    patron.awaits("library_card")
    assert patron.screen.typed == ""
    typed(patron)
    patron.awaits("done")
    assert len(patron.held_at_hub(ROOM)) == 2
