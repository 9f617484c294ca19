"""Celia: from the tile to the code, in every language, in both themes and in large text; nothing is kept of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.celia import ADDRESS, Campaign, Celia
from kiosk.domain.text import Text
from kiosk.hub import rings
from kiosk.ui.hours_words import called, who_helps
from kiosk.ui.palette import rgba
from kiosk.ui.resting_cards import celia
from kiosk.ui.sunny import SUNNY
from tests.ui.rig.patron import Patron

LINE = Text(fi="Syyskuussa kuunnellaan.", sv="I september lyssnar vi.", en="We listen in September.")


def offer(patron: Patron, told: Celia) -> None:
    """The house offers it so."""
    app = patron.app
    world = app.context.world
    app.world_changed(replace(world, house=replace(world.house, celia=told)))
    patron.pilot.settle()


def open_page(patron: Patron) -> None:
    patron.touch("Celia")
    patron.awaits("celia")


def read_code(patron: Patron) -> list[str]:
    """What a phone reads, with a code that stands a quarter of it being lost."""
    import zxingcpp

    patron.pilot.reveal(patron.screen.ids.code.ids.square)
    patron.pilot.settle()
    codes = zxingcpp.read_barcodes(patron.pilot.picture())
    assert {code.ec_level for code in codes} == {"Q"}
    return [code.text for code in codes]


def darkest_around(patron: Patron) -> int:
    """Of 255: the darkest pixel of the four modules around the code, in the window's picture."""
    square = patron.screen.ids.code.ids.square
    picture = patron.pilot.picture().convert("L")
    x, y = square.to_window(*square.pos)
    left, bottom, side = round(x), picture.height - round(y), round(square.width)
    quiet = round(4 * side / (len(square.modules) + 8)) - 1
    box = picture.crop((left + 1, bottom - side + 1, left + side - 1, bottom - 1))
    box.paste(255, (quiet, quiet, box.width - quiet, box.height - quiet))
    return int(box.getextrema()[0])


def test_the_page_says_it_all(patron: Patron) -> None:
    """The question, free, no certificate, three ways, nothing kept; and the head is dune."""
    open_page(patron)
    for message in (
        "Is it hard for you to read printed text?",
        "By phone",
        "At the desk",
        "At home",
        "This kiosk asks nothing about you and keeps nothing about you.",
    ):
        assert patron.sees(message), message
    words = patron.words()
    assert patron.say("Or type: {address}", address="celia.fi") in words
    assert who_helps(patron.app.context.world, patron.app.context.now(), "fi") in words
    assert tuple(patron.app.theme.head) == pytest.approx(rgba(SUNNY["head"]))
    patron.touch("Back")
    patron.awaits("home")
    assert tuple(patron.app.theme.head) != pytest.approx(rgba(SUNNY["head"]))


@pytest.mark.parametrize("high_contrast", [False, True], ids=["light", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_phone_reads_the_code(patron: Patron, high_contrast: bool, scale: float) -> None:
    """Off the pixels of the screen, by a decoder that knows nothing of us; 40 mm of it at the least."""
    patron.app.context.prefer(high_contrast=high_contrast, text_scale=scale)
    patron.pilot.settle()
    open_page(patron)
    assert read_code(patron) == [ADDRESS]
    assert darkest_around(patron) > 200, "dark lies on the quiet zone"
    square = patron.screen.ids.code.ids.square
    code = square.width * len(square.modules) / (len(square.modules) + 8)
    assert code >= 40 * patron.app.theme.mm


def test_the_code_is_what_staff_wrote(patron: Patron) -> None:
    """Another address, if its host is allowed; otherwise Celia's own."""
    own = Celia(
        url="https://kirjasto.example/celia", short="kirjasto.example/celia", desk=Text(fi="Tule klo 10.", sv="", en="")
    )
    offer(patron, own)
    open_page(patron)
    assert read_code(patron) == [own.url]
    assert "Tule klo 10." in patron.words()
    offer(patron, replace(own, url="https://muualla.example"))
    assert read_code(patron) == [ADDRESS]


def test_those_who_help_have_a_page(patron: Patron) -> None:
    open_page(patron)
    patron.touch("For a child, a pupil or someone close")
    patron.awaits("celia_near")
    for message in ("Parents", "Teachers", "Carers and family"):
        assert patron.sees(message)
    assert "15" in patron.words()
    patron.touch("How to begin")
    patron.awaits("celia")


def test_a_campaign_between_its_days(patron: Patron) -> None:
    """On home, on the resting screen, on the page; a day earlier and a day later nowhere."""
    context = patron.app.context
    today = context.world.today(context.now())
    day = timedelta(days=1)
    for first, last in ((today + day, today + 9 * day), (today - 9 * day, today - day)):
        offer(patron, Celia(campaign=Campaign(first_day=first, last_day=last, text=LINE)))
        assert LINE.fi not in patron.words()
        assert not list(celia(context))
    offer(patron, Celia(campaign=Campaign(first_day=today, last_day=today, text=LINE)))
    assert LINE.fi in patron.words()
    (card,) = celia(context)
    assert card.lines[0][1] == LINE.fi
    patron.pilot.touch(LINE.fi)
    patron.awaits("celia")
    assert LINE.fi in patron.words()
    patron.pilot.touch("Svenska")
    assert LINE.sv in patron.words()


def test_the_reader_is_given_time(patron: Patron) -> None:
    """What would be too long on the first screen is not here; later it is."""
    open_page(patron)
    patron.clock.ahead(timedelta(seconds=patron.app.face.idle.warn_after + 5))
    patron.app.check_idle()
    patron.pilot.settle()
    assert not patron.sees("I am here")
    patron.clock.ahead(timedelta(seconds=patron.app.face.celia_idle.warn_after - patron.app.face.idle.warn_after))
    patron.app.check_idle()
    patron.pilot.settle()
    assert patron.sees("I am here")
    patron.touch("I am here")


def test_staff_are_asked_to_come(patron: Patron) -> None:
    """The hub has the call; the patron is told that somebody comes."""
    open_page(patron)
    patron.touch("Ask for staff")
    patron.sees_soon("Staff have been called. They are coming.")
    hub = patron.house.hub
    with hub.engine.connect() as conn:
        assert len(rings.waiting(conn, hub.clock.now())) == 1
    patron.touch("Finish")
    patron.wake()
    open_page(patron)
    assert not patron.sees("Staff have been called. They are coming.")


def test_without_a_line_the_patron_is_told_what_to_do(patron: Patron) -> None:
    patron.line.take_down()
    open_page(patron)
    patron.touch("Ask for staff")
    patron.pilot.until(lambda: bool(patron.screen.answer), 10, "the answer")
    assert patron.say("The call did not get through just now.") in patron.screen.answer
    assert patron.say("Go to the desk: staff are there.") in patron.screen.answer


def test_in_self_service_hours_nobody_is_promised_now(patron: Patron) -> None:
    """The call waits for staff, and the patron hears when they are in; staff see it then."""
    local = patron.clock.now().astimezone(patron.app.context.world.zone)
    patron.later(seconds=(local.replace(hour=19, minute=1, second=0) - local).total_seconds())
    open_page(patron)
    patron.touch("Ask for staff")
    patron.pilot.until(lambda: bool(patron.screen.answer), 10, "the answer")
    now, world = patron.clock.now(), patron.app.context.world
    assert patron.screen.answer == called(world, now, "fi", heard=True)
    assert "nähdään viimeistään" in patron.screen.answer
    assert patron.screen.answer in patron.words()
    hub = patron.house.hub
    with hub.engine.connect() as conn:
        assert rings.waiting(conn, hub.clock.now())
        assert rings.waiting(conn, hub.clock.now() + timedelta(hours=15)), "next morning it is still there"
