"""Getting to know the house: pages with their pictures, the floor plan, and what staff change meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.services.house_pages import stands
from tests.ui.rig.listener import Listener
from tests.ui.rig.patron import Patron


@pytest.fixture
def visitor(patron: Patron) -> Patron:
    """A patron at the list of pages."""
    patron.until(lambda: len(patron.app.context.world.pages) >= 8, 30, "the pages of the house")
    patron.touch("Get to know the house")
    patron.awaits("tour")
    return patron


@pytest.fixture
def page_file(visitor: Patron) -> Iterator[Path]:
    """The game room's page in Finnish; afterwards as it was, and told."""
    path = visitor.branch.config / "house" / "sivut" / "pelihuone.fi.md"
    before = path.read_text(encoding="utf-8")
    yield path
    path.write_text(before, encoding="utf-8")
    hub = visitor.house.hub
    visitor.until(
        lambda: hub.pages_problem is None and "Uusi rivi" not in page_words(visitor), 20, "the page as it was"
    )


def page_words(patron: Patron) -> str:
    return str(patron.app.context.world.pages["pelihuone"].blocks.fi)


def widgets(patron: Patron, kind: str) -> list[Any]:
    return [w for w in patron.screen.walk(restrict=True) if type(w).__name__ == kind]


def go_to_page(visitor: Patron, title: str) -> None:
    card = next(card for card in widgets(visitor, "PageCard") if card.title_text == title)
    visitor.pilot.touch(card)
    visitor.awaits("page")


# --- pages ---------------------------------------------------------------------------------------------------------


def test_from_the_first_page_to_a_booking(visitor: Patron) -> None:
    """The room's page says how it is now and leads to its times."""
    go_to_page(visitor, "Pelihuone")
    assert visitor.pilot.sees("Konsolipelejä, pelikoneita ja lautapelejä")
    (room,) = widgets(visitor, "PageRoom")
    assert room.fact.startswith("Vapaa")
    now = visitor.clock.now().replace(second=0, microsecond=0)
    visitor.neighbour_books("pelihuone", now - timedelta(minutes=now.minute % 30), timedelta(hours=1))
    visitor.until(lambda: room.fact.startswith("Varattu"), 10, "the neighbour's booking")
    visitor.touch("See the free times")
    visitor.awaits("book")
    visitor.touch("Back")
    visitor.touch("Back")
    visitor.awaits("tour")


def test_pictures_come(visitor: Patron) -> None:
    """Of every card that can be seen, from the hub."""
    photos = [w for w in visitor.pilot.visible() if type(w).__name__ == "Photo"]
    assert photos
    visitor.until(lambda: all(photo.loaded for photo in photos), 20, "the pictures")


def test_a_slide_show_is_turned_by_hand_and_can_be_paused(visitor: Patron) -> None:
    go_to_page(visitor, "Kirjasto")
    (show,) = widgets(visitor, "Slides")
    assert show.playing
    assert visitor.pilot.sees("Lukunurkasta näkyy joelle.")
    visitor.touch("Next picture")
    visitor.until(lambda: visitor.pilot.sees("Lastenosastolla on oma lukuteltta."), 5, "the second picture")
    assert not show.playing, "whoever turns by hand wants to look"
    visitor.touch("Next picture")
    visitor.until(lambda: visitor.pilot.sees("Lukunurkasta näkyy joelle."), 5, "the first one again")
    visitor.touch("Show in turn")
    assert show.playing
    show._turn.cancel()
    show._turn.timeout = 0.6
    show._turn()
    visitor.pilot.skip(5, lambda: show.at == 1)
    assert show.at == 1, "it turns by itself"
    visitor.touch("Pause")
    turned: list[int] = []
    show.bind(at=lambda _show, at: turned.append(at))
    visitor.pilot.skip(2.0)
    assert (show.playing, turned) == (False, [])


def test_slides_stand_slow_and_still_where_less_motion_is_wanted(visitor: Patron) -> None:
    from kiosk.ui.widgets.slides import EVERY

    assert EVERY >= 5
    visitor.app.context.prefer(less_motion=True)
    go_to_page(visitor, "Kirjasto")
    (show,) = widgets(visitor, "Slides")
    assert not show.playing


def test_nothing_moves_on_a_page_that_was_left(visitor: Patron) -> None:
    go_to_page(visitor, "Kirjasto")
    (show,) = widgets(visitor, "Slides")
    assert show.playing
    visitor.touch("Back")
    visitor.awaits("tour")
    assert not show.playing


def test_a_page_in_another_language(visitor: Patron) -> None:
    go_to_page(visitor, "Pelihuone")
    visitor.touch("Svenska")
    visitor.until(lambda: visitor.screen.title == "Spelrummet", 5, "the Swedish page")
    assert visitor.pilot.sees("Så börjar du spela")
    assert not visitor.pilot.sees("Näin pääset pelaamaan")


def test_a_link_is_a_code_that_a_phone_can_read(visitor: Patron) -> None:
    import zxingcpp

    go_to_page(visitor, "Äänikirjoja Celiasta")
    (link,) = widgets(visitor, "QrCard")
    visitor.pilot.reveal(link)
    visitor.pilot.settle()
    found = zxingcpp.read_barcodes(visitor.pilot.picture())
    assert [each.text for each in found] == ["https://www.celia.fi"]
    assert link.short_text == "www.celia.fi"


# --- what staff change -----------------------------------------------------------------------------------------------


def test_an_edit_reaches_the_screen_that_is_being_read(visitor: Patron, page_file: Path) -> None:
    """And a broken one does not: the last good page stays, the health page says why."""
    go_to_page(visitor, "Pelihuone")
    page_file.write_text(page_file.read_text(encoding="utf-8") + "\nUusi rivi sivulle.\n", encoding="utf-8")
    visitor.until(lambda: visitor.pilot.sees("Uusi rivi sivulle."), 20, "the edit")
    page_file.write_text(page_file.read_text(encoding="utf-8") + "\n{tila: pelihuonee}\n", encoding="utf-8")
    hub = visitor.house.hub
    visitor.until(lambda: hub.pages_problem is not None, 20, "the broken edit")
    assert "Tarkoititko pelihuone?" in str(hub.pages_problem)
    assert visitor.pilot.sees("Uusi rivi sivulle.")


# --- the plan --------------------------------------------------------------------------------------------------------


def to_plan(visitor: Patron) -> None:
    visitor.pilot.touch(visitor.screen.ids.way)
    visitor.awaits("plan")


def spot(visitor: Patron, x: float, y: float) -> tuple[float, float]:
    """A point of the floor, in metres, as a point of the window."""
    drawn = visitor.screen.ids.floor_plan
    inside = drawn._fitted().to_px((x, y))
    found: tuple[float, float] = drawn.to_window(drawn.x + inside[0], drawn.y + inside[1])
    return found


def test_the_way_to_a_place_step_by_step(visitor: Patron) -> None:
    to_plan(visitor)
    assert visitor.sees("You are here")
    visitor.pilot.touch("Lehtisali")
    assert visitor.screen.chosen == "lehdet"
    visitor.touch("Show the way")
    assert visitor.pilot.sees("Käänny heti oikealle. Lehtisali on ensimmäinen ovi.")
    visitor.touch("Hide the way")
    assert not visitor.pilot.sees("Käänny heti oikealle.")


def test_a_kiosk_at_another_place(visitor: Patron) -> None:
    """Its sign stands there, and the way from the usual kiosk is not told as its own."""
    context = visitor.app.context
    context.place = "kirjat"
    try:
        to_plan(visitor)
        assert (visitor.screen.floor.id, visitor.screen.here) == stands(context.world.plan, "kirjat")
        visitor.pilot.touch("Lehtisali")
        assert visitor.screen.chosen
        assert not visitor.screen.has_route
        context.place = None
        visitor.screen.update()
        assert visitor.screen.has_route
        assert visitor.screen.here == context.world.plan.here
    finally:
        context.place = None


def test_a_room_is_touched_where_it_is_drawn(visitor: Patron) -> None:
    """On its sign, or anywhere on its floor."""
    to_plan(visitor)
    visitor.pilot.tap(*spot(visitor, 31, 9.2))
    assert visitor.screen.chosen == "virta-sali"
    sign = next(sign for sign in widgets(visitor, "PlaceSign") if sign.place == "verstas")
    visitor.pilot.touch(sign)
    assert visitor.screen.chosen == "verstas"
    visitor.pilot.tap(*spot(visitor, 26, 16))
    assert visitor.screen.chosen == "verstas", "there is nothing but the lobby"


def test_rooms_show_whether_they_are_free(visitor: Patron) -> None:
    to_plan(visitor)
    visitor.pilot.touch("Pelihuone")
    assert visitor.screen.chosen_fact.startswith("Vapaa")
    now = visitor.clock.now().replace(second=0, microsecond=0)
    visitor.neighbour_books("pelihuone", now - timedelta(minutes=now.minute % 30), timedelta(hours=1))
    visitor.until(lambda: visitor.screen.chosen_fact.startswith("Varattu"), 10, "the neighbour's booking")
    row = next(row for row in widgets(visitor, "PlaceRow") if row.place == "pelihuone")
    assert row.fact == visitor.screen.chosen_fact, "the list says the same as the plan"


def test_another_floor(visitor: Patron) -> None:
    to_plan(visitor)
    visitor.pilot.touch("2. kerros")
    assert visitor.sees("You are on another floor")
    assert {row.place for row in widgets(visitor, "PlaceRow")} >= {"pienryhmatila", "lukusali"}
    assert not widgets(visitor, "HereSign")
    visitor.pilot.touch("Pienryhmätila")
    visitor.touch("Read more")
    visitor.awaits("page")
    assert visitor.screen.title == "Pienryhmätila"
    visitor.touch("Show on the floor plan")
    visitor.awaits("plan")
    assert (visitor.screen.chosen, visitor.screen._floor) == ("pienryhmatila", "k2")


def test_everything_on_the_plan_is_in_the_list(visitor: Patron) -> None:
    """Whoever cannot see or reach the drawing misses nothing."""
    to_plan(visitor)
    for floor in ("1. kerros", "2. kerros"):
        visitor.pilot.touch(floor)
        signs = {sign.place for sign in widgets(visitor, "PlaceSign")}
        assert signs == {row.place for row in widgets(visitor, "PlaceRow")}
        assert signs


def test_keys_come_to_each_place_once(visitor: Patron, listener: Listener) -> None:
    """To its line in the list, which says how it stands; its sign on the plan is told to a finger that explores."""
    to_plan(visitor)
    name = next(row.name_text for row in widgets(visitor, "PlaceRow") if row.place == "pelihuone")
    listener.press(listener.HELP)
    listener.to_the_top()
    heard, tones = [], len(listener.ear.tones)
    while len(listener.ear.tones) == tones:
        heard.append(listener.press(listener.DOWN))
    assert [said.startswith(f"{name}, ") for said in heard].count(True) == 1, heard
    sign = next(sign for sign in widgets(visitor, "PlaceSign") if sign.place == "pelihuone")
    x, y = visitor.pilot.middle(sign)
    visitor.pilot.tap(x, y)
    visitor.pilot.pump(0.15)
    assert listener.said == f"{name}, {visitor.say('not selected')}."
    visitor.pilot.tap(x, y)
    visitor.until(lambda: visitor.screen.chosen == "pelihuone", 5, "the place")


def test_the_next_patron_begins_anew(visitor: Patron) -> None:
    to_plan(visitor)
    visitor.pilot.touch("2. kerros")
    visitor.pilot.touch("Pienryhmätila")
    visitor.touch("Finish")
    visitor.until(lambda: visitor.app.resting, 20, "the rest")
    visitor.wake()
    assert visitor.screen.name == "home"
    plan = visitor.app.router.screen("plan")
    assert (plan.chosen, plan._floor, plan.shows_route) == ("", "", False)


def test_the_resting_screen_tells_of_one_page_and_later_of_another(visitor: Patron) -> None:
    from kiosk.ui.resting_cards import house_page

    context = visitor.app.context
    (card,) = house_page(context)
    page = next(page for page in context.world.pages.values() if page.title.fi == card.title)
    assert (card.picture, card.lines[0][1]) == (page.in_("fi").pictures[0].id, page.lead.fi)
    visitor.later(minutes=10)
    (other,) = house_page(context)
    assert other.title != card.title
    context.tiles = tuple(name for name in context.tiles if name != "tour")
    try:
        assert not list(house_page(context))
    finally:
        context.tiles = visitor.app.face.tiles
