"""Check and confirm: what, when, under which rules; and when the answer is no, why and what would work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from kivy.properties import BooleanProperty, ListProperty, StringProperty

from kiosk.api.booking import Booked, Details
from kiosk.domain.refusals import Alternative
from kiosk.domain.rooms import Confirmation, Resource
from kiosk.domain.spans import Span
from kiosk.domain.visit import Own
from kiosk.services.house_view import lengths
from kiosk.services.outcomes import Done, Failed, Outcome, Refused, Saved, Wish
from kiosk.ui.masks import masked
from kiosk.ui.phrases import features, offer_text, refusal_text, span_text
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.times import at_clock, length
from kiosk.ui.widgets.basic import Choice, PrimaryButton, PushButton
from kiosk.ui.widgets.refill import refill

load_look(__file__)


class ReviewScreen(KioskScreen):
    """The last look before a booking."""

    title_id = "Check and confirm"
    room = StringProperty()
    icon_name = StringProperty("door-open")
    when = StringProperty()
    long = StringProperty()
    notes = ListProperty()
    tags = ListProperty()
    sending = BooleanProperty(False)
    refusal = StringProperty()
    offers = BooleanProperty(False)
    confirm_text = StringProperty()

    def __init__(self, context: Any, **kwargs: Any) -> None:
        self._wish: Wish | None = None
        self._adjust = False
        self._refused: Refused | None = None
        super().__init__(context, **kwargs)

    def show(
        self,
        resource: str,
        start: datetime,
        end: datetime,
        details: Details | None = None,
        card: str | None = None,
        adjust: bool = False,
        **_arguments: Any,
    ) -> None:
        self._wish = Wish(resource=resource, span=Span(start, end), details=details or Details(), card=card)
        self._adjust, self._refused = adjust, None
        self.sending, self.message = False, ""
        self.ids.scroll.to_top()

    def wipe(self) -> None:
        self._wish, self._refused = None, None
        self.sending, self.message, self.refusal, self.notes = False, "", "", []
        self._offer(())

    def refresh(self) -> None:
        wish, world = self._wish, self.context.world
        if wish is None or wish.resource not in world.docs:
            return
        context, now = self.context, self.context.now()
        language = context.language
        resource = world.docs[wish.resource].resource
        self.room = resource.name.in_(language)
        self.icon_name = resource.icon
        self.when = span_text(world, wish.span, now, language)
        self.long = length(wish.span.length, language)
        by_staff = resource.rules.confirmation is Confirmation.BY_STAFF
        self.confirm_text = context.tr("Send the request") if by_staff else context.tr("Confirm the booking")
        self.tags = features(resource, language)
        self.notes = self._notes(resource, wish, now)
        self._fill_options(wish, now)
        self.refusal = ""
        self.offers = self._refused is not None and bool(self._refused.alternatives)
        if self._refused is not None:
            self.refusal = " ".join(refusal_text(each, world, language) for each in self._refused.refusals[:2])

    def _notes(self, resource: Resource, wish: Wish, now: datetime) -> list[tuple[str, str]]:
        """What the patron should know before saying yes."""
        context, rules, language = self.context, resource.rules, self.context.language
        notes: list[tuple[str, str]] = []
        if resource.note:
            notes.append(("information-outline", resource.note.in_(language)))
        if wish.details.name:
            notes.append(("account", masked(wish.details.name)))
        if wish.details.people:
            people = context.trn("{n} person", "{n} people", wish.details.people)
            notes.append(("account-group", people))
        if rules.confirmation is Confirmation.BY_STAFF:
            notes.append(("account-check", context.tr("Staff will confirm this. See the answer here with your code.")))
        elif wish.span.start <= now:
            notes.append(("map-marker-check", context.tr("The room is yours at once. You need not check in.")))
        elif rules.no_show_release is not None:
            values = {
                "time": at_clock(wish.span.start + rules.no_show_release, language, context.world.zone),
                "length": length(rules.check_in_opens, language),
            }
            text = context.tr("Check in here with your code by {time}, or the room is given to others.", **values)
            notes.append(("map-marker-check", text))
        if not context.world.online:
            text = context.tr("There is no connection just now. The booking is provisional until it is back.")
            notes.append(("cloud-off-outline", text))
        return notes

    def _fill_options(self, wish: Wish, now: datetime) -> None:
        """Other lengths for a walk-up, or what would work after a refusal."""
        world, language = self.context.world, self.context.language
        if self._refused is not None:
            found = self._refused.alternatives
            self._offer((offer_text(world, each, wish.resource, now, language), False, each) for each in found)
        elif self._adjust:
            choices = lengths(world, wish.resource, wish.span.start, now)
            self._offer((length(each.length, language), each.end == wish.span.end, each.end) for each in choices)
        else:
            self._offer(())

    def _offer(self, options: Iterable[tuple[str, bool, Alternative | datetime]]) -> None:
        """What would work stands above the card, lengths below it."""
        above, below = ((), tuple(options)) if self._refused is None else (tuple(options), ())
        for box, held in ((self.ids.options, above), (self.ids.lengths, below)):
            refill(box, held, lambda option: self._option(*option))

    def _option(self, text: str, selected: bool, value: Alternative | datetime) -> PushButton:
        button: PushButton
        if isinstance(value, Alternative):
            button = PrimaryButton(text=text, icon_name="arrow-right", trailing_icon=True)
        else:
            button = Choice(text=text, selected=selected, icon_name="check" if selected else "")
        button.bind(on_release=lambda _button: self._take(value))
        return button

    def _take(self, value: Alternative | datetime) -> None:
        """One touch takes what was offered; it stands on the card, ready to be confirmed."""
        wish = self._wish
        if wish is None or self.sending:
            return
        if isinstance(value, Alternative):
            self._wish = replace(wish, resource=value.resource, span=Span(value.start, value.end))
        else:
            self._wish = replace(wish, span=Span(wish.span.start, value))
        self._refused = None
        self.refresh()

    # Booking

    def confirm(self) -> None:
        if self._wish is None or self.sending:
            return
        self.sending, self.message, self._refused = True, "", None
        wish = self._wish
        self.context.desk.book(wish, self.context.for_this_visit(lambda outcome: self._answered(wish, outcome)))

    def _answered(self, wish: Wish, outcome: Outcome) -> None:
        here = wish is self._wish  # the patron may have gone back, and look at another time by now
        self.sending = self.sending and not here
        tr = self.context.tr
        match outcome:
            case Done(booked=Booked(reservation=reservation), code=code) | Saved(reservation=reservation, code=code):
                self._remember(reservation)
                replace = here and self.context.navigator.shows(self)
                self.context.navigator.go("done", replace=replace, outcome=outcome, code=code)
            case _ if not here:
                pass
            case Refused():
                self._refused = outcome
                self.refresh()
                self.ids.scroll.to_top()
            case Failed(reference=reference):
                self.tell(
                    lambda: tr(
                        "The booking did not succeed. Please tell staff this code: {reference}", reference=reference
                    )
                )
            case _:
                self.tell(lambda: tr("The booking did not succeed. Please try again in a moment."))

    def _remember(self, reservation: Any) -> None:
        self.context.remember(Own(reservation=reservation.id, resource=reservation.resource, span=reservation.span))

    def change_time(self) -> None:
        self.context.navigator.go("book", resource=self._wish.resource if self._wish else "")
