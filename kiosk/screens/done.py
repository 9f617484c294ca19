"""It is booked: the code, large, and a QR that puts the booking into the phone's calendar (or opens its page)."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, StringProperty

from kiosk.domain.bookings import Reservation, State
from kiosk.domain.links import entry
from kiosk.domain.visit import Own
from kiosk.services.ics import calendar_event
from kiosk.services.outcomes import Done, Outcome, Refused, Saved
from kiosk.services.slip import Printed
from kiosk.ui.phrases import refusal_text, span_text
from kiosk.ui.printing import Prints
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.slips import booking_slip, printed_text
from kiosk.ui.times import at_clock
from kiosk.ui.widgets import door_code

load_look(str(door_code.__file__))
load_look(__file__)


class DoneScreen(Prints, KioskScreen):
    """The end of booking."""

    code = StringProperty()
    headline = StringProperty()
    summary = StringProperty()
    door_code = StringProperty()
    notes = ListProperty()
    modules = ObjectProperty(None, allownone=True)
    qr_text = StringProperty()
    short_form = StringProperty()
    short_is_code = BooleanProperty(True)

    def __init__(self, context: Any, **kwargs: Any) -> None:
        self._outcome: Done | Saved | None = None
        self._refused: Refused | None = None
        self._asked = False
        super().__init__(context, **kwargs)

    def show(self, outcome: Done | Saved, code: str, **_arguments: Any) -> None:
        self._outcome, self.code = outcome, code
        self._refused, self._asked = None, False
        self.forget_print()
        self.ids.scroll.to_top()

    def wipe(self) -> None:
        self._outcome, self.code, self.summary, self.notes, self.modules = None, "", "", [], None
        self._refused, self._asked = None, False
        self.forget_print()
        self.short_form = self.qr_text = self.door_code = ""

    def refresh(self) -> None:
        outcome, context = self._outcome, self.context
        if outcome is None:
            return
        reservation = outcome.booked.reservation if isinstance(outcome, Done) else outcome.reservation
        self._ask_again(outcome, reservation.id)
        # Staff may have answered since.
        reservation = context.world.reservations.get(reservation.id, reservation)
        state = State.DENIED if self._refused is not None else reservation.state
        self.title = self.headline = {
            State.PROVISIONAL: context.tr("Saved, not confirmed yet"),
            State.REQUESTED: context.tr("The request has been sent"),
            State.CHECKED_IN: context.tr("The room is yours now"),
            State.DENIED: context.tr("The booking was not accepted"),
        }.get(state, context.tr("The booking is made"))
        world, now, language = context.world, context.now(), context.language
        doc = world.docs.get(reservation.resource)
        room = doc.resource.name.in_(language) if doc else ""
        self.summary = f"{room} · {span_text(world, reservation.span, now, language)}"
        self.notes = self._notes(outcome, state)
        told = outcome.booked.door_code if isinstance(outcome, Done) and reservation.holds else None
        self.door_code = told or ""
        self.can_print = context.printer is not None and state is not State.DENIED
        self._fill_qr(outcome, reservation, room)

    def _ask_again(self, outcome: Done | Saved, reservation: str) -> None:
        """A provisional booking that has left the outbox has the hub's answer: a yes under another id, or a no."""
        waits = isinstance(outcome, Saved) and self._refused is None and not self._asked
        if waits and self.context.world.online and reservation not in self.context.world.local:
            self._asked = True
            self.context.desk.find(self.code, self.context.for_this_visit(self._answered))

    def _answered(self, outcome: Outcome) -> None:
        self._asked = False
        before = self._outcome
        if not isinstance(before, Saved):
            return
        if isinstance(outcome, Done):
            self._outcome, found = outcome, outcome.booked.reservation
            self.context.forget(before.reservation.id)
            self.context.remember(Own(reservation=found.id, resource=found.resource, span=found.span))
        elif isinstance(outcome, Refused):
            self._refused = outcome
            self.context.forget(before.reservation.id)

    def _notes(self, outcome: Done | Saved, state: State) -> list[tuple[str, str]]:
        context = self.context
        notes: list[tuple[str, str]] = []
        if self._printed is not None:
            icon = "printer-check" if self._printed is Printed.DONE else "printer-alert"
            notes.append((icon, printed_text(context, self._printed)))
        if self._refused is not None:
            world, language = context.world, context.language
            return [("information-outline", refusal_text(each, world, language)) for each in self._refused.refusals]
        if state is State.PROVISIONAL and isinstance(outcome, Done):
            text = context.tr(
                "The booking system has not answered yet. Check later here with your code whether it was confirmed."
            )
            notes.append(("progress-clock", text))
        elif state is State.PROVISIONAL:
            text = context.tr(
                "There is no connection just now. Check later here with your code whether it was confirmed."
            )
            notes.append(("cloud-off-outline", text))
        elif state is State.REQUESTED:
            notes.append(("account-check", context.tr("Staff will confirm this. See the answer here with your code.")))
        release = outcome.booked.release_at if isinstance(outcome, Done) else None
        if release is not None and state is State.CONFIRMED:
            time = at_clock(release, context.language, context.world.zone)
            text = context.tr("Check in here with your code by {time}, or the room is given to others.", time=time)
            notes.append(("map-marker-check", text))
        notes.append(("ticket-account", context.tr("With the code you can extend, end or cancel at My booking.")))
        return notes

    def _fill_qr(self, outcome: Done | Saved, reservation: Reservation, room: str) -> None:
        """The holder's page where the hub has one, with an address to type; else a calendar event, with the code."""
        context = self.context
        page = outcome.booked.public_page if isinstance(outcome, Done) else None
        if page:
            self.modules = context.qr(page)
            self.qr_text = context.tr("Open the booking on your phone")
            address = entry(context.world.house.public_url or page.partition("/b/")[0])
            self.short_form = context.tr("Or type: {address}", address=address)
        else:
            house = context.world.house.name.in_(context.language)
            self.modules = context.qr(calendar_event(reservation, room, house, self.code, context.now()))
            self.qr_text = context.tr("Add it to your phone's calendar")
            self.short_form = context.tr("Or write down: {code}", code=self.code)
        self.short_is_code = not page

    def print_slip(self) -> None:
        if self.code:
            room, _, when = self.summary.partition(" · ")
            self.put_out(booking_slip(self.context, self.code, room, when))

    def follow_printer(self) -> None:
        """What came of the slip stands among the notes."""
        self.refresh()

    def leave(self) -> None:
        self.context.finish()

    def go_home(self) -> None:
        self.context.navigator.home()
