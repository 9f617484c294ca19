"""Choose a time: the day strip, one timeline a room, and the bar that carries the choice on."""

from __future__ import annotations

from datetime import date, datetime
from math import floor
from typing import Any

from kivy.app import App
from kivy.clock import Clock
from kivy.properties import ObjectProperty

from kiosk.domain.availability import Slot, SlotState
from kiosk.domain.refusals import Alternative
from kiosk.domain.spans import Span
from kiosk.services.choosing import Choice, offers, renewed, tapped
from kiosk.services.house_view import RoomDay, days, lengths, room_day
from kiosk.ui.asking import to_review
from kiosk.ui.phrases import features, limit_text, offer_text, refusal_text, span_text
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.times import day_number, length, weekday
from kiosk.ui.translate import plain
from kiosk.ui.widgets.refill import refill
from kiosk.ui.widgets.rooms import DayChip, RoomCard

load_look(__file__)

_FIRST_CARDS = 5
"""As many as a tall screen shows."""

ChipItem = tuple[str, str, str, bool, date | int]
"""Words above and below, whether chosen, and the day or the page of days it stands for."""


class BookScreen(KioskScreen):
    """Days, rooms and the choice."""

    title_id = "Book a room"
    choice: Choice | None = ObjectProperty(None, allownone=True)

    def __init__(self, context: Any, **kwargs: Any) -> None:
        self._day: date | None = None
        self._page = 0
        self._cards: list[RoomCard] = []
        self._most_cards = _FIRST_CARDS
        self._grow = Clock.create_trigger(self._more, 0.1)
        super().__init__(context, **kwargs)
        self._theme = App.get_running_app().theme
        self._look = Clock.create_trigger(self._draw_what_is_seen, -1)
        # When the bar has its height.
        self._follow = Clock.create_trigger(self._choice_into_view, 0.05)
        self.ids.scroll.bind(scroll_y=self._look, height=self._look)
        self.ids.content.bind(height=self._look)
        # In the next frame: a rule that is just being told of a new size must not lose its widget meanwhile.
        self._refit = Clock.create_trigger(self._strip_resized, -1)
        self.ids.strip.bind(width=self._refit)

    def warm_up(self) -> None:
        """The cards that are seen first; a house with many rooms need not keep them all before anybody asks."""
        self.refresh()

    def wipe(self) -> None:
        self._day, self._page, self.choice = None, 0, None
        self.ids.scroll.to_top()

    def show(self, resource: str = "", **_arguments: Any) -> None:
        self._grow()
        if resource:
            self.choice = None
            self._most_cards = len(self.context.world.docs)
            Clock.schedule_once(lambda _dt: self._scroll_to(resource), 0)

    def _more(self, _dt: float) -> None:
        """Two more cards in a frame of their own, until every room has one."""
        if len(self._cards) < len(self.context.world.docs):
            self._most_cards += 2
            self.refresh()
            self._grow()

    def _scroll_to(self, resource: str) -> None:
        for card in self._cards:
            if card.resource_id == resource:
                self.ids.scroll.scroll_to(card, padding=0, animate=False)

    # Drawing

    def refresh(self) -> None:
        context = self.context
        strip = days(context.world, context.now())
        if self._day is None or self._day not in strip:
            self._day, self._page = strip[0], 0
        if self.choice is not None:
            self.choice = renewed(context.world, self.choice, context.now())
        self._fill_strip(strip)
        self._fill_rooms(self._day)
        self._fill_bar()

    def _strip_resized(self, *_args: Any) -> None:
        self._fill_strip(days(self.context.world, self.context.now()))

    def _fill_strip(self, strip: list[date]) -> None:
        """As many days as fit with 15 mm each; the last chip turns the page (no dragging needed)."""
        box, theme, context = self.ids.strip, self._theme, self.context
        narrowest = max(theme.target, 4.1 * theme.body)
        fit = max(3, floor((box.width + theme.gap) / (narrowest + theme.gap)))
        per_page = fit - 1 if len(strip) > fit else fit
        pages = [strip[n : n + per_page] for n in range(0, len(strip), per_page)]
        self._page = min(self._page, len(pages) - 1)
        chips = [self._day_chip(day) for day in pages[self._page]]
        if len(pages) > 1:
            page = (self._page + 1) % len(pages)
            words = context.tr("Later") if page else context.tr("First days")
            first = day_number(pages[page][0], context.language)
            chips.append((words, f"{first}–", context.tr("{words}, from {day}", words=words, day=first), False, page))
        refill(box, chips, self._chip, _fill_chip)

    def _day_chip(self, day: date) -> ChipItem:
        context = self.context
        today = context.world.today(context.now())
        name = context.tr("Today") if day == today else weekday(day, plain(context.language))
        return name, day_number(day, context.language), "", day == self._day, day

    def _chip(self, item: ChipItem) -> DayChip:
        chip = DayChip()
        _fill_chip(chip, item)
        chip.bind(on_release=lambda chip: self._chip_released(chip.value))
        return chip

    def _chip_released(self, value: date | int) -> None:
        """A day, or the number of a page of days."""
        if isinstance(value, int):
            self._page = value
            self._strip_resized()
        else:
            self._day, self.choice = value, None
            self.refresh()

    def _fill_rooms(self, day: date) -> None:
        """One card a room; cards are kept and filled anew, so that a change of day builds nothing."""
        context = self.context
        world, now = context.world, context.now()
        box = self.ids.rooms
        while len(self._cards) > len(world.docs):
            box.remove_widget(self._cards.pop())
        while len(self._cards) < min(len(world.docs), self._most_cards):
            card = RoomCard()
            card.bind(on_slot=self._slot_released)
            box.add_widget(card)
            self._cards.append(card)
        for card, key in zip(self._cards, world.docs, strict=False):
            self._fill_card(card, room_day(world, key, day, now, context.visit.spans(key)))
        self._mark()
        self._look()

    def _fill_card(self, card: RoomCard, room: RoomDay) -> None:
        resource, context = room.resource, self.context
        card.resource_id = resource.id
        card.name_text = resource.name.in_(context.language)
        card.tags = features(resource, context.language)
        card.note = resource.note.in_(context.language) if resource.note else ""
        # What has passed is of no use to anybody; the day begins with the running slot.
        coming = [slot for slot in room.slots if slot.state is not SlotState.PAST]
        line = card.ids.line
        line.zone, line.language, line.slots = context.world.zone, context.language, coming
        if room.unknown:
            card.empty = context.tr("The opening hours of this day are not known yet.")
        elif room.closed:
            card.empty = context.tr("Closed on this day.")
        else:
            card.empty = "" if coming else context.tr("No more times today.")

    def _mark(self) -> None:
        choice = self.choice
        for card in self._cards:
            mine = choice is not None and choice.refusal is None and choice.resource == card.resource_id
            card.ids.line.selection = choice.span if choice is not None and mine else None

    def _draw_what_is_seen(self, _dt: float = 0) -> None:
        """Only timelines on the screen are drawn; the rest wait until they are scrolled to."""
        scroll, content = self.ids.scroll, self.ids.content
        bottom = max(0.0, content.height - scroll.height) * scroll.scroll_y
        for card in self._cards:
            y = card.y - content.y
            card.ids.line.live = y + card.height >= bottom and y <= bottom + scroll.height

    # Choosing

    def _slot_released(self, card: RoomCard, slot: Slot) -> None:
        context = self.context
        chosen = self.choice is not None and self.choice.resource == card.resource_id
        if slot.state is SlotState.YOURS and not chosen:
            context.navigator.go("code")
            return
        self._choose(tapped(context.world, self.choice, card.resource_id, slot, context.now()))

    def _choice_into_view(self, _dt: float) -> None:
        """The bar comes up over what was touched; what is offered instead may be in another room."""
        choice = self.choice
        if choice is None:
            return
        for card in self._cards:
            line = card.ids.line
            slot = next((each for each in line.slots if each.span.end > choice.span.start), None)
            if card.resource_id == choice.resource and slot is not None:
                _left, bottom, _width, height = line.bounds(slot)
                gap = self._theme.gap
                self.ids.scroll.into_view(line.parent.to_window(0, bottom)[1] - gap, height + gap)

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self._mark()
        self._fill_bar()
        self._follow()

    def _fill_bar(self) -> None:
        bar, choice, context = self.ids.bar, self.choice, self.context
        bar.shown = choice is not None
        if choice is None:
            return
        world, now, language = context.world, context.now(), context.language
        bar.room = world.docs[choice.resource].resource.name.in_(language)
        bar.refused = choice.refusal is not None
        if choice.refusal is not None:
            bar.text, bar.limit = refusal_text(choice.refusal, world, language), ""
            found = offers(world, choice, now)
            bar.offer_instead([(offer_text(world, each, choice.resource, now, language), each) for each in found])
            return
        options = lengths(world, choice.resource, choice.span.start, now)
        bar.text = f"{span_text(world, choice.span, now, language)} · {length(choice.span.length, language)}"
        bar.limit = limit_text(options[-1], language) if options and choice.span.end == options[-1].end else ""
        bar.offer_lengths([(length(each.length, language), each.end == choice.span.end, each.end) for each in options])

    def take(self, option: Alternative | datetime) -> None:
        """Another end, or what was offered instead."""
        if isinstance(option, Alternative):
            self._day = self.context.world.today(option.start)
            self.choice = Choice(resource=option.resource, span=Span(option.start, option.end))
            self.refresh()
            self._follow()
        elif self.choice is not None:
            self._choose(Choice(resource=self.choice.resource, span=Span(self.choice.span.start, option)))

    def go_on(self) -> None:
        choice = self.choice
        if choice is None or choice.refusal is not None:
            return
        to_review(self.context, choice.resource, choice.span.start, choice.span.end)


def _fill_chip(chip: DayChip, item: ChipItem) -> None:
    chip.top_text, chip.bottom_text, chip.name, chip.selected, chip.value = item
    chip.can_be_selected = isinstance(chip.value, date)
