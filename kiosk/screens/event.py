"""One event: everything that is known of it, and codes to take it along on a phone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, StringProperty

from kiosk.domain.events import Event, EventStatus, LinkKind
from kiosk.services.events_view import Listed, in_full, listed
from kiosk.services.house_pages import place_of_event
from kiosk.services.ics import Entry, calendar_entry
from kiosk.ui import event_phrases as phrases
from kiosk.ui.context import Context
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.widgets import events, picture, qr
from kiosk.ui.widgets.basic import Words
from kiosk.ui.widgets.qr import QrCard
from kiosk.ui.widgets.refill import refill

for _module in (events, picture, qr):
    load_look(str(_module.__file__))
load_look(__file__)

_FEW_DATES = 5
_LONGEST_TYPED = 44
"""Letters of an address that somebody might type from the screen."""


@dataclass(frozen=True, slots=True)
class _Code:
    """A QR code: what stands in it, what it is for, and what can be typed or written down instead."""

    content: str
    title: str
    short: str


class EventScreen(KioskScreen):
    """Picture, when, where, for how much, what it is about."""

    title_id = "Event"
    heading = StringProperty()
    state_text = StringProperty()
    new_time_text = StringProperty()
    lead_text = StringProperty()
    picture_id = StringProperty()
    alt_text = StringProperty()
    credit_text = StringProperty()
    icon_name = StringProperty("calendar")
    tone = StringProperty("sea")
    when_rows = ListProperty()
    facts = ListProperty()
    access_text = StringProperty()
    more_dates = BooleanProperty(False)
    all_dates_text = StringProperty()
    called_off = BooleanProperty(False)
    is_on_plan = BooleanProperty(False)
    row: Listed | None = ObjectProperty(None, allownone=True)

    def __init__(self, context: Context, **kwargs: Any) -> None:
        self._key, self._all_dates = "", False
        self._start: datetime | None = None
        self._known: tuple[Any, ...] = ()
        self._codes: list[_Code] = []
        self._draw_codes = Clock.create_trigger(self._next_code, 0)
        super().__init__(context, **kwargs)

    def show(self, event: str, start: datetime | None = None, **_arguments: Any) -> None:
        if event != self._key:
            self._all_dates = False
        self._key, self._start, self._known = event, start, ()
        self.ids.scroll.to_top()

    def wipe(self) -> None:
        self._key, self._start, self._known, self._all_dates = "", None, (), False
        self.row = None

    def refresh(self) -> None:
        context = self.context
        world, now = context.world, context.now()
        known = (self._key, world.events_version, world.plan, now.replace(second=0, microsecond=0), context.language)
        if not self._key or known == self._known:
            return
        event = context.events.find(self._key)
        if event is None:
            # It went while it was looked at: what is on the screen stays, and says so.
            self.message = context.tr("This event is no longer listed.")
            return
        self._known, self.message = known, ""
        self._tell(event, now)

    def _tell(self, event: Event, now: datetime) -> None:
        context = self.context
        world, language, zone = context.world, context.language, context.world.zone
        today = world.today(now)
        start = (self._start - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() if self._start else -1
        row = listed(event, int(start), now)
        row = row if row.at else in_full(event, now)
        fitting = phrases.filter_of(event, world.house)
        self.row = row
        self.heading = phrases.title(event, language)
        self.called_off = row.status is EventStatus.CANCELLED
        self.state_text = phrases.state(row, language)
        self.new_time_text = phrases.new_time(row, today, language, zone) if self.called_off else ""
        self.lead_text = phrases.words(event.lead, language)
        self.icon_name = event.icon or (fitting.icon if fitting else "calendar")
        self.tone = fitting.tone if fitting else "sea"
        self.picture_id, self.credit_text = event.picture or "", event.picture_credit
        self.alt_text = phrases.words(event.picture_alt, language)
        self.access_text = phrases.words(event.accessibility, language)
        self.facts = self._facts(event, now)
        self.is_on_plan = place_of_event(world, event) is not None
        self._dates(row)
        paragraphs = [each for each in phrases.words(event.description, language).split("\n\n") if each]
        refill(self.ids.story, paragraphs, lambda words: Words(text=words))
        self._plan_codes(row, now)

    def _facts(self, event: Event, now: datetime) -> list[tuple[str, str]]:
        language, zone = self.context.language, self.context.world.zone
        place = phrases.words(event.place, language)
        address = phrases.words(event.address, language)
        rows = [
            ("map-marker", ", ".join(part for part in (place, address if address != place else "") if part)),
            ("cash", phrases.price(event, language)),
            ("account-group", phrases.organiser(event, language)),
            ("seat", phrases.seats(event, language)),
            ("pencil", phrases.signing_up(event, now, language, zone)),
            ("human-child", phrases.ages(event, language)),
        ]
        return [row for row in rows if row[1]]

    def _dates(self, row: Listed) -> None:
        """When: the time it was opened for first, then the others."""
        language, zone = self.context.language, self.context.world.zone
        today = self.context.world.today(self.context.now())
        times = [each for each in (row.at, *row.again) if each is not None]
        shown = times if self._all_dates or len(times) <= _FEW_DATES + 1 else times[:_FEW_DATES]
        rows = []
        for each in shown:
            off = each.status is EventStatus.CANCELLED and row.event.status is not EventStatus.CANCELLED
            text = phrases.day_and_hours(each, today, language, zone)
            rows.append(("calendar-remove" if off else "calendar-clock", self._off(text) if off else text))
        self.when_rows = rows or [("calendar-question", self.context.tr("No time yet"))]
        self.more_dates = len(shown) < len(times)
        self.all_dates_text = self.context.trn("Show the only time", "Show all {n} times", max(2, len(times)))

    def _off(self, time: str) -> str:
        return self.context.tr("{time} · called off", time=time)

    def show_all_dates(self) -> None:
        self._all_dates = True
        if self.row is not None:
            self._dates(self.row)

    def to_plan(self) -> None:
        place = place_of_event(self.context.world, self.row.event) if self.row is not None else None
        if place is not None:
            self.context.navigator.go("plan", place=place.id, way=True)

    # Codes for a phone

    def _plan_codes(self, row: Listed, now: datetime) -> None:
        """What is offered; drawn one a frame after the screen is up, for each takes as long as some frames."""
        tr, event = self.context.tr, row.event
        takes_place = not self.called_off
        wanted = {
            LinkKind.SIGN_UP: tr("Sign up on your phone") if takes_place and not row.full else "",
            LinkKind.TICKETS: tr("Get tickets on your phone") if takes_place else "",
            LinkKind.PAGE: tr("Read more on your phone"),
        }
        # By address: a page that is also where one signs up is offered once.
        titles = {event.link(kind): title for kind, title in reversed(wanted.items()) if title}
        codes = [_Code(each, titles[each], self._typed(each)) for each in reversed(titles) if each]
        if row.at is not None and row.status in (EventStatus.SCHEDULED, EventStatus.RESCHEDULED):
            codes.append(self._calendar(row, now))
        before = self._codes
        self._codes = codes
        if codes != before:
            self.ids.codes.clear_widgets()
            Clock.unschedule(self._draw_codes)
            self._draw_codes()

    def _typed(self, address: str) -> str:
        """An address as one types it; of a long one only where it is."""
        short = address.partition("://")[2].removeprefix("www.").rstrip("/")
        host = short.partition("/")[0]
        if len(short) <= _LONGEST_TYPED:
            # Nothing but a slash is a good place to break it.
            return self.context.tr("Or type: {address}", address=short.replace("/", "/\n"))
        return self.context.tr("Or look at: {address}", address=host)

    def _calendar(self, row: Listed, now: datetime) -> _Code:
        context, at = self.context, row.at
        language, zone = context.language, context.world.zone
        if at is None:
            raise ValueError("nothing to put into a calendar")
        entry = Entry(
            uid=f"{row.event.id}-{at.start:%Y%m%d%H%M}",
            start=at.start,
            end=at.end,
            summary=phrases.title(row.event, language),
            place=phrases.words(row.event.place, language) or context.world.house.name.in_(language),
            zone=zone if at.all_day else None,
        )
        time = phrases.day_and_hours(at, context.world.today(now), language, zone)
        title = context.tr("Add it to your phone's calendar")
        return _Code(calendar_entry(entry, now), title, context.tr("Or write down: {code}", code=time))

    def _next_code(self, _dt: float) -> None:
        box = self.ids.codes
        drawn = len(box.children)
        if self.manager is not None and self.manager.transition.is_active:
            self._draw_codes()
            return
        if drawn < len(self._codes):
            code = self._codes[drawn]
            try:
                modules = self.context.qr(code.content)
            except ValueError:
                modules = None  # longer than any code: what can be typed is still there
            box.add_widget(QrCard(modules=modules, title_text=code.title, short_text=code.short))
            self._draw_codes()
