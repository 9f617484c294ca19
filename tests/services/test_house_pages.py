"""What the screens show of pages and places, from the shipped house and from small ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.events import Event
from kiosk.domain.pages import Block, BlockKind, Blocks, Page, Picture, Route
from kiosk.domain.text import Text
from kiosk.services.house_pages import cover, page_groups, place_of, place_of_event, places_now, shown, stands, way_to
from kiosk.services.house_view import Presence
from kiosk.services.world import World
from kiosk.settings.pages import known_of, read_house
from tests.services.worlds import NOW, ROOT, booked, library, local


def with_pages(world: World) -> World:
    """The shipped pages and plan in it."""
    house = read_house(ROOT / "config" / "house", known_of(ROOT / "config" / "hub.toml"))
    assert not house.problems, [problem.text() for problem in house.problems]
    return replace(world, pages={page.id: page for page in house.pages}, plan=house.plan)


def page(name: str, group: str = "") -> Page:
    return Page(id=name, title=Text(name), lead=Text(name), group=Text(group) if group else None)


def test_groups_stand_in_the_order_of_their_first_page() -> None:
    pages = [page("a", "Talo"), page("b", "Tilat"), page("c", "Talo"), page("d")]
    world = replace(library(), pages={each.id: each for each in pages})
    found = [
        (group.title.fi if group.title else None, [each.id for each in group.pages]) for group in page_groups(world)
    ]
    assert found == [("Talo", ["a", "c"]), ("Tilat", ["b"]), (None, ["d"])]
    assert page_groups(library()) == []


def test_the_shipped_house() -> None:
    """Eight pages in three groups, each with a picture; every place has a way and every page's place is there."""
    world = with_pages(library())
    assert [len(group.pages) for group in page_groups(world)] == [2, 3, 3]
    for each in world.pages.values():
        for language in ("fi", "sv", "en"):
            assert cover(each, language) is not None
            assert shown(each.blocks.in_(language), world) == each.blocks.in_(language)
        assert each.place is None or place_of(world, each.place) is not None
    assert world.plan is not None
    assert all(place.route for place in world.plan.places)


def test_the_languages_say_the_same() -> None:
    """Each page has the same blocks in the same order in the three languages."""
    for each in with_pages(library()).pages.values():
        kinds = [[(block.kind, len(block.items)) for block in each.blocks.in_(code)] for code in ("fi", "sv", "en")]
        assert kinds[0] == kinds[1] == kinds[2], each.id


def test_places_know_how_their_rooms_are_now() -> None:
    world = with_pages(library(booked("pelihuone", local(13), 2)))
    found = {each.place.id: each.presence for each in places_now(world, "k1", NOW)}
    assert found["pelihuone"] is Presence.TAKEN
    assert found["verstas"] is Presence.FREE
    assert found["lastenosasto"] is None
    assert "pienryhmatila" not in found, "it is on another floor"
    assert places_now(library(), "k1", NOW) == []
    assert place_of(library(), "pelihuone") is None


def test_a_room_that_is_gone_and_a_host_that_is_not_allowed_are_not_shown() -> None:
    """The kiosk looks again: its page may be older than the house's settings."""
    blocks = (
        Block(kind=BlockKind.ROOM, resource="pelihuone"),
        Block(kind=BlockKind.ROOM, resource="gone"),
        Block(kind=BlockKind.LINK, url="https://celia.fi/x"),
        Block(kind=BlockKind.LINK, url="https://evil.example/celia.fi"),
        Block(kind=BlockKind.PARAGRAPH, text="x"),
    )
    world = library()
    assert [block.resource or block.url or block.text for block in shown(blocks, world)] == [
        "pelihuone", "https://celia.fi/x", "x",
    ]  # fmt: skip


def test_cover_is_the_first_picture_of_the_language() -> None:
    one, two = Picture(id="1", alt="a"), Picture(id="2", alt="b")
    blocks = Blocks(
        fi=(Block(kind=BlockKind.HEADING, text="x"), Block(kind=BlockKind.PICTURES, pictures=(one, two))),
        sv=(Block(kind=BlockKind.PICTURES, pictures=(two,)),),
    )
    found = replace(page("a"), blocks=blocks)
    assert (cover(found, "fi"), cover(found, "sv"), cover(found, "en")) == (one, two, one)
    assert cover(page("b"), "fi") is None


@pytest.mark.parametrize(
    ("told", "place"),
    [
        (Text("Virta-sali"), "virta-sali"),
        (Text("virta  SALI"), "virta-sali"),
        (Text("Kokoustila", en="Children's section"), "lastenosasto"),
        (Text("Sali"), "virta-sali"),
        (Text("Hissi ja portaat"), None),
        (Text("Hiekkasärkät"), None),
        (None, None),
    ],
)
def test_an_event_is_found_on_the_plan_by_the_names_of_its_place(told: Text | None, place: str | None) -> None:
    """In any language, by the other names that staff wrote; a name of two places (the lift on each floor) is none."""
    world = with_pages(library())
    found = place_of_event(world, Event(id="x", source="oma", title=Text("x"), place=told))
    assert (found.id if found else None) == place
    assert place_of_event(library(), Event(id="x", source="oma", title=Text("x"), place=told)) is None


def test_each_kiosk_stands_where_staff_said() -> None:
    """In the middle of its place; at an unknown one nowhere, and no way of another kiosk is told as its own."""
    world = with_pages(library())
    assert world.plan is not None
    assert stands(world.plan, None) == (world.plan.here_floor, world.plan.here)
    books = place_of(world, "kirjat")
    assert books is not None
    floor, (x, y) = stands(world.plan, "kirjat") or ("", (0, 0))
    assert floor == books.floor
    assert min(point[0] for point in books.area) < x < max(point[0] for point in books.area)
    assert min(point[1] for point in books.area) < y < max(point[1] for point in books.area)
    assert stands(world.plan, "xyz") is None
    away = replace(books, routes=(Route(start="paaovi", steps=(Text("Kulje."),)),))
    assert way_to(away, "paaovi") == (Text("Kulje."),)
    assert way_to(away, None) == books.route
    assert way_to(away, "xyz") == ()
