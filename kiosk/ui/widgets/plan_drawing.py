"""How a floor looks: walls, doors, furniture and rooms as shapes on a canvas, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from kivy.graphics import Color, InstructionGroup, Mesh, SmoothLine
from kivy.graphics.tesselator import Tesselator
from kivy.graphics.texture import Texture

from kiosk.domain.geometry import Point, bounds
from kiosk.domain.pages import Floor, ShapeKind
from kiosk.services.house_pages import PlaceNow
from kiosk.services.house_view import Presence
from kiosk.services.plan_view import Fit
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.cells import tile

Points = Sequence[Point]


class FloorPainter:
    """Draws one floor into a group of instructions."""

    def __init__(self, picture: InstructionGroup, theme: Theme, place: Fit) -> None:
        self._picture, self._theme, self._place = picture, theme, place
        self._wall = max(theme.stroke * 1.4, 0.28 * place.scale)
        self._thin = max(1.0, theme.stroke * 0.7)

    def floor(self, floor: Floor) -> None:
        """What lies under the places."""
        for shape in floor.shapes:
            if shape.kind is ShapeKind.AREA:
                self._fill(shape.points, self._theme.card)

    def places(self, places: Iterable[PlaceNow], chosen: str) -> None:
        """Rooms by their state - free plain, taken striped -, and the chosen one."""
        for each in places:
            if len(each.place.area) < 3:
                continue
            if each.place.id == chosen:
                self._fill(each.place.area, self._theme.call)
            elif each.presence is Presence.FREE:
                self._fill(each.place.area, self._theme.free)
            elif each.presence is Presence.TAKEN:
                self._fill(each.place.area, self._theme.taken)
                self._fill(each.place.area, self._theme.taken_mark, tile("stripes"))

    def fittings(self, floor: Floor) -> None:
        """What stands on the floor and around it."""
        drawn: dict[ShapeKind, Callable[[Points], None]] = {
            ShapeKind.FURNITURE: self._furniture,
            ShapeKind.STAIRS: self._stairs,
            ShapeKind.LIFT: self._lift,
            ShapeKind.WALL: self._walls,
            ShapeKind.DOOR: self._door,
        }
        for kind, draw in drawn.items():
            for shape in floor.shapes:
                if shape.kind is kind:
                    draw(shape.points)

    def outlines(self, places: Iterable[PlaceNow], chosen: str) -> None:
        """The edge of the chosen place, above the walls."""
        for each in places:
            if each.place.id == chosen and len(each.place.area) >= 3:
                self._line(each.place.area, self._theme.ink, self._wall, close=True)

    def leader(self, sign: Point, anchor: Point) -> None:
        """From a sign that had to give way to the place it is for; both in px."""
        theme = self._theme
        self._picture.add(Color(rgba=theme.ink))
        self._picture.add(SmoothLine(points=[*sign, *anchor], width=self._thin))
        dot = 0.22 * theme.unit
        self._picture.add(SmoothLine(circle=(*anchor, dot), width=dot))

    def _furniture(self, points: Points) -> None:
        self._fill(points, self._theme.line if not self._theme.high_contrast else self._theme.control_down)
        self._line(points, self._theme.edge, self._thin, close=True)

    def _stairs(self, points: Points) -> None:
        left, bottom, right, top = bounds(points)
        self._fill(points, self._theme.card)
        self._line(points, self._theme.edge, self._thin, close=True)
        steps = max(3, round((top - bottom) / 0.7))
        for number in range(1, steps):
            y = bottom + (top - bottom) * number / steps
            self._line(((left, y), (right, y)), self._theme.edge, self._thin)

    def _lift(self, points: Points) -> None:
        left, bottom, right, top = bounds(points)
        self._fill(points, self._theme.card)
        self._line(points, self._theme.ink, self._thin * 1.5, close=True)
        self._line(((left, bottom), (right, top)), self._theme.edge, self._thin)
        self._line(((left, top), (right, bottom)), self._theme.edge, self._thin)

    def _walls(self, points: Points) -> None:
        round_ = points[0] == points[-1]
        self._line(points[:-1] if round_ else points, self._theme.ink, self._wall, close=round_)

    def _door(self, points: Points) -> None:
        self._line(points, self._theme.card, self._wall * 1.25, cap="none")
        self._line(points, self._theme.edge, self._thin)

    def _line(self, points: Points, colour: Any, width: float, *, close: bool = False, cap: str = "square") -> None:
        flat = [part for point in points for part in map(round, self._place.to_px(point))]
        self._picture.add(Color(rgba=colour))
        self._picture.add(SmoothLine(points=flat, width=width / 2, close=close, cap=cap, joint="miter"))

    def _fill(self, points: Points, colour: Any, texture: Texture | None = None) -> None:
        flat = [float(part) for point in points for part in map(round, self._place.to_px(point))]
        shape = Tesselator()
        shape.add_contour(flat)
        if not shape.tesselate():
            return
        self._picture.add(Color(rgba=colour))
        for vertices, indices in shape.meshes:
            if texture is not None:
                for start in range(0, len(vertices), 4):
                    vertices[start + 2] = vertices[start] / texture.width
                    vertices[start + 3] = vertices[start + 1] / texture.height
            self._picture.add(Mesh(vertices=vertices, indices=indices, mode="triangle_fan", texture=texture))
