"""Settings of the floor plan: `config/house/pohja.toml`. Lengths are metres from the lower left corner of a floor."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar

from annotated_types import Ge, Le, MaxLen, MinLen

from kiosk.domain.geometry import Point
from kiosk.domain.text import Text
from kiosk.settings.marks import STRICT, Doc, Words, Written
from kiosk.settings.written import Unreadable

Points = tuple[Point, ...]
_FURTHEST = 1_000.0
"""Metres; no house is larger, and a figure beyond it is a slip."""


def read_point(value: object) -> Point:
    """`[3.5, 2]`: metres to the right and up."""
    if isinstance(value, list) and len(value) == 2 and all(_is_length(part) for part in value):
        return float(value[0]), float(value[1])
    raise Unreadable("point")


def read_line(value: object) -> Points:
    """`[[0, 0], [12, 0]]`: two points or more."""
    if isinstance(value, list) and len(value) >= 2 and all(isinstance(part, list) for part in value):
        return tuple(read_point(part) for part in value)
    raise Unreadable("line")


def read_outline(value: object) -> Points:
    """A rectangle `[left, bottom, width, depth]`, or the corners `[[0, 0], [4, 0], [4, 3]]` of any other shape."""
    if isinstance(value, list) and len(value) == 4 and all(_is_length(part) for part in value):
        x, y, width, depth = (float(part) for part in value)
        if width <= 0 or depth <= 0:
            raise Unreadable("outline_flat")
        return (x, y), (x + width, y), (x + width, y + depth), (x, y + depth)
    if not isinstance(value, list) or not all(isinstance(part, list) for part in value):
        raise Unreadable("outline")
    corners = tuple(read_point(part) for part in value)
    corners = corners[:-1] if len(corners) > 3 and corners[0] == corners[-1] else corners
    if len(corners) < 3:
        raise Unreadable("outline")
    return corners


def _is_length(value: object) -> bool:
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return plain and math.isfinite(value) and abs(value) <= _FURTHEST  # type: ignore[arg-type]


_NUMBER = {"type": "number"}
_POINT = {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}
_CORNERS = {"type": "array", "items": _POINT, "minItems": 3}
_OUTLINE = {"anyOf": [{"type": "array", "items": _NUMBER, "minItems": 4, "maxItems": 4}, _CORNERS]}

OnePoint = Annotated[Point, Written(read_point, _POINT)]
Line = Annotated[Points, Written(read_line, {"type": "array", "items": _POINT, "minItems": 2})]
Outline = Annotated[Points, Written(read_outline, _OUTLINE)]
Outlines = Annotated[tuple[Outline, ...], MaxLen(400)]
Lines = Annotated[tuple[Line, ...], MaxLen(400)]


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskSpot:
    """Where the screen stands: "you are here"."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    floor: Annotated[str, MinLen(1), Doc("Missä kerroksessa kioski on: kerroksen tunnus.")]
    at: Annotated[OnePoint, Doc("Missä kohdassa: [metriä oikealle, metriä ylös].")]


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorSettings:
    """A storey, drawn with `size` = width and depth. A shape is a rectangle [x, y, width, depth] or its corners."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    name: Annotated[Text, Words(30), Doc("Kerroksen nimi, esimerkiksi 1. kerros.")]
    width: Annotated[float, Ge(2), Le(500), Doc("Leveys metreinä.")]
    depth: Annotated[float, Ge(2), Le(500), Doc("Syvyys metreinä.")]
    areas: Annotated[Outlines, Doc("Alueet, jotka piirretään lattiaksi.")] = ()
    walls: Annotated[Lines, Doc("Seinät: murtoviivoja.")] = ()
    doors: Annotated[Lines, Doc("Ovet: viivoja seinän päällä.")] = ()
    furniture: Annotated[Outlines, Doc("Kalusteet: hyllyt, pöydät, näyttämö.")] = ()
    stairs: Annotated[Outlines, Doc("Portaat.")] = ()
    lifts: Annotated[Outlines, Doc("Hissit.")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSettings:
    """A place that can be touched on the plan."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    name: Annotated[Text, Words(40), Doc("Paikan nimi asiakkaalle.")]
    floor: Annotated[str, MinLen(1), Doc("Kerroksen tunnus.")]
    area: Annotated[Outline, Doc("Suorakulmio [x, y, leveys, syvyys] tai kulmat [[x, y], …], metreinä.")]
    icon: Annotated[str, MinLen(1), MaxLen(64), Doc("Kuvakkeen nimi (Material Design Icons).")] = "map-marker"
    note: Annotated[Text | None, Words(200), Doc("Lyhyt selitys.")] = None
    room: Annotated[str | None, Doc("Tilan tunnus tiedostossa hub.toml: kioski kertoo, onko tila vapaa.")] = None
    page: Annotated[str | None, Doc("Sivun tunnus: tiedoston nimi kansiossa sivut ilman päätettä.")] = None
    route: Annotated[
        tuple[Annotated[Text, Words(200)], ...], MaxLen(12), Doc("Reitti kioskilta sanoin, askel kerrallaan.")
    ] = ()
    routes: Annotated[
        dict[str, Annotated[tuple[Annotated[Text, Words(200)], ...], MinLen(1), MaxLen(12)]],
        Doc("Reitit muilta kioskeilta: lähtöpaikan tunnus = askeleet. Kioskin paikka: kiosk.toml, screen.place."),
    ] = field(default_factory=dict)
    also: Annotated[
        tuple[Annotated[str, MinLen(1), MaxLen(100)], ...],
        MaxLen(20),
        Doc("Muut nimet, joilla tapahtumat kutsuvat paikkaa: tapahtuman sivulta pääsee silloin kartalle."),
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSettings:
    """Everything that `pohja.toml` says. Floors stand in the order of the file, the lowest first."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    kiosk: Annotated[KioskSpot, Doc("Missä tämä kioski seisoo.")]
    floors: Annotated[dict[str, FloorSettings], Doc("Kerrokset alimmasta ylimpään.")]
    places: Annotated[dict[str, PlaceSettings], Doc("Paikat, joita voi koskettaa.")] = field(default_factory=dict)
