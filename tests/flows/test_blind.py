"""Without sight: a driver that has only what is said, and five keys of a keypad."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from kiosk.mystery.story import Story
from kiosk.settings.mystery.check import check_story
from kiosk.ui.times import day_number
from tests.flows.test_events import Tell, at, tell
from tests.made_events import event, full_of_everything
from tests.ui.rig import journey
from tests.ui.rig.branch import ROOT
from tests.ui.rig.game_table import laid
from tests.ui.rig.listener import Listener
from tests.ui.rig.patron import Patron

__all__ = ["tell"]


@pytest.fixture(scope="module")
def story() -> Story:
    found = check_story(ROOT / "config" / "mystery" / "kekkosen-kirje").story
    assert found is not None
    return found


def tomorrow(patron: Patron) -> str:
    world = patron.app.context.world
    return day_number(world.today(patron.clock.now()) + timedelta(days=1), patron.app.lang)


def journey_of(driver: journey.Driver, patron: Patron, story: Story, tell: Tell) -> None:
    """Books a room and cancels it, finds an event, meets Celia's page, opens two letters of the mystery."""
    shown, place = full_of_everything("b", at(patron, 3)), ""
    if shown.place is not None:
        place = shown.place.in_(patron.app.lang)
    tell(event("a", at(patron, 2), "Lukupiiri"), shown)
    journey.book_and_cancel(driver, tomorrow(patron))
    journey.find_event(driver, shown.title.in_(patron.app.lang), place)
    journey.celia(driver)
    with laid(patron.branch, story):
        journey.two_puzzles(driver, story)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_everything_by_ear(listener: Listener, patron: Patron, story: Story, tell: Tell, language: str) -> None:
    patron.app.context.prefer(language=language)
    listener.press(listener.HELP)
    assert listener.words("Speech is on.") in listener.said
    journey_of(listener, patron, story, tell)
    assert {spoken for _, spoken in listener.ear.heard} == {language}
    assert not [text for text, _ in listener.ear.heard if re.search("[\ue000-\uf8ff\U000f0000-\U0010ffff]", text)], (
        "an icon"
    )
