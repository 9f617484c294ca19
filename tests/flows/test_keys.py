"""Keys drive everything: a whole game, with every kind of puzzle, and a screen after the other without a touch."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.mystery.story import Level, Story
from tests.flows.test_mystery import begin, waiting
from tests.ui.rig.detective import Detective
from tests.ui.rig.patron import Patron


@pytest.fixture
def by_keys(patron: Patron, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Wherever the test says touch, the arrow keys go to the control and Enter acts; what was acted on."""
    pilot, app = patron.pilot, patron.app
    acted: list[str] = []

    def touch(what: Any, settle: bool = True) -> None:
        widget = pilot.await_control(what) if isinstance(what, str) else what
        _go_to(patron, widget)
        acted.append(app.access.focus.node.name)
        pilot.key("Return")
        if settle:
            pilot.settle()

    monkeypatch.setattr(pilot, "touch", touch)
    monkeypatch.setattr(pilot, "tap", None)
    return acted


def _go_to(patron: Patron, widget: Any) -> None:
    """Down or up, as far as it is; a list that has only the rows that are seen is walked on."""
    pilot, access = patron.pilot, patron.app.access
    widget = getattr(widget, "__self__", widget)  # what kv knows by its id is a proxy
    if not access.focus.active:
        pilot.key("Down")
    for _ in range(20):
        stops = access.focus.stops()
        here = access.focus.node
        at = next((i for i, each in enumerate(stops) if here is not None and each.is_same(here)), 0)
        to = next((i for i, each in enumerate(stops) if each.widget is widget), None)
        assert to is not None, f"no key leads to {widget}: {[each.name for each in stops]}"
        if at == to and here is not None:
            return
        pilot.key(*(["Down"] * (to - at) if to > at else ["Up"] * max(1, at - to)))
    raise AssertionError(f"the focus never came to {widget}")


@pytest.mark.slow
def test_a_whole_game_by_keys(patron: Patron, story: Story, detective: Detective, by_keys: list[str]) -> None:
    """Locks, words, choices, orders, pairs, places, wheel, Morse and cards: each kind has a way by key."""
    begin(patron, story, "Children")
    clues = len(story.of_level(Level.CHILDREN))
    kinds = set()
    for _ in range(clues):
        patron.pilot.touch(waiting(patron)[0])
        patron.awaits("mystery_clue")
        patron.app.attendance.touched()
        kinds.add(detective.input.puzzle.kind)
        detective.solve()
        patron.awaits("mystery_solved")
        patron.touch("Open the whole letter" if patron.screen.finished else "To the clues")
    patron.awaits("mystery_end")
    assert len(kinds) >= 8, kinds
    assert len(by_keys) > 3 * clues


@pytest.mark.parametrize("name", ["home", "book", "code", "hours", "events", "feedback", "tour", "celia", "mystery"])
def test_no_screen_holds_the_focus(patron: Patron, name: str) -> None:
    """Down from the first control to the last and up again: each is come to, in the order of reading, and each is left."""
    patron.app.context.navigator.go(name)
    patron.pilot.settle()
    patron.pilot.key("Down")
    access = patron.app.access
    first = access.focus.node
    assert first is not None
    names = [each.name for each in access.focus.stops()]
    patron.pilot.key(*["Up"] * (len(names) + 2))
    patron.pilot.settle()
    seen: list[str] = []
    for _ in range(len(names) + 2):
        node = access.focus.node
        assert node is not None
        if seen and seen[-1] == node.name and len(seen) == len(names):
            break
        seen.append(node.name)
        box = access._ring._drawn
        assert box is not None, "the focus is always seen"
        patron.pilot.key("Down")
    assert set(seen) >= set(names)
