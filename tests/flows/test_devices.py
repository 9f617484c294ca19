"""A reader, a reader that types and a printer at the kiosk, on pseudo terminals and the X server's keyboard."""

from __future__ import annotations

from datetime import timedelta

from tests.adapters.printing.paper import Device
from tests.ui.rig.cable import Cable
from tests.ui.rig.patron import Patron


def test_a_slip_opens_its_booking(patron: Patron, cable: Cable) -> None:
    code = patron.book("pelihuone")
    patron.touch("My booking")
    assert patron.sees("Show your slip to the reader or type your code")
    cable.scan("6415712345678")
    patron.sees_soon("That was not the code of a booking. Show the slip, or type the code.")
    cable.scan(code.upper())
    patron.awaits("booking")
    assert patron.sees("Confirmed")


def test_a_scan_wakes_and_does_nothing_else(patron: Patron, cable: Cable) -> None:
    """What rests is woken by a scan as by a touch; the code is for nobody, and neither is one at the first screen."""
    code = patron.book("pelihuone")
    patron.app.show_attract()
    patron.pilot.settle()
    cable.scan(code)
    patron.until(lambda: not patron.app.resting, 5, "the waking")
    patron.pilot.settle()
    assert patron.screen.name == "home"


def test_a_scan_counts_as_a_touch(patron: Patron, cable: Cable) -> None:
    patron.touch("My booking")
    patron.clock.ahead(timedelta(seconds=65))
    patron.app.check_idle()
    assert patron.app.attendance.question is not None
    cable.scan("K7M4")
    patron.until(lambda: patron.app.attendance.question is None, 5, "the end of the countdown")
    assert not patron.app.resting


def test_the_slip_of_a_booking(patron: Patron, printer: Device) -> None:
    patron.book_a_free_slot("pelihuone")
    patron.touch("Confirm the booking")
    patron.awaits("done")
    code = patron.screen.code
    patron.touch("Print a slip")
    patron.sees_soon("Take your slip from the printer.")
    assert code in printer.paper.large
    assert "Pelihuone" in printer.paper.large
    printer.has_paper = False
    patron.touch("Print a slip")
    patron.sees_soon("The printer is out of paper. Please write down the code or take a picture of it.")


def test_without_a_printer_nothing_is_offered(patron: Patron) -> None:
    patron.book_a_free_slot("pelihuone")
    patron.touch("Confirm the booking")
    patron.awaits("done")
    assert not patron.sees("Print a slip") or not patron.screen.can_print
    assert patron.say("Print a slip") not in [getattr(c, "text", "") for c in patron.pilot.controls()]
