"""The booking that a code opened: what it is, and what can be done with it now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kivy.properties import BooleanProperty, ListProperty, StringProperty

from kiosk.domain.bookings import Action, Reservation, State
from kiosk.domain.refusals import Alternative, Refusal
from kiosk.domain.visit import Own
from kiosk.services.outcomes import CodeUnknown, Done, Outcome, Refused, Saved, SlowDown
from kiosk.ui.asking import to_review
from kiosk.ui.phrases import offer_text, refusal_text, soon, span_text, state_text
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.times import at_clock, length
from kiosk.ui.widgets import door_code
from kiosk.ui.widgets.basic import AlarmButton, CallButton, PlainButton, PrimaryButton, PushButton
from kiosk.ui.widgets.refill import refill

load_look(str(door_code.__file__))
load_look(__file__)


@dataclass(frozen=True, slots=True)
class Act:
    """Do it."""

    action: Action
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask first whether it is really meant; None takes the question back."""

    about: Action | None


Offered = tuple[type[PushButton], str, str, Act | Ask | Alternative]
"""A button: its kind, words, icon and meaning."""


class BookingScreen(KioskScreen):
    """One reservation in its holder's hands."""

    title_id = "My booking"
    room = StringProperty()
    when = StringProperty()
    state_words = StringProperty()
    door_code = StringProperty()
    alarm = BooleanProperty(False)
    notes = ListProperty()
    busy = BooleanProperty(False)

    def __init__(self, context: Any, **kwargs: Any) -> None:
        self._outcome: Done | Saved | Refused | None = None
        self._asking: Action | None = None
        super().__init__(context, **kwargs)

    def show(self, outcome: Done | Saved | Refused, **_arguments: Any) -> None:
        self._outcome, self._asking = outcome, None
        self.message, self.busy = "", False
        self.ids.scroll.to_top()

    def wipe(self) -> None:
        self._outcome, self._asking = None, None
        self.room = self.when = self.state_words = self.message = self.door_code = ""
        self.notes, self.busy = [], False
        refill(self.ids.actions, (), self._button)

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
            self.room = self.when = self.door_code = ""
            self.state_words = state_text(State.DENIED, language)
            self.notes = [("information-outline", refusal_text(r, world, language)) for r in self._outcome.refusals]
            self._fill_alternatives(self._outcome)
            return
        reservation = self._reservation
        if reservation is None:
            return
        doc = world.docs.get(reservation.resource)
        self.room = doc.resource.name.in_(language) if doc else ""
        self.when = span_text(world, reservation.span, now, language)
        self.state_words = state_text(reservation.state, language)
        self.notes = self._notes(reservation)
        told = self._outcome.booked.door_code if isinstance(self._outcome, Done) and reservation.holds else None
        self.door_code = told or ""
        self._fill_actions()

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
        if isinstance(self._outcome, Done) and self._outcome.earlier is not None:
            texts = [refusal_text(each, context.world, language) for each in self._outcome.earlier.refusals]
            text = tr("What you asked for while there was no connection could not be done.")
            notes.append(("information-outline", " ".join([text, *texts])))
        if reservation.state is State.PROVISIONAL and booked is not None:
            notes.append(("progress-clock", tr("The booking system has not answered yet. Look here again in a while.")))
        if reservation.state is State.CONFIRMED and booked is not None and booked.check_in_from is not None:
            now = context.now()
            if now < booked.check_in_from:
                time = soon(context.world, booked.check_in_from, now, language)
                notes.append(("map-marker-check", tr("You can check in from {time} on.", time=time)))
            elif booked.release_at is not None:
                time = at_clock(booked.release_at, language, zone)
                notes.append(("map-marker-check", tr("Check in by {time}, or the room is given to others.", time=time)))
        return notes

    # Actions

    def _fill_actions(self) -> None:
        """Buttons for what is allowed now; what cannot be undone is asked once more, in the same place."""
        tr, booked = self.context.tr, self._outcome.booked if isinstance(self._outcome, Done) else None
        allowed = set(booked.actions) if booked is not None else set()
        offered: list[Offered] = []
        if self._asking is Action.CANCEL:
            offered.append((AlarmButton, tr("Yes, cancel the booking"), "close", Act(Action.CANCEL)))
            offered.append((PlainButton, tr("Keep the booking"), "arrow-left", Ask(None)))
        elif self._asking is Action.END:
            offered.append((AlarmButton, tr("Yes, end now"), "exit-run", Act(Action.END)))
            offered.append((PlainButton, tr("Go on"), "arrow-left", Ask(None)))
        else:
            if Action.CHECK_IN in allowed:
                offered.append((CallButton, tr("Check in"), "map-marker-check", Act(Action.CHECK_IN)))
            if Action.EXTEND in allowed and booked is not None:
                for end in booked.extend_to[:3]:
                    time = at_clock(end, self.context.language, self.context.world.zone)
                    text = tr("Extend until {time}", time=time)
                    offered.append((PrimaryButton, text, "timer-plus-outline", Act(Action.EXTEND, end)))
            if Action.END in allowed:
                offered.append((PlainButton, tr("End now"), "exit-run", Ask(Action.END)))
            if Action.CANCEL in allowed:
                offered.append((AlarmButton, tr("Cancel the booking"), "close", Ask(Action.CANCEL)))
        refill(self.ids.actions, offered, self._button)

    def _fill_alternatives(self, refused: Refused) -> None:
        world, language = self.context.world, self.context.language
        found = [each for each in refused.alternatives if each.resource in world.docs]
        texts = [offer_text(world, each, "", self.context.now(), language) for each in found]
        offered = [(PrimaryButton, text, "arrow-right", each) for text, each in zip(texts, found, strict=True)]
        refill(self.ids.actions, offered, self._button)

    def _button(self, offered: Offered) -> PushButton:
        kind, text, icon_name, value = offered
        button: PushButton = kind(text=text, icon_name=icon_name, stretch=True)
        button.bind(on_release=lambda _button: self._chosen(value))
        return button

    def _chosen(self, value: Act | Ask | Alternative) -> None:
        match value:
            case Act(action=action, end=end):
                self._act(action, end)
            case Ask(about=about):
                self._asking = about
                self.refresh()
            case Alternative(resource=resource, start=start, end=end):
                to_review(self.context, resource, start, end)

    def _act(self, action: Action, end: datetime | None) -> None:
        reservation, outcome = self._reservation, self._outcome
        if self.busy or reservation is None or not isinstance(outcome, Done | Saved):
            return
        self.busy, self.message, self._asking = True, "", None
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
                self.tell(lambda: self._said(action, booked.reservation))
            case Saved(reservation=reservation):
                self._outcome = outcome
                self._remember(reservation)
                self.tell(lambda: tr("Saved. It is sent when the connection is back."))
            case Refused(refusals=refusals):
                self.tell(lambda: self._refused(refusals[:2]))
            case CodeUnknown() | SlowDown():
                self.tell(lambda: tr("This is not possible any more."))
            case _:
                self.tell(lambda: tr("That did not succeed. Please try again in a moment."))
        self.ids.scroll.to_top()
        self.refresh()

    def _refused(self, refusals: Sequence[Refusal]) -> str:
        context = self.context
        said = " ".join(refusal_text(each, context.world, context.language) for each in refusals)
        return said or context.tr("This is not possible any more.")

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
