"""Keys drive everything: a whole game, with every kind of puzzle, and a screen after the other without a touch."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.domain.codes import WORDS
from kiosk.domain.keys import CODES
from kiosk.mystery.story import Level, Story
from kiosk.ui.access.nodes import Node, Role
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
    """Down or up, as far as it is; a list that has only the rows that are seen is walked on, a row of keys gone into."""
    pilot, access = patron.pilot, patron.app.access
    widget = getattr(widget, "__self__", widget)  # what kv knows by its id is a proxy
    if not access.focus.active:
        pilot.key("Down")
    for _ in range(20):
        stops = access.focus.stops()
        here = access.focus.node
        if not any(each.widget is widget for each in stops):
            if here is not None and here.role is Role.KEY:
                pilot.key("Escape")
                continue
            if any(each.role is Role.ROW and each.widget is widget.parent for each in stops):
                _go_to(patron, widget.parent)
                pilot.key("Return")
                continue
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


def _at(patron: Patron) -> Node:
    node: Node | None = patron.app.access.focus.node
    assert node is not None
    return node


def _to_the_rows(patron: Patron) -> None:
    patron.touch("My booking")
    for _ in range(20):
        patron.pilot.key("Down")
        if _at(patron).role is Role.ROW:
            return
    raise AssertionError("no row of keys")


def test_a_row_of_keys_is_gone_into_and_round(patron: Patron) -> None:
    """The act key goes in, there is no end in it, a letter leads out again, and so does the back key."""
    _to_the_rows(patron)
    row = _at(patron)
    patron.pilot.key("Return")
    assert (_at(patron).role, _at(patron).name) == (Role.KEY, row.keys[0])
    patron.pilot.key("Up")
    assert _at(patron).name == row.keys[-1]
    patron.pilot.key("Down", "Down")
    assert _at(patron).name == row.keys[1]
    patron.pilot.key("Return")
    assert patron.screen.typed == row.keys[1].lower()
    assert _at(patron).is_same(row)
    patron.pilot.key("Return", "Escape")
    assert _at(patron).is_same(row)
    assert patron.screen.name == "code"
    patron.pilot.key("Return", "Right")
    assert _at(patron).role is Role.ROW
    assert not _at(patron).is_same(row)
    patron.pilot.key("Return", "k")
    assert patron.screen.typed.endswith("k"), "a keyboard types from wherever the focus is"
    patron.pilot.key("Escape", "Escape")
    patron.awaits("home")


def test_who_erases_stays_at_the_key(patron: Patron) -> None:
    _to_the_rows(patron)
    patron.pilot.hand.do("type", "--delay", "60", "abc")
    patron.until(lambda: patron.screen.typed == "abc", 5, "three letters")
    erase = patron.say("Erase")
    while erase not in _at(patron).keys:
        patron.pilot.key("Down")
    patron.pilot.key("Return", "Up")
    assert _at(patron).name == erase
    patron.pilot.key("Return", "Return")
    assert patron.screen.typed == "a"
    assert _at(patron).name == erase


class Typist:
    """Five keys, pressed without waiting for a frame, and counted."""

    def __init__(self, patron: Patron) -> None:
        self.access, self.presses = patron.app.access, 0

    def press(self, name: str, times: int = 1) -> None:
        for _ in range(times):
            self.access.key_down(CODES[name], ())
            self.access.key_up(CODES[name])
            self.presses += 1

    def write(self, sign: str) -> int:
        """Presses from where one is, the way that somebody takes who knows the rows."""
        self.presses = 0
        rows = [each for each in self.access.focus.stops() if each.role is Role.ROW]
        here = next(i for i, each in enumerate(rows) if each.is_same(self.access.focus.node))
        there = next(i for i, each in enumerate(rows) if sign in each.keys)
        keys = rows[there].keys
        self.press("down" if there > here else "up", abs(there - here))
        self.press("enter")
        at = keys.index(sign)
        self.press("down" if at <= len(keys) - at else "up", min(at, len(keys) - at))
        assert self.access.focus.node.name == sign
        self.press("enter")
        return self.presses


def test_a_letter_is_a_few_presses_away(patron: Patron) -> None:
    """Over some words of the codes, each with a hyphen and two digits; docs/accessibility.md has the figures of all."""
    _to_the_rows(patron)
    typist, counted = Typist(patron), []
    for at, word in enumerate(WORDS[::9]):
        for sign in f"{word}-{2 + at % 8}{2 + at // 8 % 8}".upper():
            counted.append(typist.write(sign))
        patron.screen.typed = ""
    assert sum(counted) / len(counted) <= 6.5
    assert max(counted) == 10
