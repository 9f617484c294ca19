"""The house in words and pictures: pages that staff write, and the floor plan with its places."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.geometry import Point
from kiosk.domain.text import EASY, Text


class BlockKind(StrEnum):
    """What a part of a page is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    PICTURES = "pictures"
    LINK = "link"
    HOURS = "hours"
    ROOM = "room"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture at the hub by its id, `width` by `height` pixels, so that its place is known before it is there.

    `alt` says what can be seen, `caption` stands under it.
    """

    id: str
    alt: str
    caption: str = ""
    width: int = 4
    height: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of a page in one language. `text` for headings, paragraphs and links, `items` for lists, `pictures` for
    one picture or a slide show, `url` for a link shown as a QR code, `resource` for a room that is shown live.
    """

    kind: BlockKind
    text: str = ""
    items: tuple[str, ...] = ()
    numbered: bool = False
    pictures: tuple[Picture, ...] = ()
    url: str | None = None
    resource: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """A page's parts in each language. Every language is a file of its own and may say more or less than the others;
    Finnish is always there and stands in for what is missing.
    """

    fi: tuple[Block, ...] = ()
    sv: tuple[Block, ...] = ()
    en: tuple[Block, ...] = ()

    def in_(self, language: str) -> tuple[Block, ...]:
        """The parts in `language` (fi, sv, en), or in Finnish."""
        return {"sv": self.sv, "en": self.en}.get(language) or self.fi


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A page as it is read in one language."""

    title: str
    lead: str
    blocks: tuple[Block, ...] = ()

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Every picture of it, in order."""
        return tuple(picture for block in self.blocks for picture in block.pictures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page about the house. `place` is one of the plan; `order` its place in the list; `group` a heading of it;
    `easy` the same in easy Finnish, where staff have written it.
    """

    id: str
    title: Text
    lead: Text
    order: int = 0
    group: Text | None = None
    icon: str = "information-outline"
    blocks: Blocks = Blocks()
    place: str | None = None
    easy: Leaf | None = None

    def in_(self, language: str) -> Leaf:
        """The page in `language` (fi, fi_selko, sv, en), or in Finnish."""
        if language == EASY and self.easy is not None:
            return self.easy
        return Leaf(title=self.title.in_(language), lead=self.lead.in_(language), blocks=self.blocks.in_(language))


class ShapeKind(StrEnum):
    """What a shape of a floor stands for."""

    WALL = "wall"
    AREA = "area"
    FURNITURE = "furniture"
    STAIRS = "stairs"
    LIFT = "lift"
    DOOR = "door"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A closed polygon, or for walls and doors an open line, in metres from the lower left corner of the floor."""

    kind: ShapeKind
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """A storey, `width` by `depth` metres."""

    id: str
    name: Text
    width: float
    depth: float
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The way from a kiosk that stands at the place `start`, step by step in words."""

    start: str
    steps: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that can be touched on the plan. `route` leads there from the usual kiosk, step by step in words, each of
    `routes` from a kiosk at another place. `also` are other names by which events call it.
    """

    id: str
    floor: str
    name: Text
    icon: str = "map-marker"
    area: tuple[Point, ...] = ()
    note: Text | None = None
    route: tuple[Text, ...] = ()
    resource: str | None = None
    page: str | None = None
    also: tuple[str, ...] = ()
    routes: tuple[Route, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The floor plan: storeys from the lowest up, the places on them, and where the kiosk stands."""

    floors: tuple[Floor, ...]
    places: tuple[Place, ...]
    here_floor: str
    here: Point
