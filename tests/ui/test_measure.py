"""The measure finds what it is meant to find, each kind in a layout made wrong on purpose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.ui.rig.patron import Patron

pytestmark = pytest.mark.usefixtures("patron")


def label(text: str, **more: Any) -> Any:
    from kivy.uix.label import Label

    made = Label(text=text, font_name="regular", font_size=20, size_hint=(None, None), **more)
    made.texture_update()
    return made


def button(**more: Any) -> Any:
    from kiosk.ui.widgets.basic import PlainButton

    return PlainButton(stretch=True, size_hint=(None, None), **more)


def cut() -> list[Any]:
    return [label("Pienryhmätila", size=(40, 30), pos=(10, 10))]


def broken_word() -> list[Any]:
    return [label("Ilmoittautumisaika", size=(90, 90), pos=(10, 10), text_size=(90, None))]


def outside() -> list[Any]:
    made = label("Pelihuone", pos=(480, 10))
    made.size = made.texture_size
    return [made]


def overlap() -> list[Any]:
    one, other = label("Pelihuone", pos=(10, 10)), label("Virta-sali", pos=(30, 16))
    for each in (one, other):
        each.size = each.texture_size
    return [one, other]


def small() -> list[Any]:
    made = button(name="pieni")
    made.size, made.pos = (10, 10), (5, 5)
    return [made]


def nameless() -> list[Any]:
    made = button(icon_name="plus")
    made.size = (80, 80)
    return [made]


def language() -> list[Any]:
    made = label("Fortsätt", pos=(10, 10))
    made.size = made.texture_size
    return [made]


def crowded() -> list[Any]:
    one, other = button(name="yksi"), button(name="kaksi")
    one.size = other.size = (80, 80)
    one.pos, other.pos = (10, 10), (60, 10)
    return [one, other]


@pytest.mark.parametrize("make", [cut, broken_word, outside, overlap, small, nameless, crowded, language])
def test_each_kind_is_found(patron: Patron, make: Callable[[], list[Any]]) -> None:
    """Exactly the fault that was made."""
    from kiosk.tour.measure import findings

    found = findings(make(), patron.app.theme, "fi")
    assert {finding.kind for finding in found} == {make.__name__.replace("_", " ")}, found


def test_a_control_above_the_lower_half_is_found(patron: Patron) -> None:
    """In reach mode, where any part of it stands higher; without it nothing is too high."""
    from kivy.core.window import Window

    from kiosk.tour.measure import findings

    made = button(name="ylhäällä")
    made.size, made.pos = (80, 80), (10, Window.height / 2 - 60)
    assert findings([made], patron.app.theme) == []
    patron.app.context.prefer(reach=True)
    assert [found.kind for found in findings([made], patron.app.theme)] == ["out of reach"]
    made.y -= 20
    assert findings([made], patron.app.theme) == []


def test_what_is_right_is_left_alone(patron: Patron) -> None:
    """The first screen itself."""
    from kiosk.tour.measure import findings

    for language in ("sv", "en", "fi"):
        patron.app.context.prefer(language=language)
        patron.pilot.settle()
        assert findings(patron.pilot.visible(), patron.app.theme, language) == []


def test_a_layout_that_never_rests_is_told(patron: Patron) -> None:
    """Two rules that chase each other would hide behind any waiting time."""
    title = patron.app.shell.head.ids.title

    def chase(*_args: Any) -> None:
        from kivy.clock import Clock

        Clock.schedule_once(lambda _dt: setattr(title, "font_size", title.font_size + (1 if going[0] else 0)), 0)

    going = [True]
    patron.touch("Book a room")
    before = title.font_size
    title.bind(font_size=chase)
    chase()
    assert not patron.pilot.lay_out(20)
    going[0] = False
    title.unbind(font_size=chase)
    assert patron.pilot.lay_out()
    title.font_size = before
