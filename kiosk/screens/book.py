"""Choose a time: the day strip, one timeline a room, and the bar that carries the choice on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from kivy.app import App
from kivy.clock import Clock
from kivy.properties import BooleanProperty, ObjectProperty

from kiosk.domain.availability import Slot, SlotState
from kiosk.domain.refusals import Alternative
from kiosk.domain.spans import Span
from kiosk.services.choosing import Choice, offers, renewed, tapped
from kiosk.services.house_view import RoomDay, days, lengths, room_day
from kiosk.ui.asking import to_review
from kiosk.ui.phrases import features, limit_text, offer_text, refusal_text, span_text
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.times import length
from kiosk.ui.widgets import day_strip
from kiosk.ui.widgets.rooms import RoomCard

load_look(__file__)

USED_IN_KV = (day_strip,)

_FIRST_CARDS = 5
"""As many as a tall screen shows."""


class BookScreen(KioskScreen):
    """Days, rooms and the choice."""

    title_id = "Book a room"
    choice: Choice | None = ObjectProperty(None, allownone=True)
    cramped = BooleanProperty(False)
    """So few lines that the days scroll with the rooms, and the bar says in a line or two what it says."""

    def __init__(self, context: Any, **kwargs: Any) -> None:
        self._day: date | None = None
        self._length_chosen = False
        """The patron is among the lengths; until then the bar begins anew with each choice."""
        self._cards: list[RoomCard] = []
        self._most_cards = _FIRST_CARDS
        self._grow = Clock.create_trigger(self._more, 0.1)
        super().__init__(context, **kwargs)
        self._theme = App.get_running_app().theme
        self._look = Clock.create_trigger(self._draw_what_is_seen, -1)
        # When the bar has its height.
        self._follow = Clock.create_trigger(self._choice_into_view, 0.05)
        self.ids.scroll.bind(scroll_y=self._look, height=self._resized)
        self.ids.content.bind(height=self._look)
        self._place = Clock.create_trigger(self._place_days, -1)
        self.bind(cramped=self._place)

    def warm_up(self) -> None:
        """The cards that are seen first; a house with many rooms need not keep them all before anybody asks."""
        self.refresh()

    def wipe(self) -> None:
        self._day, self.choice = None, None
        self.ids.strip.to_first()
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
            self._day = strip[0]
            self.ids.strip.to_first()
        if self.choice is not None:
            self.choice = renewed(context.world, self.choice, context.now())
        self.ids.strip.show(strip, self._day, context.world.today(context.now()), context.language)
        self._fill_rooms(self._day)
        self._fill_bar()

    def _place_days(self, *_args: Any) -> None:
        """Above the rooms, or among them."""
        days, box = self.ids.days, self.ids.content if self.cramped else self.ids.frame
        if days.parent is not box:
            days.parent.remove_widget(days)
            box.add_widget(days, index=len(box.children))

    def _resized(self, *_args: Any) -> None:
        """The bar has come up, or letters have become larger."""
        self._look()
        self._follow()

    def choose_day(self, day: date) -> None:
        self._day, self.choice = day, None
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
        self._length_chosen = False
        self._choose(tapped(context.world, self.choice, card.resource_id, slot, context.now()))

    def _choice_into_view(self, _dt: float) -> None:
        """The bar comes up over what was touched; what is offered instead may be in another room."""
        choice = self.choice
        if choice is None:
            return
        self.ids.bar.show_length(anew=not self._length_chosen)
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
        self._length_chosen = not isinstance(option, Alternative)
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
