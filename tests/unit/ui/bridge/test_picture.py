"""What a screen reader is told of a tree, without a window, without AccessKit and without a desktop."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import Any

import pytest

from kiosk.ui.access.bridge.ids import WINDOW, Ids
from kiosk.ui.access.bridge.picture import Frame, Picture, Words, found, picture
from kiosk.ui.access.bridge.roles import role_of
from kiosk.ui.access.nodes import Node, Role

_UIDS = count(1)
WORDS = Words(hidden="for you alone", unavailable="not now")


@dataclass
class Thing:
    """As much of a widget as the bridge knows: its number."""

    uid: int


def thing() -> Thing:
    return Thing(next(_UIDS))


def node(name: str = "Varaa tila", **more: Any) -> Node:
    values: dict[str, Any] = {"role": Role.BUTTON, "widget": thing(), "act": lambda: None, **more}
    return Node(name=name, **values)


def told(ids: Ids, *nodes: Node, focus: Node | None = None, hears: bool = False) -> Picture:
    frame = Frame(house="Talo", title="Etusivu", view=ids.of(SCREEN), dialog=False, language="fi", size=(540, 960))
    return picture(frame, nodes, focus, ids, lambda _node: hears, WORDS)


SCREEN = thing()


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_one_that_accesskit_knows(role: Role) -> None:
    accesskit = pytest.importorskip("accesskit")
    assert hasattr(accesskit.Role, role_of(role))


def test_a_number_stays_while_the_thing_does_and_is_never_given_again() -> None:
    """A screen reader that has been told of one thing must not find another under its number."""
    ids, here, gone = Ids(), node(), node()
    before = told(ids, here, gone)
    after = told(ids, replace(here, name="Peru varaus"))
    assert after.items[0].id == before.items[0].id
    third = told(ids, here, node(), gone)
    numbers = [item.id for item in third.items]
    assert numbers[0] == before.items[0].id
    assert before.items[1].id not in numbers
    assert WINDOW not in numbers
    assert len({third.frame.view, *numbers}) == 4


def test_parts_of_one_widget_are_things_of_their_own() -> None:
    line, ids = thing(), Ids()
    ten, eleven = node("10", widget=line, part=10), node("11", widget=line, part=11)
    numbers = [item.id for item in told(ids, ten, eleven).items]
    assert len(set(numbers)) == 2
    assert found([ten, eleven], numbers[1], ids) is eleven
    assert found([ten], numbers[1], ids) is None


def test_the_same_screen_is_told_once() -> None:
    """Equal pictures: nothing to tell. Anything that is heard or found makes them differ."""
    ids, one = Ids(), node(selected=False, role=Role.CHOICE)
    before = told(ids, one)
    assert told(ids, replace(one, act=lambda: 1, group=3)) == before
    for change in ({"name": "B"}, {"selected": True}, {"enabled": False}, {"bounds": (0.0, 0.0, 9.0, 9.0)}):
        assert told(ids, replace(one, **change)) != before, change
    assert told(ids, one, focus=one) != before


def test_reading_order_and_upper_left_corner() -> None:
    """The order of the tree stays; boxes are counted from above."""
    ids = Ids()
    first, second = node("1", bounds=(10, 900, 100, 40)), node("2", bounds=(10, 20, 100, 40))
    items = told(ids, first, second).items
    assert [item.name for item in items] == ["1", "2"]
    assert items[0].box == (10, 20, 110, 60)
    assert items[1].box == (10, 900, 110, 940)


def test_the_focus_is_the_kiosks_own_and_else_the_screen() -> None:
    ids, one, two = Ids(), node(), node()
    here = told(ids, one, two, focus=two)
    assert here.focus == here.items[1].id
    assert told(ids, one, two).focus == here.frame.view
    # What had it has left: a focus that is not in the tree would be the end of the line.
    assert told(ids, one, focus=two).focus == here.frame.view


def test_what_is_personal_is_hidden_until_it_may_be_heard() -> None:
    """Its words appear nowhere; it can be asked for, though it is no control."""
    ids = Ids()
    code = node("kissa-4711", role=Role.TEXT, value="4711", personal=True, act=None)
    hidden, heard = told(ids, code).items[0], told(ids, code, hears=True).items[0]
    assert (hidden.name, hidden.value, hidden.acts) == (WORDS.hidden, "", True)
    assert "4711" not in repr(told(ids, code))
    assert (heard.name, heard.value, heard.id) == ("kissa-4711", "4711", hidden.id)
    # What is for everybody is never hidden, and a text cannot be pressed.
    plain = told(ids, node("Kiitos", role=Role.TEXT, act=None)).items[0]
    assert (plain.name, plain.acts) == ("Kiitos", False)


def test_only_a_choice_is_pressed_down() -> None:
    ids = Ids()
    choice, button = told(ids, node(role=Role.CHOICE, selected=True), node(selected=None)).items
    assert (choice.pressed, button.pressed) == (True, None)


def test_a_value_and_what_cannot_be_done_now_are_said_after_the_name() -> None:
    ids = Ids()
    field = node("Etsi", role=Role.FIELD, value="kirja")
    button, text = node(enabled=False), node("Kiitos", role=Role.TEXT, act=None, enabled=False)
    assert [item.more for item in told(ids, field, button, node(), text).items] == ["kirja", "not now", "", ""]
