"""The booking that a code opened: what it is, and what can be done with it now."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kivy.properties import BooleanProperty, ListProperty, StringProperty

from kiosk.domain.bookings import Action, Reservation, State
from kiosk.domain.spans import Span
from kiosk.domain.visit import Own
from kiosk.services.outcomes import CodeUnknown, Done, Outcome, Refused, Saved, SlowDown
from kiosk.ui.phrases import refusal_text, span_text, state_text
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.times import at_clock, length
from kiosk.ui.widgets.basic import AlarmButton, CallButton, Note, PlainButton, PrimaryButton

load_look(__file__)


class BookingScreen(KioskScreen):
    """One reservation in its holder's hands."""

    title_id = "My booking"
    room = StringProperty()
    when = StringProperty()
    state_words = StringProperty()
    message = StringProperty()
    alarm = BooleanProperty(False)
    notes = ListProperty()
    busy = BooleanProperty(False)

    def __init__(self, context: Any, **kwargs: Any) -> None:
        self._outcome: Done | Saved | Refused | None = None
        self._asking = ""
        super().__init__(context, **kwargs)

    def show(self, outcome: Done | Saved | Refused, **_arguments: Any) -> None:
        self._outcome, self._asking = outcome, ""
        self.message, self.busy = "", False
        self.ids.scroll.to_top()

    def wipe(self) -> None:
        self._outcome, self._asking = None, ""
        self.room = self.when = self.state_words = self.message = ""
        self.notes, self.busy = [], False
        self.ids.actions.clear_widgets()

    @property
    def _reservation(self) -> Reservation | None:
        match self._outcome:
            case Done(booked=booked):
                return booked.reservation
            case Saved(reservation=reservation):
                return reservation
        return None

    def refresh(self) -> None:
        context = self.context
        world, now, language = context.world, context.now(), context.language
        if isinstance(self._outcome, Refused):
            self.room = self.when = ""
            self.state_words = state_text(State.DENIED, language)
            self.notes = [("information-outline", refusal_text(r, world, language)) for r in self._outcome.refusals]
            self._fill_alternatives()
            return
        reservation = self._reservation
        if reservation is None:
            return
        doc = world.docs.get(reservation.resource)
        self.room = doc.resource.name.in_(language) if doc else ""
        self.when = span_text(world, reservation.span, now, language)
        self.state_words = state_text(reservation.state, language)
        self.notes = self._notes(reservation)
        self._fill_actions()

    def on_notes(self, *_args: Any) -> None:
        box = self.ids.notes
        box.clear_widgets()
        for icon_name, text in self.notes:
            box.add_widget(Note(icon_name=icon_name, text=text))

    def _notes(self, reservation: Reservation) -> list[tuple[str, str]]:
        context = self.context
        tr, language, zone = context.tr, context.language, context.world.zone
        notes: list[tuple[str, str]] = []
        booked = self._outcome.booked if isinstance(self._outcome, Done) else None
        if booked is not None and booked.masked_name:
            notes.append(("account", booked.masked_name))
        if booked is not None and booked.people:
            notes.append(("account-group", context.trn("{n} person", "{n} people", booked.people)))
        if isinstance(self._outcome, Saved):
            notes.append(
                ("cloud-off-outline", tr("There is no connection just now. This is saved and is sent when it is back."))
            )
        waiting = reservation.state is State.CONFIRMED and booked is not None and booked.check_in_from is not None
        if waiting and booked is not None and booked.check_in_from is not None:
            if context.now() < booked.check_in_from:
                time = at_clock(booked.check_in_from, language, zone)
                notes.append(("map-marker-check", tr("You can check in from {time} on.", time=time)))
            elif booked.release_at is not None:
                time = at_clock(booked.release_at, language, zone)
                notes.append(("map-marker-check", tr("Check in by {time}, or the room is given to others.", time=time)))
        return notes

    # Actions

    def _fill_actions(self) -> None:
        box, tr = self.ids.actions, self.context.tr
        box.clear_widgets()
        booked = self._outcome.booked if isinstance(self._outcome, Done) else None
        allowed = set(booked.actions) if booked is not None else set()
        if self._asking:
            self._ask()
            return
        if Action.CHECK_IN in allowed:
            self._add(CallButton, tr("Check in"), "map-marker-check", lambda: self._act(Action.CHECK_IN))
        if Action.EXTEND in allowed and booked is not None:
            for end in booked.extend_to[:3]:
                text = tr("Extend until {time}", time=at_clock(end, self.context.language, self.context.world.zone))
                self._add(PrimaryButton, text, "timer-plus-outline", lambda end=end: self._act(Action.EXTEND, end))
        if Action.END in allowed:
            self._add(PlainButton, tr("End now"), "exit-run", lambda: self._ask_about("end"))
        if Action.CANCEL in allowed:
            self._add(AlarmButton, tr("Cancel the booking"), "close", lambda: self._ask_about("cancel"))

    def _ask_about(self, what: str) -> None:
        self._asking = what
        self.refresh()

    def _ask(self) -> None:
        """What cannot be undone is asked once more, in the same place."""
        tr = self.context.tr
        if self._asking == "cancel":
            self._add(AlarmButton, tr("Yes, cancel the booking"), "close", lambda: self._act(Action.CANCEL))
            self._add(PlainButton, tr("Keep the booking"), "arrow-left", lambda: self._ask_about(""))
        else:
            self._add(AlarmButton, tr("Yes, end now"), "exit-run", lambda: self._act(Action.END))
            self._add(PlainButton, tr("Go on"), "arrow-left", lambda: self._ask_about(""))

    def _add(self, kind: Any, text: str, icon_name: str, act: Any) -> None:
        button = kind(text=text, icon_name=icon_name, stretch=True, disabled=self.busy)
        button.bind(on_release=lambda _button: act())
        self.ids.actions.add_widget(button)

    def _fill_alternatives(self) -> None:
        box, context = self.ids.actions, self.context
        box.clear_widgets()
        if not isinstance(self._outcome, Refused):
            return
        for each in self._outcome.alternatives:
            if each.resource in context.world.docs:
                name = context.world.docs[each.resource].resource.name.in_(context.language)
                when = span_text(context.world, Span(each.start, each.end), context.now(), context.language)
                go = {"resource": each.resource, "start": each.start, "end": each.end}
                self._add(
                    PrimaryButton, f"{name} · {when}", "arrow-right", lambda go=go: context.navigator.go("review", **go)
                )

    def _act(self, action: Action, end: datetime | None = None) -> None:
        reservation, outcome = self._reservation, self._outcome
        if self.busy or reservation is None or isinstance(outcome, Refused) or outcome is None:
            return
        self.busy, self.message, self._asking = True, "", ""
        deliver = self.context.for_this_visit(self._answered)
        self.context.desk.act(action, reservation.id, outcome.code, deliver, end)

    def _answered(self, outcome: Outcome) -> None:
        self.busy = False
        tr = self.context.tr
        self.alarm = not isinstance(outcome, Done | Saved)
        match outcome:
            case Done(booked=booked, action=action):
                self._outcome = outcome
                self._remember(booked.reservation)
                self.message = self._said(action, booked.reservation)
            case Saved(reservation=reservation):
                self._outcome = outcome
                self._remember(reservation)
                self.message = tr("Saved. It is sent when the connection is back.")
            case Refused(refusals=refusals):
                world, language = self.context.world, self.context.language
                self.message = " ".join(refusal_text(r, world, language) for r in refusals[:2]) or tr(
                    "This is not possible any more."
                )
            case CodeUnknown() | SlowDown():
                self.message = tr("This is not possible any more.")
            case _:
                self.message = tr("That did not succeed. Please try again in a moment.")
        self.refresh()

    def _said(self, action: Action | None, reservation: Reservation) -> str:
        tr, language = self.context.tr, self.context.language
        match action:
            case Action.CHECK_IN:
                return tr("You have checked in. Enjoy the room.")
            case Action.EXTEND:
                time = at_clock(reservation.end, language, self.context.world.zone)
                return tr("The booking now lasts until {time}.", time=time)
            case Action.END:
                return tr("The booking has ended. Thank you for letting others in.")
            case Action.CANCEL:
                return tr("The booking has been cancelled.")
        return length(reservation.span.length, language)

    def _remember(self, reservation: Reservation) -> None:
        if reservation.holds:
            own = Own(reservation=reservation.id, resource=reservation.resource, span=reservation.span)
            self.context.remember(own)
        else:
            self.context.forget(reservation.id)

    def go_home(self) -> None:
        self.context.navigator.home()
