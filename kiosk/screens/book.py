"""Choose a time: the day strip, one timeline a room, and the bar that carries the choice on."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from math import floor
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.domain.alternatives import alternatives
from kiosk.domain.availability import Slot, SlotState, refusals
from kiosk.domain.refusals import Alternative, Refusal, Rule
from kiosk.domain.spans import Span
from kiosk.services.house_view import LengthChoice, RoomDay, days, ends_from, lengths, room_day
from kiosk.ui.phrases import features, limit_text, refusal_text, span_text
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.times import day_number, length, weekday
from kiosk.ui.widgets import timeline
from kiosk.ui.widgets.basic import Card, Choice, PrimaryButton, Tag
from kiosk.ui.widgets.press import Pressable

_FIRST_WISH = timedelta(hours=1)
_WIDGETS = (timeline,)
load_look(__file__)


class DayChip(Pressable, BoxLayout):
    """A day of the strip."""

    top_text = StringProperty()
    bottom_text = StringProperty()
    selected = BooleanProperty(False)
    day = ObjectProperty(None, allownone=True)


class RoomCard(Card):
    """A room with what it has and its day."""

    resource_id = StringProperty()
    name_text = StringProperty()
    note = StringProperty()
    empty = StringProperty()
    tags = ListProperty()
    __events__ = ("on_slot",)

    def on_slot(self, slot: Slot) -> None:
        """A slot of this room was released."""

    def on_tags(self, *_args: Any) -> None:
        box = self.ids.tags
        box.clear_widgets()
        for icon_name, text in self.tags:
            box.add_widget(Tag(icon_name=icon_name, text=text))


class BarChoice(Choice):
    """A choice on the dark bar."""


class ChoiceBar(BoxLayout):
    """What is chosen, the lengths it may have and the way on; or why not, and what would work."""

    shown = BooleanProperty(False)
    refused = BooleanProperty(False)
    room = StringProperty()
    text = StringProperty()
    limit = StringProperty()
    __events__ = ("on_next", "on_length", "on_alternative")

    def on_next(self) -> None:
        """The choice is made."""

    def on_length(self, choice: LengthChoice) -> None:
        """Another length."""

    def on_alternative(self, alternative: Alternative) -> None:
        """What was offered instead is taken."""

    def offer_lengths(self, choices: list[tuple[LengthChoice, str]], chosen: datetime) -> None:
        """Chips for the lengths, the chosen one marked."""
        box = self.ids.options
        box.clear_widgets()
        for choice, text in choices:
            chip = BarChoice(text=text, selected=choice.end == chosen)
            chip.bind(on_release=lambda _chip, choice=choice: self.dispatch("on_length", choice))
            box.add_widget(chip)

    def offer_alternatives(self, options: list[tuple[Alternative, str]]) -> None:
        """Buttons for what would work."""
        box = self.ids.options
        box.clear_widgets()
        for alternative, text in options:
            button = PrimaryButton(text=text, icon_name="arrow-right", trailing_icon=True)
            button.bind(on_release=lambda _b, alternative=alternative: self.dispatch("on_alternative", alternative))
            box.add_widget(button)


class BookScreen(KioskScreen):
    """Days, rooms and the choice."""

    title_id = "Book a room"
    wish = ObjectProperty(None, allownone=True)

    def __init__(self, context: Any, **kwargs: Any) -> None:
        self._day: date | None = None
        self._page = 0
        self._cards: list[RoomCard] = []
        self._wanted = ""
        super().__init__(context, **kwargs)
        self._look = Clock.create_trigger(self._draw_what_is_seen, -1)
        self.ids.scroll.bind(scroll_y=lambda *_: self._look(), height=lambda *_: self._look())
        self.ids.rooms.bind(height=lambda *_: self._look())
        self.ids.strip.bind(width=lambda *_: self._fill_strip())

    def wipe(self) -> None:
        self._day, self._page, self._wanted, self.wish = None, 0, "", None
        self.ids.scroll.to_top()

    def show(self, resource: str = "", **_arguments: Any) -> None:
        self._wanted = resource
        if resource:
            self.wish = None
            Clock.schedule_once(self._scroll_to_wanted, 0)

    def _scroll_to_wanted(self, _dt: float) -> None:
        for card in self._cards:
            if card.resource_id == self._wanted:
                self.ids.scroll.scroll_to(card, padding=0, animate=False)

    # Drawing

    def refresh(self) -> None:
        context = self.context
        strip = days(context.world, context.now())
        if self._day is None or self._day not in strip:
            self._day, self._page = strip[0], 0
        self._fill_strip()
        self._fill_rooms()
        self._fill_bar()

    def _fill_strip(self) -> None:
        context = self.context
        strip = days(context.world, context.now())
        box, theme = self.ids.strip, self.ids.strip.theme
        if theme is None or self._day is None:
            return
        narrowest = max(theme.target, 4.1 * theme.body)
        fit = max(3, floor((box.width + theme.gap) / (narrowest + theme.gap)))
        paged = len(strip) > fit
        per_page = fit - 1 if paged else fit
        pages = [strip[n : n + per_page] for n in range(0, len(strip), per_page)]
        self._page = min(self._page, len(pages) - 1)
        box.clear_widgets()
        for day in pages[self._page]:
            box.add_widget(self._chip(day))
        if paged:
            last = self._page == len(pages) - 1
            coming = strip[0] if last else pages[self._page + 1][0]
            more = DayChip(
                top_text=context.tr("First days") if last else context.tr("Later"),
                bottom_text=f"{day_number(coming, context.language)}–",
            )
            more.bind(on_release=lambda *_: self._turn_page(0 if last else self._page + 1))
            box.add_widget(more)

    def _chip(self, day: date) -> DayChip:
        context = self.context
        today = context.world.today(context.now())
        name = context.tr("Today") if day == today else weekday(day, context.language)
        chip = DayChip(top_text=name, bottom_text=day_number(day, context.language), selected=day == self._day, day=day)
        chip.bind(on_release=lambda chip: self._choose_day(chip.day))
        return chip

    def _turn_page(self, page: int) -> None:
        self._page = page
        self._fill_strip()

    def _choose_day(self, day: date) -> None:
        self._day, self.wish = day, None
        self.refresh()

    def _fill_rooms(self) -> None:
        context = self.context
        world, now, language = context.world, context.now(), context.language
        box = self.ids.rooms
        while len(self._cards) > len(world.docs):
            box.remove_widget(self._cards.pop())
        while len(self._cards) < len(world.docs):
            card = RoomCard()
            card.bind(on_slot=self._slot_released)
            box.add_widget(card)
            self._cards.append(card)
        for card, key in zip(self._cards, world.docs, strict=True):
            room = room_day(world, key, self._day or world.today(now), now, context.visit.spans(key))
            self._fill_card(card, room, language)
        self._look()

    def _fill_card(self, card: RoomCard, room: RoomDay, language: str) -> None:
        resource = room.resource
        card.resource_id = resource.id
        card.name_text = resource.name.in_(language)
        card.tags = features(resource, language)
        card.note = resource.note.in_(language) if resource.note else ""
        card.empty = ""
        if room.unknown:
            card.empty = self.context.tr("The opening hours of this day are not known yet.")
        elif room.closed:
            card.empty = self.context.tr("Closed on this day.")
        line = card.ids.line
        line.zone, line.language = self.context.world.zone, language
        # What has passed is of no use to anybody; the day begins with the running slot.
        line.slots = [slot for slot in room.slots if slot.state is not SlotState.PAST]
        if room.slots and not line.slots:
            card.empty = self.context.tr("No more times today.")
        wish = self.wish
        line.selection = wish[1] if wish and wish[0] == resource.id else None

    def _draw_what_is_seen(self, _dt: float = 0) -> None:
        """Only timelines on the screen are drawn; the rest wait until they are scrolled to."""
        scroll, rooms = self.ids.scroll, self.ids.rooms
        hidden = max(0.0, rooms.height - scroll.height)
        bottom = hidden * scroll.scroll_y
        for card in self._cards:
            y = card.y - rooms.y
            card.ids.line.live = y + card.height >= bottom - 40 and y <= bottom + scroll.height + 40

    # Choosing

    def _slot_released(self, card: RoomCard, slot: Slot) -> None:
        resource = card.resource_id
        context = self.context
        if slot.state is SlotState.YOURS and not (self.wish and self.wish[0] == resource):
            context.navigator.go("code")
            return
        if self.wish and self.wish[0] == resource and slot.start > self.wish[1].start:
            reachable = ends_from(context.world, resource, self.wish[1].start, context.now())
            if slot.end in reachable:
                self._choose(resource, Span(self.wish[1].start, slot.end))
                return
        choices = lengths(context.world, resource, slot.start, context.now())
        if not choices:
            self._refuse(resource, slot)
            return
        fitting = [choice for choice in choices if choice.length <= _FIRST_WISH] or choices[:1]
        self._choose(resource, Span(slot.start, fitting[-1].end))

    def _choose(self, resource: str, span: Span) -> None:
        self.wish = (resource, span, None)
        self._mark()
        self._fill_bar()

    def _refuse(self, resource: str, slot: Slot) -> None:
        """Tell the rule that forbids the slot; the bar offers what would work."""
        context = self.context
        calendar = context.world.calendar(resource)
        wished = Span(slot.start, slot.start + max(calendar.rules.min_period, calendar.rules.slot))
        broken = refusals(calendar, wished, context.now())
        self.wish = (resource, wished, broken[0] if broken else Refusal(rule=Rule.BAD_SPAN))
        self._mark()
        self._fill_bar()

    def _mark(self) -> None:
        for card in self._cards:
            wish = self.wish
            chosen = wish is not None and wish[0] == card.resource_id and wish[2] is None
            card.ids.line.selection = wish[1] if wish and chosen else None

    def _fill_bar(self) -> None:
        bar = self.ids.bar
        wish = self.wish
        bar.shown = wish is not None
        if wish is None:
            return
        resource, span, refusal = wish
        context = self.context
        world, now, language = context.world, context.now(), context.language
        if resource not in world.docs:
            self.wish, bar.shown = None, False
            return
        bar.room = world.docs[resource].resource.name.in_(language)
        bar.refused = refusal is not None
        if refusal is not None:
            bar.text, bar.limit = refusal_text(refusal, world, language), ""
            bar.offer_alternatives(self._alternatives(resource, span))
            return
        choices = lengths(world, resource, span.start, now)
        if span.end not in [choice.end for choice in choices]:
            possible = ends_from(world, resource, span.start, now)
            if span.end not in possible:
                # Somebody was quicker, at another kiosk.
                self.wish = (resource, span, Refusal(rule=Rule.TAKEN))
                self._fill_bar()
                return
        bar.text = f"{span_text(world, span.start, span.end, now, language)} · {length(span.length, language)}"
        bar.limit = limit_text(choices[-1], language) if choices and span.end == choices[-1].end else ""
        bar.offer_lengths([(choice, length(choice.length, language)) for choice in choices], span.end)

    def _alternatives(self, resource: str, span: Span) -> list[tuple[Alternative, str]]:
        context = self.context
        world, now, language = context.world, context.now(), context.language
        found = alternatives(world.resources, world.calendars(), resource, span, now)
        return [(each, self._offer(each, resource, now, language)) for each in found]

    def _offer(self, alternative: Alternative, resource: str, now: datetime, language: str) -> str:
        world = self.context.world
        when = span_text(world, alternative.start, alternative.end, now, language)
        if alternative.resource == resource:
            return when
        return f"{world.docs[alternative.resource].resource.name.in_(language)} · {when}"

    def length_chosen(self, choice: LengthChoice) -> None:
        if self.wish:
            self._choose(self.wish[0], Span(self.wish[1].start, choice.end))

    def alternative_taken(self, alternative: Alternative) -> None:
        self._day = self.context.world.today(alternative.start)
        self.wish = (alternative.resource, Span(alternative.start, alternative.end), None)
        self.refresh()

    def go_on(self) -> None:
        if self.wish is None:
            return
        resource, span, _ = self.wish
        asks = self.context.world.docs[resource].resource.rules.asks
        self.context.navigator.go("details" if asks else "review", resource=resource, start=span.start, end=span.end)
