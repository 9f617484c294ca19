"""First screen: what can be done here, each tile with its living fact, and every room with "book now"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kivy.app import App
from kivy.clock import Clock, ClockEvent
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.domain.ideas import asked
from kiosk.domain.rooms import Confirmation
from kiosk.domain.spans import Span
from kiosk.services.events_view import When, window
from kiosk.services.house_view import HomeCard, Presence, home_cards
from kiosk.ui.columns import level
from kiosk.ui.context import Context
from kiosk.ui.event_phrases import brief_fact
from kiosk.ui.hours_words import open_fact
from kiosk.ui.mystery_words import tile_fact
from kiosk.ui.phrases import best_fact, room_now
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.widgets.basic import PressCard, TextLabel
from kiosk.ui.widgets.refill import refill

load_look(__file__)
_FIRST_ROWS = 8
"""Rooms of the first picture, more than fit on any panel; the others are built two by two in the frames after it."""


class Tile(PressCard):
    """A way into one capability: icon, name and a fact that is true now."""

    icon_name = StringProperty()
    text = StringProperty()
    fact = StringProperty()
    ink = ColorProperty((1, 1, 1, 1), force_dispatch=True)
    goes_to = StringProperty()
    """Name of the screen."""
    least = NumericProperty(0)
    """Least height in px: tiles of a row are equally tall."""
    seal = StringProperty()
    """A letter in wax in its corner."""
    alone = BooleanProperty(False)
    """No other beside it: as wide as the screen it need not be as tall."""


class TileSeal(TextLabel):
    """The wax."""

    drawn = True
    side = NumericProperty(0)


class RoomNow(BoxLayout):
    """A room at this moment, with "book now" where that is possible."""

    resource_id = StringProperty()
    icon_name = StringProperty()
    name_text = StringProperty()
    fact = StringProperty()
    free = BooleanProperty(False)
    bookable = BooleanProperty(False)
    __events__ = ("on_book_now", "on_open")

    def on_book_now(self) -> None:
        """The patron wants it at once."""

    def on_open(self) -> None:
        """The patron wants to see its times."""


def _at_once(card: HomeCard) -> bool:
    """Whether two touches are enough: it is free, nobody must approve and nothing is asked."""
    rules = card.resource.rules
    return card.walk_up is not None and rules.confirmation is Confirmation.AUTOMATIC and not rules.asks


class BookTile(Tile):
    """To the timelines."""


class EventsTile(Tile):
    """To what is on; shown when the house tells of events."""


class MysteryTile(Tile):
    """To the mystery, while the house has one; its name is the story's."""


class CeliaTile(Tile):
    """To Celia, for whom reading print is hard."""


class Banner(PressCard):
    """What the house tells on some days, above everything else; it leads to the page that tells more."""

    text = StringProperty()


class SmallTile(PressCard):
    """A way into something that is quickly looked up: smaller, on paper, with its fact."""

    icon_name = StringProperty()
    text = StringProperty()
    fact = StringProperty()
    goes_to = StringProperty()
    least = NumericProperty(0)


class HoursTile(SmallTile):
    """To the opening hours."""


class TourTile(SmallTile):
    """To the pages about the house and its floor plan; shown when there are any."""


class CodeTile(SmallTile):
    """To one's own booking."""


class IdeaTile(SmallTile):
    """To the question of the week, and to ideas of one's own."""


_TILES: dict[str, type[Tile]] = {"booking": BookTile, "events": EventsTile, "mystery": MysteryTile, "celia": CeliaTile}
_SMALL_TILES: dict[str, type[SmallTile]] = {
    "hours": HoursTile,
    "tour": TourTile,
    "feedback": IdeaTile,
    "my_booking": CodeTile,
}
"""What can be done today, by the names of kiosk.toml; a tile that is not here yet is not shown."""


class HomeScreen(KioskScreen):
    """Tiles and rooms."""

    banner = StringProperty()

    def __init__(self, context: Context, **kwargs: Any) -> None:
        self._most_rows = _FIRST_ROWS
        self._growth: ClockEvent | None = None
        self._theme = App.get_running_app().theme
        super().__init__(context, **kwargs)

    def show(self, **_arguments: Any) -> None:
        self.ids.scroll.to_top()

    def refresh(self) -> None:
        context = self.context
        now, world = context.now(), context.world
        campaign = world.house.celia.campaign_on(world.today(now)) if "celia" in context.tiles else None
        self.banner = campaign.text.in_(context.language) if campaign else ""
        cards = home_cards(world, now)
        empty = {
            "events": not context.events.any(),
            "tour": not world.pages and world.plan is None,
            "mystery": world.story is None,
        }
        shown = [name for name in context.tiles if not empty.get(name)]
        refill(self.ids.tiles, [name for name in shown if name in _TILES], self._tile)
        refill(self.ids.small, [name for name in shown if name in _SMALL_TILES], self._tile)
        for tile in (*self.ids.tiles.children, *self.ids.small.children):
            if isinstance(tile, BookTile):
                tile.fact = best_fact(world, cards, now, context.language)
            elif isinstance(tile, EventsTile):
                brief = context.events.brief(window(When.TODAY, now, world.zone))
                # Where lines are few, how many: what comes next would push the other tiles out of sight.
                brief = replace(brief, next=None) if self._theme.compact and brief.today else brief
                tile.fact = brief_fact(brief, world.today(now), context.language, world.zone)
            elif isinstance(tile, MysteryTile) and world.story is not None:
                tile.text, tile.seal = world.story.title.in_(context.language), world.story.mark
                tile.fact = tile_fact(world.story, len(world.hall.entries), context.language)
            elif isinstance(tile, HoursTile):
                tile.fact = open_fact(world, now, context.language)
            elif isinstance(tile, IdeaTile):
                asks = asked(world.questions.values(), world.today(now))
                tile.fact = context.tr("Question of the week") if asks else context.tr("Any idea is welcome")
        self._rooms(cards if "booking" in context.tiles else [])

    def to_celia(self) -> None:
        self.context.navigator.go("celia")

    def _tile(self, name: str) -> Tile | SmallTile:
        tile = _TILES[name]() if name in _TILES else _SMALL_TILES[name]()
        tile.bind(on_release=lambda tile: self.context.navigator.go(tile.goes_to), minimum_height=level)
        return tile

    def _rooms(self, cards: list[HomeCard]) -> None:
        """Keep one row a room; rows are reused, so that the minute's refresh builds nothing."""
        box = self.ids.rooms
        rows = list(reversed(box.children))
        for row in rows[len(cards) :]:
            box.remove_widget(row)
        enough = min(len(cards), self._most_rows)
        while len(rows) < enough:
            row = RoomNow()
            row.bind(on_book_now=self._book_now, on_open=self._open)
            box.add_widget(row)
            rows.append(row)
        context = self.context
        for row, card in zip(rows, cards, strict=False):
            row.resource_id = card.resource.id
            row.icon_name = card.resource.icon
            row.name_text = card.resource.name.in_(context.language)
            row.fact = room_now(context.world, card, context.now(), context.language)
            row.free = card.presence is Presence.FREE
            row.bookable = _at_once(card)
        if enough < len(cards) and self._growth is None:
            # From the next frame on, so that the first picture does not wait for what is below its edge.
            self._growth = Clock.schedule_once(lambda _dt: self._grow_after(0.25), 0)

    def _grow_after(self, seconds: float) -> None:
        self._growth = Clock.schedule_once(self._grow, seconds)

    def _grow(self, _dt: float) -> None:
        self._most_rows += 2
        self._growth = None
        self.refresh()

    def _book_now(self, row: RoomNow) -> None:
        cards = {card.resource.id: card for card in home_cards(self.context.world, self.context.now())}
        card = cards.get(row.resource_id)
        if card is None or card.walk_up is None:
            self.refresh()
            return
        self._wish(card.resource.id, card.walk_up)

    def _wish(self, resource: str, span: Span) -> None:
        self.context.navigator.go("review", resource=resource, start=span.start, end=span.end, adjust=True)

    def _open(self, row: RoomNow) -> None:
        self.context.navigator.go("book", resource=row.resource_id)
