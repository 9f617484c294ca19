"""The floor plan: touch a place, see whether it is free, read about it, and how to get there."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.domain.events import EventStatus
from kiosk.domain.geometry import Point
from kiosk.domain.pages import Floor, Place
from kiosk.domain.text import Text
from kiosk.services.events_view import EventWish, When, listed, window
from kiosk.services.house_pages import PlaceNow, place_of, place_of_event, places_now, stands, way_to
from kiosk.services.house_view import Presence
from kiosk.ui import event_phrases as phrases
from kiosk.ui.phrases import room_now
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.widgets import plan
from kiosk.ui.widgets.basic import Choice, PressCard
from kiosk.ui.widgets.refill import refill

load_look(str(plan.__file__))
load_look(__file__)

_MOST_TODAY = 60
"""Events of today that are looked through; a house has not so many, a town may have."""

_MOST_AT_PLACE = 4

Row = tuple[str, str, str, str, bool]
"""Id, icon, name, state in words, and whether it is chosen."""


class FloorChoice(Choice):
    """A storey."""

    floor = StringProperty()


class PlaceRow(PressCard):
    """A place in the list beside the plan."""

    place = StringProperty()
    icon_name = StringProperty("map-marker")
    name_text = StringProperty()
    fact = StringProperty()
    selected = BooleanProperty(False)
    least = NumericProperty(0)
    """Least height in px: rows are equally tall."""


class RouteStep(BoxLayout):
    """One step of the way."""

    number = NumericProperty(1)
    text = StringProperty()


class PlanScreen(KioskScreen):
    """One floor at a time; the list of its places says the same as the plan."""

    title_id = "Floor plan"
    floor = ObjectProperty(None, allownone=True)
    here = ObjectProperty(None, allownone=True)
    places = ListProperty()
    chosen = StringProperty()
    chosen_name = StringProperty()
    chosen_icon = StringProperty("map-marker")
    chosen_fact = StringProperty()
    chosen_note = StringProperty()
    chosen_events = ListProperty()
    has_route = BooleanProperty(False)
    has_page = BooleanProperty(False)
    has_room = BooleanProperty(False)
    shows_route = BooleanProperty(False)
    legend = BooleanProperty(False)
    is_here = BooleanProperty(False)
    knows_where = BooleanProperty(True)

    def __init__(self, context: Any, **kwargs: Any) -> None:
        self._floor = ""
        super().__init__(context, **kwargs)

    def show(self, place: str | None = None, way: bool = False, **_arguments: Any) -> None:
        """Open at a place; with `way` its route is shown at once."""
        found = place_of(self.context.world, place)
        self.chosen, self.shows_route = (
            (found.id if found else ""),
            way and found is not None and bool(self._way(found)),
        )
        here = self._stands()
        self._floor = found.floor if found else here[0] if here else ""
        self.ids.scroll.to_top()

    def wipe(self) -> None:
        self.chosen, self.shows_route, self._floor = "", False, ""

    def refresh(self) -> None:
        context = self.context
        found, language = context.world.plan, context.language
        if found is None or not found.floors:
            self.floor, self.here, self.places, self.chosen = None, None, [], ""
            for box in (self.ids.floors, self.ids.rows, self.ids.steps):
                refill(box, (), self._row)
            return
        floors, here = {floor.id: floor for floor in found.floors}, self._stands()
        if self._floor not in floors:
            self._floor = here[0] if here and here[0] in floors else found.floors[0].id
        self._fill_floors(list(floors.values()), language)
        now = context.now()
        places = places_now(context.world, self._floor, now)
        self.floor = floors[self._floor]
        self.here = here[1] if here and here[0] == self._floor else None
        self.is_here, self.knows_where = self.here is not None, here is not None
        self.places = places
        self.legend = any(each.presence in (Presence.FREE, Presence.TAKEN) for each in places)
        rows = [self._of(each, language) for each in places]
        refill(self.ids.rows, rows, self._row, self._fill_row)
        self._fill_chosen({each.place.id: each for each in places}.get(self.chosen), language)

    def _stands(self) -> tuple[str, Point] | None:
        found = self.context.world.plan
        return stands(found, self.context.place) if found else None

    def _way(self, place: Place) -> tuple[Text, ...]:
        return way_to(place, self.context.place)

    def _fill_floors(self, floors: list[Floor], language: str) -> None:
        choices = [(floor.id, floor.name.in_(language), floor.id == self._floor) for floor in floors]
        refill(self.ids.floors, choices if len(choices) > 1 else (), self._floor_choice)

    def _floor_choice(self, item: tuple[str, str, bool]) -> FloorChoice:
        floor, name, selected = item
        choice = FloorChoice(floor=floor, text=name, selected=selected, icon_name="check" if selected else "")
        choice.bind(on_release=lambda choice: self.go_to_floor(choice.floor))
        return choice

    def _of(self, each: PlaceNow, language: str) -> Row:
        place = each.place
        return place.id, place.icon, place.name.in_(language), self._fact(each), place.id == self.chosen

    def _fact(self, each: PlaceNow) -> str:
        context = self.context
        if each.card is None:
            return ""
        return room_now(context.world, each.card, context.now(), context.language)

    def _row(self, row: Row) -> PlaceRow:
        made = PlaceRow()
        self._fill_row(made, row)
        made.bind(on_release=lambda made: self.choose(made.place), minimum_height=self._level)
        return made

    def _level(self, *_args: Any) -> None:
        rows = self.ids.rows.children
        tallest = max((row.minimum_height for row in rows), default=0)
        for row in rows:
            row.least = tallest

    @staticmethod
    def _fill_row(made: PlaceRow, row: Row) -> None:
        made.place, made.icon_name, made.name_text, made.fact, made.selected = row

    def _fill_chosen(self, each: PlaceNow | None, language: str) -> None:
        place: Place | None = each.place if each else None
        if each is None or place is None:
            self.chosen = ""
            self.chosen_name = self.chosen_fact = self.chosen_note = ""
            self.chosen_events = []
            self.has_route = self.has_page = self.has_room = self.shows_route = False
            refill(self.ids.steps, (), self._step)
            return
        self.chosen_name, self.chosen_icon = place.name.in_(language), place.icon
        self.chosen_fact = self._fact(each)
        self.chosen_note = place.note.in_(language) if place.note else ""
        self.chosen_events = self._events_at(place, language)
        self.has_route, self.has_room = bool(self._way(place)), each.card is not None
        self.has_page = place.page in self.context.world.pages
        steps = list(enumerate((step.in_(language) for step in self._way(place)), 1)) if self.shows_route else []
        refill(self.ids.steps, steps, self._step)

    def _events_at(self, place: Place, language: str) -> list[tuple[str, str]]:
        """What is on there today, as rows of an icon and words."""
        context, now = self.context, self.context.now()
        zone, world = context.world.zone, context.world
        order = context.events.order(EventWish(when=When.TODAY), window(When.TODAY, now, zone))
        rows = []
        for event, start in zip(context.events.read(order.keys[:_MOST_TODAY]), order.starts, strict=False):
            found = place_of_event(world, event) if event is not None else None
            if event is None or found is None or found.id != place.id:
                continue
            row = listed(event, start, now)
            if row.at is not None and row.status is not EventStatus.CANCELLED:
                time = phrases.day_and_hours(row.at, world.today(now), language, zone)
                rows.append(("calendar", f"{time} · {phrases.title(event, language)}"))
        return rows[:_MOST_AT_PLACE]

    @staticmethod
    def _step(item: tuple[int, str]) -> RouteStep:
        return RouteStep(number=item[0], text=item[1])

    # What the patron does

    def go_to_floor(self, floor: str) -> None:
        self._floor, self.chosen, self.shows_route = floor, "", False
        self.update()

    def choose(self, place: str) -> None:
        """Choose a place, or let go of it."""
        self.chosen, self.shows_route = ("" if place == self.chosen else place), False
        self.update()
        if self.chosen:
            self.ids.scroll.reveal(self.ids.card)

    def toggle_route(self) -> None:
        self.shows_route = not self.shows_route
        self.update()
        if self.shows_route:
            self.ids.scroll.reveal(self.ids.steps)

    def to_page(self) -> None:
        place = place_of(self.context.world, self.chosen)
        if place is not None:
            self.context.navigator.go("page", page=place.page)

    def to_times(self) -> None:
        place = place_of(self.context.world, self.chosen)
        if place is not None:
            self.context.navigator.go("book", resource=place.resource)
