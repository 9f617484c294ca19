"""The floor plan to be touched: rooms drawn from shapes, a sign on each place, and where one stands. Looks: plan.kv."""

from __future__ import annotations

from typing import Any

from kivy.app import App
from kivy.clock import Clock
from kivy.graphics import InstructionGroup, PopMatrix, PushMatrix, Translate
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.domain.geometry import Point, bounds, sign_point
from kiosk.domain.pages import Floor
from kiosk.services.house_pages import PlaceNow
from kiosk.services.house_view import Presence
from kiosk.services.plan_view import Fit, fit, place_at, room_for, spread
from kiosk.ui.translate import tr
from kiosk.ui.widgets.basic import OneLine
from kiosk.ui.widgets.drawn import FollowsTheme
from kiosk.ui.widgets.plan_drawing import FloorPainter
from kiosk.ui.widgets.press import Pressable

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in px."""
_SHARE = 0.12
"""So far to either side the words at "you are here" may reach, of the plan's width: they cover what is drawn there."""
_AWAY = 0.75
"""A sign that stands further from its place than this share of its size gets a line to it."""


class PlaceSign(Pressable, BoxLayout):
    """The sign of a place: an icon on a disc; its name is in the list beside the plan and, where it fits, under it."""

    listed = True
    place = StringProperty()
    icon_name = StringProperty("map-marker")
    name = StringProperty()
    selected = BooleanProperty(False)
    shown = BooleanProperty(True)
    """One that finds no room is left to the list."""

    def on_shown(self, *_args: Any) -> None:
        self.disabled, self.opacity = not self.shown, 1 if self.shown else 0


class HereSign(BoxLayout):
    """You are here."""


class PlaceName(OneLine):
    """The name of a place written into it, on a patch of its colour: text never stands on a drawing.

    The sign above it says the same.
    """

    drawn = True
    patch = ColorProperty((1, 1, 1, 1))
    ink = ColorProperty((0, 0, 0, 1), force_dispatch=True)


class HereName(PlaceName):
    """The words of "you are here"."""


class FloorPlan(FollowsTheme, Pressable, FloatLayout):
    """One floor. `places` with their rooms' state, `chosen` the id of one, `here` where the kiosk stands (None: on
    another floor). Fires `on_place(id)`. As tall as the floor is for its width, at most `tallest` px.
    """

    floor: Floor | None = ObjectProperty(None, allownone=True)
    places: list[PlaceNow] = ListProperty()
    here: Point | None = ObjectProperty(None, allownone=True)
    chosen = StringProperty()
    language = StringProperty("fi")
    name = StringProperty()
    tallest = NumericProperty(10_000)
    needed = NumericProperty(0)
    """Height in px that gives every sign its room; more than `tallest` if need be."""
    live = BooleanProperty(True)
    """Whether it can be touched; the small one on the way in only shows."""
    __events__ = ("on_place",)

    def __init__(self, **kwargs: Any) -> None:
        self._picture = InstructionGroup()
        self._corner = Translate(0, 0)
        self._down = ""
        self._draw = Clock.create_trigger(self._draw_now, -1)
        self._theme = App.get_running_app().theme
        super().__init__(**kwargs)
        for instruction in (PushMatrix(), self._corner, self._picture, PopMatrix()):
            self.canvas.before.add(instruction)
        for name in ("floor", "places", "here", "chosen", "language", "size", "live"):
            self.fbind(name, self._draw)
        for name in ("places", "width"):
            self.fbind(name, self._need)
        self.fbind("pos", self._move)
        self.follow_theme(self._draw, "high_contrast", "body")

    def on_place(self, place: str) -> None:
        """A place was touched."""

    # Touch

    def on_touch_down(self, touch: Any) -> bool:
        if not self.live or not self.collide_point(*touch.pos):
            return False
        for child in self.children:
            if child.dispatch("on_touch_down", touch):
                return True
        place = self._place_under(touch.pos)
        handled = bool(place) and super().on_touch_down(touch)
        if touch.ud.get("press") is self:  # and no second finger
            self._down = place
        return handled

    def on_release(self, *_args: Any) -> None:
        if self._down:
            self.dispatch("on_place", self._down)

    def _place_under(self, pos: Point) -> str:
        fitted = self._fitted()
        if fitted is None:
            return ""
        point = fitted.to_metres((pos[0] - self.x, pos[1] - self.y))
        found = place_at((each.place for each in self.places), point)
        return found.id if found else ""

    def _fitted(self) -> Fit | None:
        if self.floor is None or min(self.size) < 10:
            return None
        return fit(self.floor, self.width, self.height, self._theme.stroke * 2)

    # Drawing

    def _need(self, *_args: Any) -> None:
        size = self._theme.target + self._theme.unit
        self.needed = room_for(len(self._drawn()) + 1, size, self._theme.gap) / max(1, self.width) if self.live else 0

    def _move(self, *_args: Any) -> None:
        before = (self._corner.x, self._corner.y)
        self._corner.xy = (round(self.x), round(self.y))
        for child in self.children:
            child.x += self._corner.x - before[0]
            child.y += self._corner.y - before[1]

    def do_layout(self, *_args: Any, **_kwargs: Any) -> None:
        """Signs stand where `_draw_now` puts them."""

    def _draw_now(self, *_args: Any) -> None:
        fitted = self._fitted()
        self._picture.clear()
        if fitted is None or self.floor is None:
            self.clear_widgets()
            return
        painter = FloorPainter(self._picture, self._theme, fitted)
        painter.floor(self.floor)
        painter.places(self.places, self.chosen)
        painter.fittings(self.floor)
        painter.outlines(self.places, self.chosen)
        if self.live:
            self._put_signs(fitted, painter)
        else:
            self.clear_widgets()
            self._put_here(fitted)

    def _put_signs(self, fitted: Fit, painter: FloorPainter) -> None:
        signs = self._signs()
        size = signs[0].width if signs else 0.0
        anchors = [fitted.to_px(sign_point(each.place.area)) for each in self._drawn()]
        stones = [fitted.to_px(self.here)] if self.here is not None else []
        middles = spread(anchors, size, self._theme.gap, self.width, self.height, stones)
        for sign, anchor, middle in zip(signs, anchors, middles, strict=True):
            sign.shown = middle is not None
            if middle is None:
                continue
            sign.pos = round(self._corner.x + middle[0] - size / 2), round(self._corner.y + middle[1] - size / 2)
            if max(abs(middle[0] - anchor[0]), abs(middle[1] - anchor[1])) > size * _AWAY:
                painter.leader(middle, anchor)
        self._put_names(fitted, middles, size)
        self._put_here(fitted)

    def _drawn(self) -> list[PlaceNow]:
        return [each for each in self.places if len(each.place.area) >= 3]

    def _signs(self) -> list[PlaceSign]:
        """One sign a place, kept from drawing to drawing: it may be under a finger."""
        shown = self._drawn()
        signs = {child.place: child for child in self.children if isinstance(child, PlaceSign)}
        wanted = [each.place.id for each in shown]
        if list(signs) != wanted[::-1]:
            self.clear_widgets()
            signs = {key: PlaceSign(place=key) for key in wanted}
            for sign in signs.values():
                sign.bind(on_release=lambda sign: self.dispatch("on_place", sign.place))
                self.add_widget(sign)
        for each in shown:
            sign = signs[each.place.id]
            sign.icon_name, sign.name = each.place.icon, each.place.name.in_(self.language)
            sign.selected = each.place.id == self.chosen
        return [signs[key] for key in wanted]

    def _put_names(self, fitted: Fit, middles: list[Point | None], size: float) -> None:
        """Under the signs, where there is room: within the place, and where no other sign stands."""
        for child in [child for child in self.children if isinstance(child, PlaceName)]:
            self.remove_widget(child)
        theme, placed = self._theme, [middle for middle in middles if middle is not None]
        for each, middle in zip(self._drawn(), middles, strict=True):
            if middle is None:
                continue
            chosen, free = each.place.id == self.chosen, each.presence is Presence.FREE
            words = PlaceName(text=each.place.name.in_(self.language))
            words.patch = theme.call if chosen else theme.free if free else theme.card
            words.ink = theme.call_ink if chosen else theme.free_ink if free else theme.ink
            room = bounds([fitted.to_px(point) for point in each.place.area])
            self._put_under(words, middle, size, room, [other for other in placed if other != middle])
        if self.here is not None:
            words = HereName(text=tr("You are here", self.language))
            words.patch, words.ink = theme.alarm, theme.alarm_ink
            x, y = fitted.to_px(self.here)
            around = (x - self.width * _SHARE, 0, x + self.width * _SHARE, self.height)
            self._put_under(words, (x, y), size, around, placed)

    def _put_under(self, words: PlaceName, middle: Point, size: float, room: Box, others: list[Point]) -> None:
        words.texture_update()
        width, height = words.texture_size
        half, edge = width / 2 + self._theme.unit * 0.3, self._theme.stroke * 3
        top = middle[1] - size / 2
        box = (middle[0] - half, top - height, middle[0] + half, top)
        fits = room[0] + edge < box[0] and box[2] < room[2] - edge and room[1] + edge < box[1]
        clear = not any(
            x + size / 2 > box[0] and x - size / 2 < box[2] and y + size / 2 > box[1] and y - size / 2 < box[3]
            for x, y in others
        )
        if fits and clear:
            words.pos = self._corner.x + round(middle[0] - width / 2), self._corner.y + round(box[1])
            self.add_widget(words)

    def _put_here(self, fitted: Fit) -> None:
        signs = [child for child in self.children if isinstance(child, HereSign)]
        if self.here is None:
            for sign in signs:
                self.remove_widget(sign)
            return
        sign = signs[0] if signs else HereSign()
        if not signs:
            self.add_widget(sign)
        x, y = fitted.to_px(self.here)
        sign.center = round(self._corner.x + x), round(self._corner.y + y)
