"""A page about the house: what staff wrote, with its pictures, and what of it is true right now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.domain.links import host_of
from kiosk.domain.pages import Block, BlockKind, Page
from kiosk.services.house_pages import place_of, shown
from kiosk.services.house_view import Presence, home_cards
from kiosk.ui.hours_words import course, open_fact
from kiosk.ui.phrases import room_now
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.translate import tr
from kiosk.ui.widgets import picture, plan, qr, slides
from kiosk.ui.widgets.basic import Card, Words
from kiosk.ui.widgets.qr import QrCard
from kiosk.ui.widgets.refill import refill
from kiosk.ui.widgets.slides import Slides

for _module in (picture, qr, slides, plan):
    load_look(str(_module.__file__))
load_look(__file__)

_BESIDE = frozenset({BlockKind.PICTURES, BlockKind.ROOM, BlockKind.LINK})
"""What stands beside the words where there is room for two columns, unless a heading leads to it."""


def _beside(blocks: Sequence[Block]) -> frozenset[int]:
    """Places of the blocks that go into the other column."""
    led = [BlockKind.PARAGRAPH, *(block.kind for block in blocks)]
    return frozenset(
        number
        for number, (before, block) in enumerate(zip(led, blocks, strict=False))
        if block.kind in _BESIDE and before is not BlockKind.HEADING
    )


class PageText(Words):
    """A paragraph; a long compound makes it a little smaller rather than be broken."""


class PageHeading(Words):
    """A heading within the page."""


class PagePoint(BoxLayout):
    """One point of a list."""

    mark = StringProperty()
    text = StringProperty()


class PageRoom(Card):
    """A room as it is right now, with the way to its times."""

    resource = StringProperty()
    icon_name = StringProperty("door-open")
    name_text = StringProperty()
    fact = StringProperty()
    free = BooleanProperty(False)
    __events__ = ("on_times",)

    def on_times(self) -> None:
        """The patron wants to see its times."""


class PageHours(Card):
    """Whether the house is open, and the way to all of its hours."""

    fact = StringProperty()
    course = StringProperty()
    open = BooleanProperty(False)
    __events__ = ("on_hours",)

    def on_hours(self) -> None:
        """The patron wants to see all of them."""


class PageScreen(KioskScreen):
    """One page. A page that is taken away while it is read stays until the patron leaves it."""

    lead = StringProperty()
    has_place = BooleanProperty(False)
    two_columns = BooleanProperty(False)

    def __init__(self, context: Any, **kwargs: Any) -> None:
        self._page: Page | None = None
        super().__init__(context, **kwargs)

    def show(self, page: str, **_arguments: Any) -> None:
        self._page = self.context.world.pages.get(page)
        self.ids.scroll.to_top()
        self.refresh()
        for show in self._slides():
            show.begin()

    def on_leave(self, *_args: Any) -> None:
        for show in self._slides():
            show.rest()

    def wipe(self) -> None:
        self._page = None
        for box in (self.ids.words, self.ids.beside):
            refill(box, (), self._block)

    def refresh(self) -> None:
        page = self._page
        if page is None:
            return
        page = self._page = self.context.world.pages.get(page.id, page)
        world, language = self.context.world, self.context.language
        leaf = page.in_(language)
        self.title, self.lead = leaf.title, leaf.lead
        self.has_place = place_of(world, page.place) is not None
        blocks = shown(leaf.blocks, world)
        beside = _beside(blocks) if self.two_columns else frozenset()
        for box, there in ((self.ids.beside, True), (self.ids.words, False)):
            items = [(number, block, language) for number, block in enumerate(blocks) if (number in beside) is there]
            refill(box, items, self._block)
        for box in (self.ids.beside, self.ids.words):
            for child in box.children:
                self._fill_live(child)

    def on_two_columns(self, *_args: Any) -> None:
        self.refresh()

    def _slides(self) -> list[Slides]:
        boxes = (self.ids.beside, self.ids.words)
        return [child for box in boxes for child in box.children if isinstance(child, Slides)]

    # Blocks

    def _block(self, item: tuple[int, Block, str]) -> Widget:
        block = item[1]
        match block.kind:
            case BlockKind.HEADING:
                return PageHeading(text=block.text)
            case BlockKind.LIST:
                return self._list(block)
            case BlockKind.PICTURES:
                return Slides(pictures=list(block.pictures))
            case BlockKind.LINK:
                url = block.url or ""
                title = block.text or tr("Open this on your phone", item[2])
                return QrCard(title_text=title, short_text=host_of(url) or "", modules=self.context.qr(url))
            case BlockKind.ROOM:
                room = PageRoom(resource=block.resource or "")
                room.bind(on_times=lambda room: self.context.navigator.go("book", resource=room.resource))
                return room
            case BlockKind.HOURS:
                hours = PageHours()
                hours.bind(on_hours=lambda _hours: self.context.navigator.go("hours"))
                return hours
        return PageText(text=block.text)

    @staticmethod
    def _list(block: Block) -> BoxLayout:
        box = PageList()
        for number, item in enumerate(block.items, 1):
            box.add_widget(PagePoint(mark=f"{number}." if block.numbered else "•", text=item))
        return box

    def _fill_live(self, widget: Widget) -> None:
        context = self.context
        if isinstance(widget, PageHours):
            world, now = context.world, context.now()
            widget.fact, widget.course = open_fact(world, now, context.language), course(world, now, context.language)
            widget.open = world.opening(now).open
        if isinstance(widget, PageRoom):
            doc = context.world.docs.get(widget.resource)
            cards = {card.resource.id: card for card in home_cards(context.world, context.now())}
            if doc is not None:
                card = cards[widget.resource]
                widget.icon_name = doc.resource.icon
                widget.name_text = doc.resource.name.in_(context.language)
                widget.fact = room_now(context.world, card, context.now(), context.language)
                widget.free = card.presence is Presence.FREE

    def to_place(self) -> None:
        if self._page is not None:
            self.context.navigator.go("plan", place=self._page.place)


class PageList(BoxLayout):
    """Points under each other."""
