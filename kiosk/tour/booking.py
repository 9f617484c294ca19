"""The booking's part of the walk: a time chosen, what is asked on the way, the booking by its code."""

from __future__ import annotations

from datetime import timedelta

from kiosk.domain.availability import SlotState
from kiosk.tour.house import House
from kiosk.tour.pilot import Pilot
from kiosk.tour.steps import Steps, Stop
from kiosk.ui.widgets.rooms import RoomCard
from kiosk.ui.widgets.timeline import Timeline


class BookingWalk(Steps):
    """From the first screen and back to it."""

    def __init__(self, pilot: Pilot, house: House, stop: Stop) -> None:
        super().__init__(pilot, house, stop)
        self.code = ""

    def all(self) -> None:
        self.booking()
        self.by_staff()
        self.counted()
        self.my_booking()

    def booking(self) -> None:
        pilot, app = self.pilot, self.pilot.app
        self._touch("Book a room")
        self.stop("book")
        self._touch_slot("pelihuone", SlotState.FREE, startable=True)
        self.stop("book-chosen")
        self._touch_slot("pelihuone", SlotState.TAKEN, startable=False)
        self.stop("book-refused")
        self._touch_slot("pelihuone", SlotState.FREE, startable=True)
        self._touch("Continue")
        self.stop("review")
        # Somebody at another kiosk is quicker.
        start = app.context.now().replace(second=0, microsecond=0)
        running = start - timedelta(minutes=start.minute % 30)
        self.house.reserve("pelihuone", running, timedelta(minutes=30), "nuotio-oksa-29")
        self._touch("Confirm the booking")
        pilot.until(lambda: pilot.sees(self._say("This would work:")), what="the refusal")
        self.stop("review-refused")
        pilot.touch(app.router.current.ids.options.children[-1])
        self._touch("Confirm the booking")
        pilot.until(lambda: app.router.current.name == "done", what="the booking")
        pilot.settle()
        self.stop("done")
        self.code = str(app.router.current.ids.code.text)
        self._touch("To the first page")

    def by_staff(self) -> None:
        pilot, app = self.pilot, self.pilot.app
        self._touch("Book a room")
        self._touch_slot("virta-sali", SlotState.FREE, startable=True)
        self._touch("Continue")
        for letter in "maija":
            pilot.touch(letter.upper(), settle=False)
        self.stop("details")
        self._touch("Continue")
        self.stop("review-request")
        self._touch("Send the request")
        pilot.until(lambda: app.router.current.name == "done", what="the request")
        pilot.settle()
        self.stop("done-request")
        self._touch("To the first page")

    def counted(self) -> None:
        """A machine of which nobody may have too much: the library card is asked."""
        pilot, app = self.pilot, self.pilot.app
        with self.house.counting("tulostin-3d"):
            pilot.until(lambda: app.context.world.resources["tulostin-3d"].rules.asks, 20, "the new rule")
            self._touch("Book a room")
            self._touch_slot("tulostin-3d", SlotState.FREE, startable=True)
            self._touch("Continue")
            for digit in "24680135":
                pilot.touch(digit, settle=False)
            self.stop("library-card")
            self._touch("Continue")
            self._touch("Confirm the booking")
            pilot.until(lambda: app.router.current.name == "done", what="the booking of the machine")
            pilot.settle()
            self._touch("To the first page")
        pilot.until(lambda: not app.context.world.resources["tulostin-3d"].rules.asks, 20, "the old rule")

    def my_booking(self) -> None:
        pilot, app = self.pilot, self.pilot.app
        self._touch("My booking")
        first, second, digits = self.code.split("-")
        for letter in first[:3]:
            pilot.touch(letter.upper(), settle=False)
        pilot.settle()
        self.stop("code")
        self._erase(3)
        self._type("kettu-kettu-99")
        self._touch("Find")
        pilot.until(lambda: bool(app.router.current.message), what="the refusal of a wrong code")
        pilot.settle()
        self.stop("code-unknown")
        self._erase(14)
        self._type(f"{first}-{second}-{digits}")
        self._touch("Find")
        pilot.until(lambda: app.router.current.name == "booking", what="the booking by its code")
        pilot.settle()
        self.stop("booking")
        self._touch("Cancel the booking")
        self.stop("booking-cancel")
        self._touch("Yes, cancel the booking")
        pilot.until(lambda: bool(app.router.current.message), what="the cancelling")
        pilot.settle()
        self.stop("booking-cancelled")
        self._touch("To the first page")

    def _line(self, room: str) -> Timeline:
        screen = self.pilot.app.router.current
        cards = [w for w in screen.walk(restrict=True) if isinstance(w, RoomCard) and w.resource_id == room]
        line: Timeline = cards[0].ids.line
        return line

    def _touch_slot(self, room: str, state: SlotState, startable: bool, skip: int = 0) -> None:
        """Touch the first slot (after `skip`) of a kind in a room's day."""
        line = self._line(room)
        self.pilot.reveal(line)
        fitting = [slot for slot in line.slots if slot.state is state and slot.can_start is startable]
        self.pilot.touch_slot(line, fitting[skip])

    def _type(self, code: str) -> None:
        """Type a code; the screen sets the hyphens itself where a word has ended."""
        for letter in code:
            if letter != "-" or not self.pilot.app.router.current.typed.endswith("-"):
                self.pilot.touch(letter.upper(), settle=False)

    def _erase(self, count: int) -> None:
        for _ in range(count):
            self.pilot.touch(self._say("Erase"), settle=False)
