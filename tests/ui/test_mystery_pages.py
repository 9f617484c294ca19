"""The pages of the mystery on the walk that the tour takes: nothing cut, nothing faint, and no answer on a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from kiosk.mystery.puzzle import PuzzleKind
from tests.ui.rig.game_table import laid
from tests.ui.rig.patron import Patron
from tests.ui.test_contrast import look
from tests.unit.mystery.example import STORY


@pytest.fixture
def player(patron: Patron) -> Iterator[Patron]:
    with laid(patron.branch, STORY):
        patron.pilot.settle()
        yield patron


VIEWS = ({"high_contrast": True}, {"language": "qps", "text_scale": 2.0}, {"language": "qps", "reach": True})
PLAIN = {"language": "fi", "high_contrast": False, "text_scale": 1.0, "reach": False}


@pytest.mark.slow
def test_every_page_fits_and_can_be_read(player: Patron) -> None:
    """Through a whole game; measured in the longest words at 200 %, in strong contrast, and with the controls low."""
    from kiosk.tour.measure import findings
    from kiosk.tour.mystery import MysteryWalk

    found: list[str] = []
    seen: list[str] = []
    app, pilot = player.app, player.pilot

    def stop(name: str) -> None:
        seen.append(name)
        pilot.let_go()
        found.extend(look(player, high_contrast=False))
        for view in VIEWS:
            app.context.prefer(**{**PLAIN, **view})
            assert pilot.lay_out(), f"{name}: the layout never comes to rest"
            found.extend(f"{name}: {each}" for each in findings(pilot.visible(), app.theme))
            if view.get("high_contrast"):
                pilot.frame(2)
                found.extend(look(player, high_contrast=True))
        app.context.prefer(**PLAIN)
        pilot.settle()

    MysteryWalk(pilot, player.house, stop).all()
    assert found == []
    kinds = {f"mystery-{kind.value.replace('_', '-')}" for kind in PuzzleKind}
    assert kinds <= set(seen), kinds - set(seen)


def test_no_picture_shows_an_answer(player: Patron) -> None:
    """The tour knows the answers; what it writes as a picture does not."""
    from kiosk.tour.mystery import SECRET, MysteryWalk

    answers = {answer.lower() for clue in STORY.clues for task in clue.tasks for answer in task.puzzle.answers}
    answers |= {card.code.lower() for card in STORY.cards}
    told: list[str] = []

    def stop(name: str) -> None:
        words = player.words().lower()
        if name not in SECRET:
            told.extend(f"{name}: {each}" for each in answers if re.search(rf"\b{re.escape(each)}\b", words))

    MysteryWalk(player.pilot, player.house, stop).all()
    assert told == []
