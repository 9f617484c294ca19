"""What is on: a list by days, the house's own chips over it, and words to search by."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.domain.events import EventStatus
from kiosk.services.event_rows import EventRows
from kiosk.services.events_view import EventWish, Listed, Order, Pages, When, window
from kiosk.ui import event_phrases as phrases
from kiosk.ui.context import Context
from kiosk.ui.event_chips import SEARCH, Chip, chips, chosen, tapped
from kiosk.ui.identity import kept
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.widgets import events, long_list
from kiosk.ui.widgets.basic import Choice
from kiosk.ui.widgets.events import EventHeading, EventRow
from kiosk.ui.widgets.keyboard import BACKSPACE, Keyboard
from kiosk.ui.widgets.refill import refill

load_look(str(events.__file__))
load_look(__file__)
USED_IN_KV = (long_list,)

_LONGEST = 40


class EventsScreen(KioskScreen):
    """List, chips and search."""

    title_id = "Events"
    typed = StringProperty()
    searching = BooleanProperty(False)
    typing = BooleanProperty(False)
    narrowed = BooleanProperty(False)
    """Whether there is more to see with fewer chips."""
    most = NumericProperty(0)
    """Height in px that chips over the list may have."""
    brief = BooleanProperty(False)
    """They would have more: one control says what is chosen and brings them in place of the list."""
    choosing = BooleanProperty(False)
    chosen_text = StringProperty()
    stale_text = StringProperty()

    def __init__(self, context: Context, **kwargs: Any) -> None:
        self._wish = EventWish()
        self._pages = Pages(Order(), lambda _keys: [])
        self._rows = EventRows(Order(), context.world.zone)
        self._made_for: tuple[Any, ...] = ()
        self._said_in: tuple[Any, ...] = ()
        self._looking_at_one = False
        self._from_the_top = True
        super().__init__(context, **kwargs)
        rows = self.ids.rows
        rows.makers = {"event": self._make_row, "heading": EventHeading}
        rows.kind = lambda index: "event" if self._rows.heading(index) is None else "heading"
        rows.fill = self._fill
        self._keyboard = Keyboard(hyphen=False)
        self._keyboard.bind(on_key=lambda _keyboard, value: self.key(value))

    def warm_up(self) -> None:
        # Rows for the first patron, made while nobody waits for them.
        self.ids.rows.prepare("event", 12)
        self.ids.rows.prepare("heading", 4)
        self.refresh()

    def show(self, when: When = When.ANY, **_arguments: Any) -> None:
        if not self._looking_at_one:
            self._wish_for(EventWish(when=when))
            self.typed, self.searching, self.typing, self.choosing = "", False, False, False
        self._looking_at_one = False

    def wipe(self) -> None:
        self._looking_at_one = False
        self.show()

    # The list

    def refresh(self) -> None:
        context = self.context
        now, world = context.now(), context.world
        made_for = (self._wish, world.events_version, world.zone, now.replace(second=0, microsecond=0))
        if made_for != self._made_for:
            self._list(now, started_anew=self._from_the_top)
            self._made_for = made_for
        self._from_the_top = False
        self._say(now)

    def _list(self, now: datetime, started_anew: bool) -> None:
        """Ask for the order of the list; what is at the top stays there when it is the same list, only newer."""
        context, rows, before = self.context, self.ids.rows, self._pages.order
        zone = context.world.zone
        order = context.events.order(self._wish, window(self._wish.when, now, zone))
        new_documents = not self._made_for or self._made_for[1] != context.world.events_version
        if not started_anew and not new_documents and (order.keys, order.starts) == (before.keys, before.starts):
            return
        top = self._rows.key_at(rows.first)
        self._pages = Pages(order, context.events.read)
        self._rows = EventRows(order, zone)
        first = 0 if started_anew or top is None else self._rows.row_of(top)
        rows.begin(len(self._rows), first, rows.above if first else 0.0)

    def _say(self, now: datetime) -> None:
        """Everything that is words: the chips, and the rows when the language or the day is another."""
        context = self.context
        house, today = context.world.house, context.world.today(now)
        said_in = (context.language, today, house.event_filters)
        if said_in != self._said_in:
            self._said_in = said_in
            self.ids.rows.again()
        self._keyboard.space_name, self._keyboard.erase_name = context.tr("Space"), context.tr("Erase")
        self._fill_chips()
        wish, stale = self._wish, house.events_stale
        self.narrowed = not self._pages.order and (wish != EventWish() and not self.searching)
        self.message = "" if self._pages.order else self._nothing()
        self.stale_text = ""
        if stale is not None:
            time = phrases.moment(stale, today, context.language, context.world.zone)
            self.stale_text = context.tr("Events as of {time}", time=time)

    def _nothing(self) -> str:
        """Why there is nothing to see."""
        tr, wish = self.context.tr, self._wish
        if self.context.events.troubled:
            return tr("Events cannot be shown just now. Please ask staff.")
        if wish.words:
            return tr("Nothing was found with the words “{words}”.", words=self.typed)
        if wish != EventWish():
            return tr("There is nothing of this kind in sight just now.")
        return tr("There are no events in sight just now.")

    def _make_row(self) -> EventRow:
        row = EventRow()
        row.bind(on_release=self._open)
        return row

    def _fill(self, widget: Any, index: int) -> None:
        context = self.context
        world, language, today = context.world, context.language, context.world.today(context.now())
        section = self._rows.heading(index)
        if section is not None:
            widget.text = phrases.heading(section, today, language)
            return
        row = self._pages.row(self._rows.place(index))
        if row is None:
            # Gone since the list was made; the next world brings a list without it.
            widget.event_id, widget.title_text = "", context.tr("This event is no longer listed.")
            widget.state_text = widget.when_text = widget.facts_text = widget.again_text = ""
            return
        self._fill_row(widget, row, today, language, world.zone)

    def _fill_row(self, widget: EventRow, row: Listed, today: Any, language: str, zone: Any) -> None:
        event = row.event
        fitting = phrases.filter_of(event, self.context.world.house)
        widget.event_id = event.id
        widget.starts = row.at.start.timestamp() if row.at else -1
        widget.icon_name = event.icon or (fitting.icon if fitting else "calendar")
        widget.tone = fitting.tone if fitting else "sea"
        widget.called_off = row.status is EventStatus.CANCELLED
        widget.state_text = phrases.state(row, language)
        widget.when_text = phrases.when_and_where(row, today, language, zone)
        widget.title_text = phrases.title(event, language)
        widget.facts_text = phrases.facts(row, today, language, zone)
        widget.again_text = phrases.also_on(row, language, zone)

    def _open(self, row: EventRow) -> None:
        if row.event_id:
            self._looking_at_one = True
            start = datetime.fromtimestamp(row.starts, UTC) if row.starts >= 0 else None
            self.context.navigator.go("event", event=row.event_id, start=start)

    # The chips

    def _fill_chips(self) -> None:
        offered, keys = chips(self.context, self._wish), chosen(self._wish)
        refill(self.ids.chips, offered, self._make_chip)
        names = ", ".join(chip.text for chip in offered if chip.key in keys)
        self.chosen_text = self.context.tr("Showing: {chosen}", chosen=names)
        for chip in self.ids.chips.children:
            chip.selected = chip.key in keys

    def _make_chip(self, chip: Chip) -> Choice:
        made = Choice(text=chip.text, icon_name=chip.icon)
        made.key = chip.key
        made.bind(on_release=lambda made: self._tapped(made.key))
        return made

    def _tapped(self, key: str) -> None:
        self.choosing = False
        if key == SEARCH:
            self.typed, self.searching, self.typing = "", True, True
        self._wish_for(tapped(self._wish, key))
        self.refresh()

    def _wish_for(self, wish: EventWish) -> None:
        self._wish = wish
        self._from_the_top = True
        self.ids.rows.to_top()

    def show_all(self) -> None:
        self._tapped(When.ANY)

    # Words to search by

    def search(self) -> None:
        self._tapped(SEARCH)

    def on_typing(self, *_args: Any) -> None:
        board = self.ids.board
        if self.typing and self._keyboard.parent is None:
            board.add_widget(self._keyboard)
        elif not self.typing:
            board.clear_widgets()

    def key(self, value: str) -> None:
        """A key of the screen: every letter searches."""
        typed = self.typed[:-1] if value == BACKSPACE else (self.typed + value)[:_LONGEST].lstrip()
        typed = kept(typed, typing=True)
        if typed != self.typed:
            self.typed = typed
            self._wish_for(EventWish(words=typed))
            self.refresh()

    def type_more(self) -> None:
        self.typing = True

    def typed_all(self) -> None:
        """The keyboard goes, so that more is seen of what was found."""
        self.typing = False
        if not self.typed.strip():
            self.end_search()

    def end_search(self) -> None:
        self.typed, self.searching, self.typing = "", False, False
        self._wish_for(EventWish())
        self.refresh()
