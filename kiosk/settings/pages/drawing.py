"""The floor plan as the kiosks draw it, from what staff wrote; and what it says of rooms and pages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from kiosk.domain.pages import Floor, Place, Plan, Route, Shape, ShapeKind
from kiosk.settings.files import read_bytes
from kiosk.settings.lines import line_of
from kiosk.settings.pages.page import teller, unknown
from kiosk.settings.plan import FloorSettings, PlanSettings
from kiosk.settings.problems import Problem
from kiosk.settings.reading import Document, parse
from kiosk.settings.validate import validate

_KINDS: Mapping[str, ShapeKind] = {
    "areas": ShapeKind.AREA,
    "furniture": ShapeKind.FURNITURE,
    "stairs": ShapeKind.STAIRS,
    "lifts": ShapeKind.LIFT,
    "walls": ShapeKind.WALL,
    "doors": ShapeKind.DOOR,
}
"""In the order of drawing."""


class Drawing:
    """`pohja.toml`, read: `plan` is None when there is none or it cannot be used, `problems` say why."""

    def __init__(self, path: Path) -> None:
        self.plan: Plan | None = None
        self.problems: list[Problem] = []
        self._document: Document | None = None
        if not path.exists():
            return
        data = read_bytes(path)
        document = data if isinstance(data, Problem) else parse(path, data)
        if isinstance(document, Problem):
            self.problems.append(document)
            return
        self._document = document
        settings, self.problems = validate(document, PlanSettings, date.min)
        self.plan = to_plan(settings) if settings is not None else None

    @property
    def places(self) -> list[str] | None:
        """Ids of the places as far as the file names them; None when they cannot be known."""
        if self._document is None:
            return None if self.problems else []
        return list(_tables(self._document.table.get("places")))

    def check_names(self, rooms: Collection[str] | None, pages: Collection[str]) -> None:
        """Tell of rooms and pages that nothing has. Looks at what stands there, be the rest right or wrong."""
        if self._document is None:
            return
        tell = teller(self._document.file, self.problems)
        for key, place in _tables(self._document.table.get("places")).items():
            for name, what, known in (("room", "room", rooms), ("page", "page", pages)):
                value = place.get(name)
                if isinstance(value, str) and known is not None and value not in known:
                    line = line_of(self._document.lines, ("places", key, name)) or 1
                    unknown(value, known, what, line, f"places.{key}.{name}", tell)
        self.problems.sort(key=lambda problem: problem.line or 0)


def place_problem(plan: Path, kiosk_toml: Path, data: bytes, place: str) -> Problem | None:
    """What is wrong with the place of a kiosk, which the plan beside its settings should have."""
    known = Drawing(plan).places
    document = parse(kiosk_toml, data)
    if not known or place in known or isinstance(document, Problem):
        return None
    found: list[Problem] = []
    line = line_of(document.lines, ("screen", "place")) or 1
    unknown(place, known, "kiosk_place", line, "screen.place", teller(document.file, found))
    return found[0]


def _tables(value: Any) -> dict[str, dict[str, Any]]:
    return {key: item for key, item in value.items() if isinstance(item, dict)} if isinstance(value, dict) else {}


def to_plan(settings: PlanSettings) -> Plan:
    """The document for the kiosks."""
    floors = tuple(
        Floor(id=key, name=floor.name, width=floor.width, depth=floor.depth, shapes=tuple(_shapes(floor)))
        for key, floor in settings.floors.items()
    )
    places = tuple(
        Place(
            id=key,
            floor=place.floor,
            name=place.name,
            icon=place.icon,
            area=place.area,
            note=place.note,
            route=place.route,
            resource=place.room,
            page=place.page,
            also=place.also,
            routes=tuple(Route(start=start, steps=steps) for start, steps in place.routes.items()),
        )
        for key, place in settings.places.items()
    )
    return Plan(floors=floors, places=places, here_floor=settings.kiosk.floor, here=settings.kiosk.at)


def _shapes(floor: FloorSettings) -> Iterator[Shape]:
    for name, kind in _KINDS.items():
        for points in getattr(floor, name):
            yield Shape(kind=kind, points=points)
