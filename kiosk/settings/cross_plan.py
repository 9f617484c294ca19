"""What must fit together on the floor plan: places stand on floors, shapes within them, no outline crosses itself."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from kiosk.domain.geometry import Point, area, crosses_itself
from kiosk.settings.cross import Finding, check_icon
from kiosk.settings.lines import Path as KeyPath
from kiosk.settings.plan import FloorSettings, PlanSettings, Points
from kiosk.settings.problems import quoted

_SLACK = 0.01
_LEAST_AREA = 0.2
"""Square metres that a place must have to be seen."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check(settings: PlanSettings) -> Iterator[Finding]:
    if not settings.floors:
        yield Finding(("floors",), "plan_no_floors")
    for key, floor in settings.floors.items():
        path: KeyPath = ("floors", key)
        if not _ID.fullmatch(key):
            yield Finding(path, "plan_id", outer=True)
        yield from _shapes(path, key, floor)
    here: KeyPath = ("kiosk", "floor")
    yield from _on_floor(settings, settings.kiosk.floor, here, (settings.kiosk.at,), ("kiosk", "at"))
    names: dict[tuple[str, str], str] = {}
    for key, place in settings.places.items():
        path = ("places", key)
        if not _ID.fullmatch(key):
            yield Finding(path, "plan_id", outer=True)
        twin = names.setdefault((place.floor, place.name.fi.casefold()), key)
        if twin != key:
            yield Finding((*path, "name"), "plan_same_name", {"other": twin}, (("places", twin, "name"),))
        yield from check_icon((*path, "icon"), place.icon)
        yield from _on_floor(settings, place.floor, (*path, "floor"), place.area, (*path, "area"))
        yield from _outline((*path, "area"), place.area)
        if not place.route:
            yield Finding((*path, "route"), "plan_no_route", severity="warning")
        for start in place.routes:
            yield from _starts(settings, key, start)


def _starts(settings: PlanSettings, key: str, start: str) -> Iterator[Finding]:
    path: KeyPath = ("places", key, "routes", start)
    if start == key:
        yield Finding(path, "plan_route_self")
    elif start not in settings.places:
        near = difflib.get_close_matches(start.lower(), settings.places, n=1, cutoff=0.5)
        values = {"value": quoted(start), "near": near[0] if near else "", "known": ", ".join(settings.places)}
        yield Finding(path, "plan_place_near" if near else "plan_place", values)


def _shapes(path: KeyPath, key: str, floor: FloorSettings) -> Iterator[Finding]:
    closed = {
        "areas": floor.areas,
        "furniture": floor.furniture,
        "stairs": floor.stairs,
        "lifts": floor.lifts,
    }
    for kind, outlines in closed.items():
        for number, outline in enumerate(outlines):
            yield from _within((*path, kind, number), outline, key, floor)
            yield from _outline((*path, kind, number), outline)
    for kind, lines in {"walls": floor.walls, "doors": floor.doors}.items():
        for number, line in enumerate(lines):
            yield from _within((*path, kind, number), line, key, floor)


def _on_floor(
    settings: PlanSettings, floor: str, floor_path: KeyPath, points: Points, points_path: KeyPath
) -> Iterator[Finding]:
    known = settings.floors.get(floor)
    if known is not None:
        yield from _within(points_path, points, floor, known, (floor_path,))
    elif settings.floors:
        near = difflib.get_close_matches(floor.lower(), settings.floors, n=1, cutoff=0.5)
        values = {"value": quoted(floor), "near": near[0] if near else "", "known": ", ".join(settings.floors)}
        yield Finding(floor_path, "plan_floor_near" if near else "plan_floor", values)


def _within(
    path: KeyPath, points: Points, key: str, floor: FloorSettings, concerns: tuple[KeyPath, ...] = ()
) -> Iterator[Finding]:
    off = next((point for point in points if not _is_on(point, floor)), None)
    if off is not None:
        values = {"point": f"[{off[0]:g}, {off[1]:g}]", "size": f"{floor.width:g} × {floor.depth:g}"}
        size: tuple[KeyPath, ...] = (("floors", key, "width"), ("floors", key, "depth"))
        yield Finding(path, "plan_off_floor", values, (*size, *concerns))


def _is_on(point: Point, floor: FloorSettings) -> bool:
    return -_SLACK <= point[0] <= floor.width + _SLACK and -_SLACK <= point[1] <= floor.depth + _SLACK


def _outline(path: KeyPath, outline: Points) -> Iterator[Finding]:
    if crosses_itself(outline):
        yield Finding(path, "plan_crosses")
    elif path[0] == "places" and area(outline) < _LEAST_AREA:
        yield Finding(path, "plan_small")
