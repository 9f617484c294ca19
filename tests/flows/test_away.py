"""The hub is away: what is known is shown with its time, bookings are provisional in words, nothing is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.ui.phrases import stale
from tests.ui.rig.patron import Patron
from tests.ui.rig.scene import run_scene


@pytest.fixture
def alone(patron: Patron) -> Iterator[Patron]:
    """The line goes down while somebody is there."""
    patron.line.take_down()
    patron.until(lambda: not patron.app.context.world.online, 20, "the line down")
    patron.pilot.settle()
    yield patron
    patron.line.put_up()


def back_again(patron: Patron) -> None:
    patron.line.put_up()
    patron.branch.kiosk.worker.look_now()
    patron.until(lambda: patron.app.context.world.online, 20, "the line up")


def test_what_is_known_stands_with_its_time(alone: Patron) -> None:
    """The head says how old it is; when the hub answers the words go by themselves."""
    app = alone.app
    note = stale(app.context.world, app.context.now(), "fi")
    assert note
    assert note in alone.words()
    back_again(alone)
    alone.until(lambda: note not in alone.words(), 10, "the end of the note")


def test_a_provisional_booking_is_confirmed(alone: Patron) -> None:
    """Said before, said after, and taken back when the hub has confirmed, on the screen that is still open."""
    alone.book_a_free_slot("pelihuone")
    assert alone.sees("There is no connection just now. The booking is provisional until it is back.")
    span = alone.screen._wish.span
    alone.touch("Confirm the booking")
    alone.awaits("done")
    assert alone.sees("Saved, not confirmed yet")
    assert alone.sees("There is no connection just now. Check later here with your code whether it was confirmed.")
    assert alone.held_at_hub("pelihuone") == []
    back_again(alone)
    alone.sees_soon("The booking is made", 20)
    assert not alone.sees("Saved, not confirmed yet")
    assert alone.held_at_hub("pelihuone") == [(span.start, span.end)]


def test_a_provisional_booking_that_is_refused(alone: Patron) -> None:
    """Somebody was quicker at the hub: the code tells so, with the rule and what would work."""
    alone.book_a_free_slot("pelihuone")
    start = alone.screen._wish.span.start
    alone.touch("Confirm the booking")
    alone.awaits("done")
    code = alone.screen.code
    alone.touch("To the first page")
    alone.neighbour_books("pelihuone", start)
    back_again(alone)
    alone.until(lambda: not alone.app.context.world.local, 20, "the hub's word")
    alone.enter(code)
    alone.awaits("booking")
    assert alone.sees("Not accepted")
    assert alone.screen.notes
    alone.pilot.touch(alone.screen.ids.actions.children[-1])
    alone.awaits("review")
    assert alone.no_overlap()


def test_own_booking_can_be_cancelled_alone(alone: Patron) -> None:
    """What has not been sent is simply taken back."""
    alone.enter(alone.book("pelihuone"))
    alone.awaits("booking")
    assert alone.screen.state_words == alone.say("Provisional")


def test_a_strange_code_without_the_hub(alone: Patron) -> None:
    """It cannot be looked up, and the screen says whom to ask."""
    alone.enter("lumi-kettu-47")
    alone.sees_soon("There is no connection just now, so this code cannot be looked up.")
    assert alone.sees("Staff are here. You can ask them for help.")


@pytest.mark.slow
def test_switched_on_without_a_hub(tmp_path: Path) -> None:
    """Yesterday's store draws a whole home with its time; a booking made then is confirmed later."""
    run_scene("learn_the_house", tmp_path)
    run_scene("start_alone", tmp_path)


@pytest.mark.slow
def test_switched_on_for_the_first_time_without_a_hub(tmp_path: Path) -> None:
    """Nothing is known: the first screen is whole, every tile opens, and it says that there is no connection."""
    run_scene("start_knowing_nothing", tmp_path)
