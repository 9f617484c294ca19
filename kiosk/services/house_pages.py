"""What the screens show of the house's pages and places, computed from the World and the moment alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.events import Event
from kiosk.domain.geometry import Point, sign_point
from kiosk.domain.links import allowed
from kiosk.domain.pages import Block, BlockKind, Page, Picture, Place, Plan
from kiosk.domain.text import Text
from kiosk.services.house_view import HomeCard, Presence, home_cards
from kiosk.services.world import World


@dataclass(frozen=True, slots=True)
class PageGroup:
    """Pages under a common heading; pages without one come under None."""

    title: Text | None
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class PlaceNow:
    """A place of the plan, and how the room there is at this moment when it is one that can be booked."""

    place: Place
    card: HomeCard | None = None

    @property
    def presence(self) -> Presence | None:
        return self.card.presence if self.card else None


def page_groups(world: World) -> list[PageGroup]:
    """Pages by their headings, in the order of the first page of each."""
    found: dict[str, list[Page]] = {}
    for page in world.pages.values():
        found.setdefault(page.group.fi if page.group else "", []).append(page)
    return [PageGroup(pages[0].group, tuple(pages)) for pages in found.values()]


def cover(page: Page, language: str) -> Picture | None:
    """The picture that stands for a page: its first one."""
    return next(iter(page.in_(language).pictures), None)


def places_now(world: World, floor: str, now: datetime) -> list[PlaceNow]:
    """The places of a floor as staff wrote them, each with its room at this moment."""
    if world.plan is None:
        return []
    cards = {card.resource.id: card for card in home_cards(world, now)}
    return [PlaceNow(place, cards.get(place.resource or "")) for place in world.plan.places if place.floor == floor]


def place_of(world: World, place: str | None) -> Place | None:
    """A place of the plan by its id; None when there is none (any more)."""
    places = world.plan.places if world.plan else ()
    return next((each for each in places if each.id == place), None)


def stands(plan: Plan, kiosk: str | None) -> tuple[str, Point] | None:
    """Floor and spot of the kiosk: in the middle of its place where staff named one, else where the plan says. None
    when the named place is not on the plan: no sign is better than one in the wrong place.
    """
    if kiosk is None:
        return plan.here_floor, plan.here
    found = next((place for place in plan.places if place.id == kiosk), None)
    return (found.floor, sign_point(found.area)) if found and found.area else None


def way_to(place: Place, kiosk: str | None) -> tuple[Text, ...]:
    """The way from this kiosk, step by step; none when nobody has written one from here."""
    if kiosk is None:
        return place.route
    return next((way.steps for way in place.routes if way.start == kiosk), ())


def place_of_event(world: World, event: Event) -> Place | None:
    """The place of the plan at which an event happens: one that has its name, or another name that staff gave it. Of
    two with the same name on two floors neither is meant for sure.
    """
    told = _names(event.place)
    places = world.plan.places if told and world.plan else ()
    fitting = [place for place in places if told & (_names(place.name) | {_alike(name) for name in place.also})]
    return fitting[0] if len(fitting) == 1 else None


def _names(text: Text | None) -> set[str]:
    return {_alike(name) for name in (text.fi, text.sv, text.en) if name} if text else set()


def _alike(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())


def shown(blocks: Iterable[Block], world: World) -> tuple[Block, ...]:
    """The blocks that have something to show: not of a room that is gone, nor a link that may not be followed."""
    return tuple(
        block
        for block in blocks
        if not (block.kind is BlockKind.ROOM and block.resource not in world.docs)
        and not (block.kind is BlockKind.LINK and not (block.url and allowed(block.url, world.house.link_hosts)))
    )
