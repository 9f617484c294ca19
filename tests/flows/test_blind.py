"""Without sight: a driver that has only what is said, and five keys of a keypad."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from kiosk.mystery.story import Story
from kiosk.settings.mystery.check import check_story
from kiosk.ui.times import day_number
from tests.flows.test_events import Tell, at, tell
from tests.made_events import event, full_of_everything
from tests.ui.rig import journey
from tests.ui.rig.branch import ROOT, Branch
from tests.ui.rig.game_table import laid
from tests.ui.rig.listener import Listener
from tests.ui.rig.patron import Patron

__all__ = ["tell"]


@pytest.fixture(scope="module")
def story() -> Story:
    found = check_story(ROOT / "config" / "mystery" / "kekkosen-kirje").story
    assert found is not None
    return found


@pytest.fixture
def listener(branch: Branch, patron: Patron) -> Iterator[Listener]:
    listener = Listener(branch)
    undo = listener.connect()
    try:
        yield listener
    finally:
        undo()


def tomorrow(patron: Patron) -> str:
    world = patron.app.context.world
    return day_number(world.today(patron.clock.now()) + timedelta(days=1), patron.app.lang)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_everything_by_ear(listener: Listener, patron: Patron, story: Story, tell: Tell, language: str) -> None:
    """Books a room and cancels it, finds an event, opens two letters of the mystery, hears Celia's page."""
    tell(event("a", at(patron, 2), "Lukupiiri"), full_of_everything("b", at(patron, 3)))
    patron.app.context.prefer(language=language)
    listener.press(listener.HELP)
    assert listener.words("Speech is on.") in listener.said
    journey.book_and_cancel(listener, tomorrow(patron))
    shown = full_of_everything("b", at(patron, 3))
    journey.find_event(listener, shown.title.in_(language), shown.place.in_(language))
    journey.celia(listener)
    with laid(patron.branch, story):
        journey.two_puzzles(listener, story)
    assert {spoken for _, spoken in listener.ear.heard} == {language}
    assert not [text for text, _ in listener.ear.heard if re.search("[\ue000-\uf8ff\U000f0000-\U0010ffff]", text)], (
        "an icon"
    )
