"""The certificate goes along on a phone: the code on the screen leads to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import requests

from kiosk.domain.hours import Mode
from kiosk.mystery.seen import open_clues, task_of
from kiosk.mystery.solutions import solution
from kiosk.mystery.story import Level
from kiosk.mystery.team import NewTeam
from kiosk.tour.house import SHOWN_URL
from tests.flows.test_mystery import come_back
from tests.ui.rig.patron import Patron


def finished_team(patron: Patron) -> str:
    """A team of the shipped story that has come to its end at this kiosk; its code."""
    context = patron.app.context
    patron.until(lambda: context.world.story is not None, what="the story")
    story, desk = context.world.story, context.mystery
    name = f"{story.name_first[0]}{story.name_second[0]}"
    codes: list[str] = []
    desk.begin(NewTeam(name=name, level=Level.CHILDREN, players=2, language="fi"), codes.append)
    patron.until(lambda: codes, what="the code")
    while (state := desk.team(codes[0])).finished is None:
        clue = next(view.clue for view in open_clues(story, state, Mode.STAFFED) if not view.solved)
        desk.open_clue(codes[0], clue)
        task = task_of(story, desk.team(codes[0]), clue, Mode.STAFFED)
        assert task is not None
        heard: list[Any] = []
        desk.answer(codes[0], clue, solution(story, task.puzzle), heard.append)
        patron.until(lambda heard=heard: heard, what="the answer")  # type: ignore[misc]
    return codes[0]


def to_the_end(patron: Patron, code: str) -> None:
    come_back(patron, patron.app.context.world.story, code)
    patron.touch("Read the whole letter")
    patron.awaits("mystery_end")


def to_the_certificate(patron: Patron, code: str) -> None:
    to_the_end(patron, code)
    patron.touch("Certificate")
    patron.awaits("mystery_certificate")


def codes_on(patron: Patron) -> list[str]:
    """Off the pixels of the screen, by a decoder that knows nothing of us."""
    import zxingcpp

    (card,) = patron.screen.ids.phone.children
    patron.pilot.reveal(card.ids.square)
    patron.pilot.settle()
    return [found.text for found in zxingcpp.read_barcodes(patron.pilot.picture())]


@pytest.mark.slow
def test_a_phone_gets_the_certificate(patron: Patron) -> None:
    """Read from the screen, asked for over HTTP: the page and the picture of this team. The same address can be typed."""
    hub = patron.branch.house.hub
    before = hub.config
    hub.reload(replace(before, public_url=patron.branch.house.url))
    try:
        code = finished_team(patron)
        to_the_certificate(patron, code)
        patron.until(lambda: patron.screen.ids.phone.children, what="the code of the certificate")
        (address,) = codes_on(patron)
        assert address.startswith(f"{patron.branch.house.url}/k/")
        assert address.partition("://")[2] in patron.words()
        page = requests.get(address, timeout=10)
        assert page.status_code == 200
        assert patron.screen.team_name in page.text
        picture = requests.get(f"{address}/todistus.png", timeout=10)
        assert picture.content.startswith(b"\x89PNG")
        patron.touch("Finish")
        patron.wake()
        assert address not in patron.words()
    finally:
        hub.reload(before)


@pytest.mark.slow
def test_the_tour_pictures_the_code(patron: Patron) -> None:
    """As its picture is written, read by another program."""
    import zxingcpp

    from kiosk.tour.mystery import MysteryWalk

    pictures: dict[str, Any] = {}
    walk = MysteryWalk(patron.pilot, patron.branch.house, lambda stop: pictures.update({stop: patron.pilot.picture()}))
    hub = patron.branch.house.hub
    before = hub.config
    hub.reload(replace(before, public_url=SHOWN_URL))
    try:
        to_the_end(patron, finished_team(patron))
        walk.end()
    finally:
        hub.reload(before)
    (code,) = zxingcpp.read_barcodes(pictures["mystery-certificate-code"])
    assert code.text.startswith(f"{SHOWN_URL}/k/")


def test_without_an_address_for_phones_there_is_no_code(patron: Patron) -> None:
    to_the_certificate(patron, finished_team(patron))
    patron.pilot.settle()
    assert patron.screen.team_name
    assert not patron.screen.ids.phone.children
