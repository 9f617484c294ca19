"""Get to know the house: the way to the floor plan, and every page by its picture."""

from __future__ import annotations

from itertools import islice
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.services.house_pages import PageGroup, cover, page_groups, stands
from kiosk.ui.columns import level, rows
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.widgets import photo, picture, plan, slides
from kiosk.ui.widgets.basic import PressCard
from kiosk.ui.widgets.refill import refill

for _module in (picture, slides, plan):
    load_look(str(_module.__file__))
load_look(__file__)
USED_IN_KV = (photo,)

Row = tuple[str, str, str, str, str]
"""Id, picture, icon, title and lead of a page."""


class PageCard(PressCard):
    """A page by its picture, title and lead."""

    page = StringProperty()
    picture = StringProperty()
    icon_name = StringProperty("information-outline")
    title_text = StringProperty()
    lead_text = StringProperty()
    least = NumericProperty(0)
    """Least height in px: cards of a row are equally tall."""
    beside = NumericProperty(1)
    """How many stand in its row, itself among them: they share its width."""


class PageShelf(BoxLayout):
    """A heading and the cards of its pages."""

    heading = StringProperty()
    fit = NumericProperty(1)
    """How many cards go side by side."""

    def on_fit(self, *_args: Any) -> None:
        cards = iter(reversed(self.ids.cards.children))
        for length in rows(len(self.ids.cards.children), self.fit):
            for card in islice(cards, length):
                card.beside = length


class TourScreen(KioskScreen):
    """Pages by groups."""

    title_id = "Get to know the house"
    has_plan = BooleanProperty(False)
    floor = ObjectProperty(None, allownone=True)
    here = ObjectProperty(None, allownone=True)
    empty = BooleanProperty(False)

    def show(self, **_arguments: Any) -> None:
        self.ids.scroll.to_top()

    def refresh(self) -> None:
        world, language = self.context.world, self.context.language
        groups = page_groups(world)
        shelves = [(group.title.in_(language) if group.title else "", self._rows(group, language)) for group in groups]
        refill(self.ids.shelves, shelves, self._shelf)
        found = world.plan
        self.has_plan = found is not None and bool(found.floors)
        if found is not None:
            here = stands(found, self.context.place)
            self.floor = next((floor for floor in found.floors if here is None or floor.id == here[0]), None)
            self.here = here[1] if here else None
        self.empty = not groups and not self.has_plan

    @staticmethod
    def _rows(group: PageGroup, language: str) -> tuple[Row, ...]:
        return tuple(
            (
                page.id,
                first.id if (first := cover(page, language)) else "",
                page.icon,
                page.in_(language).title,
                page.in_(language).lead,
            )
            for page in group.pages
        )

    def _shelf(self, item: tuple[str, tuple[Row, ...]]) -> PageShelf:
        heading, pages = item
        shelf = PageShelf(heading=heading)
        refill(shelf.ids.cards, pages, self._card)
        shelf.on_fit()
        return shelf

    def _card(self, row: Row) -> PageCard:
        page, picture, icon, title, lead = row
        card = PageCard(page=page, picture=picture, icon_name=icon, title_text=title, lead_text=lead)
        card.bind(on_release=lambda card: self.context.navigator.go("page", page=card.page), minimum_height=level)
        return card

    def to_plan(self) -> None:
        self.context.navigator.go("plan")
