"""Each check of the crawl finds what was made wrong on purpose, and leaves alone what is right.

The crawl itself is the tour (`test_tour.py`): in brief it takes a covering few of its looks, `make crawl` all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations, product
from typing import Any

import pytest

from kiosk.tour import CANVASES
from kiosk.tour.views import COVERING, EVERY, LANGUAGES, SCALES, Mode, look_at, plan
from tests.ui.rig.patron import Patron

SETTINGS = {"language": LANGUAGES, "text_scale": SCALES, "high_contrast": (False, True), "reach": (False, True)}


@contextmanager
def shown(
    patron: Patron, widget: Any, size: tuple[int, int] = (220, 80), pos: tuple[int, int] = (100, 400)
) -> Iterator[Any]:
    """A widget over the screen for the time of the block."""
    widget.size_hint = (None, None)
    widget.size, widget.pos = size, pos
    patron.app.root.add_widget(widget)
    try:
        patron.pilot.frame(4)
        yield widget
    finally:
        patron.app.root.remove_widget(widget)
        patron.pilot.frame(2)


# Which looks


@pytest.mark.parametrize("pair", list(combinations(SETTINGS, 2)), ids="-".join)
def test_any_two_settings_meet(pair: tuple[str, str]) -> None:
    """A fault that needs two settings to show, shows in brief too."""
    met = {tuple(getattr(view, name) for name in pair) for view in COVERING}
    assert met == set(product(*(SETTINGS[name] for name in pair)))


def test_every_stop_is_seen_in_every_value_of_every_setting() -> None:
    """Over the four canvases, whichever number a stop has."""
    for stop in range(60):
        looks = [look_at(stop, number) for number in range(len(CANVASES))]
        for name, values in SETTINGS.items():
            assert {getattr(look, name) for look in looks} == set(values), (stop, name)


def test_the_whole_crawl_takes_every_look() -> None:
    """48 of them, each with its pixels."""
    looks = plan(Mode.CRAWL, CANVASES["portrait"], 0, pictured=False)(1)
    assert len(looks) == len(set(looks)) == len(EVERY) == 48
    assert all(look.pixels for look in looks)


# Pixels


@pytest.mark.usefixtures("patron")
def test_ink_and_what_it_stands_on() -> None:
    """By the difference of two pictures: of a ground of two colours both count, what is beside the ink does not."""
    from PIL import Image

    from kiosk.tour.checks.pixels import ink_and_grounds

    bare = Image.new("RGB", (40, 20), "#FFFFFF")
    bare.paste("#F0B95A", (10, 0, 30, 20))
    bare.paste("#A8322B", (30, 0, 40, 20))
    drawn = bare.copy()
    drawn.paste("#14202B", (4, 4, 16, 8))
    found = ink_and_grounds(drawn, bare)
    assert found is not None
    assert found[0] == (0x14, 0x20, 0x2B)
    assert set(found[1]) == {(255, 255, 255), (0xF0, 0xB9, 0x5A)}
    assert ink_and_grounds(bare, bare) is None


@pytest.mark.parametrize(("ink", "kinds"), [("FFFFFF", []), ("14202B", ["faint"])])
def test_a_text_is_judged_by_what_is_drawn_behind_it(patron: Patron, ink: str, kinds: list[str]) -> None:
    """Ordinary ink of the theme on a dark picture that the theme knows nothing of."""
    from kivy.graphics import Color, Rectangle
    from kivy.uix.label import Label

    from kiosk.tour.measure import pixel_findings
    from kiosk.ui.palette import rgba

    made = Label(text="Pelihuone", font_name="regular", font_size=30, color=rgba(ink))
    with made.canvas.before:
        Color(0.15, 0.15, 0.2, 1)
        Rectangle(pos=(100, 400), size=(220, 80))
    with shown(patron, made):
        found = [each for each in pixel_findings(patron.pilot) if each.what == "Pelihuone"]
    assert [each.kind for each in found] == kinds


@pytest.mark.parametrize(
    ("edge", "covered", "kinds"),
    [("8A7C66", False, []), ("E3D9C8", False, ["no edge"]), ("8A7C66", True, ["no edge"])],
)
def test_a_control_without_an_edge_of_3_to_1(patron: Patron, edge: str, covered: bool, kinds: list[str]) -> None:
    """White on paper: only its edge tells where it is. A light picture that reaches one side takes it away there."""
    from kivy.graphics import Color, Rectangle
    from kivy.uix.widget import Widget

    from kiosk.tour.measure import pixel_findings
    from kiosk.ui.palette import rgba
    from kiosk.ui.widgets.basic import PlainButton

    paper = Widget()
    with paper.canvas:
        Color(rgba=patron.app.theme.page)
        Rectangle(pos=(60, 360), size=(300, 160))
    with shown(patron, paper, (300, 160), (60, 360)):
        made = PlainButton(text="Tyhjä", stretch=True)
        with shown(patron, made):
            made.edge = rgba(edge)
            if covered:
                with made.canvas.after:
                    Color(rgba=patron.app.theme.page)
                    Rectangle(pos=(made.x, made.top - 20), size=(made.width, 20))
            patron.pilot.frame(3)
            found = [each for each in pixel_findings(patron.pilot) if each.what == "Tyhjä"]
    assert [each.kind for each in found] == kinds


# Targets


def buttons(*boxes: tuple[float, float, float, float], cls: str = "PlainButton") -> list[Any]:
    from kiosk.ui.widgets import basic

    made = []
    for number, (x, y, width, height) in enumerate(boxes):
        button = getattr(basic, cls)(name=f"nappi {number}", stretch=True, size_hint=(None, None))
        button.size, button.pos = (width, height), (x, y)
        made.append(button)
    return made


def kinds_of(patron: Patron, controls: list[Any]) -> list[str]:
    from kiosk.tour.checks.targets import faults

    return [finding.kind for finding in faults(controls, patron.app.theme)]


def test_two_controls_nearer_than_3_mm(patron: Patron) -> None:
    """Measured between what is drawn, whichever way they lie; a diagonal neighbour is as far as the wider gap."""
    gap = patron.app.theme.gap
    assert kinds_of(patron, buttons((0, 0, 90, 90), (90 + gap - 3, 0, 90, 90))) == ["close"]
    assert kinds_of(patron, buttons((0, 0, 90, 90), (0, 90 + gap - 3, 90, 90))) == ["close"]
    assert kinds_of(patron, buttons((0, 0, 90, 90), (90 + gap, 0, 90, 90))) == []
    assert kinds_of(patron, buttons((0, 0, 90, 90), (90 + gap, 90, 90, 90))) == []


def test_what_leads_on_is_20_mm_high(patron: Patron) -> None:
    """15 mm are enough for the others."""
    theme = patron.app.theme
    box = (0, 0, 90, (theme.target + theme.primary_height) / 2)
    assert kinds_of(patron, buttons(box)) == []
    assert kinds_of(patron, buttons(box, cls="CallButton")) == ["small"]


def test_a_control_above_the_band_of_reach(patron: Patron) -> None:
    """While the controls are low, none stands high."""
    high = buttons((0, 800, 90, 90))
    from kiosk.tour.checks.targets import high as faults

    low = buttons((0, 100, 90, 90))
    assert faults(high + low, patron.app.theme) == []
    patron.app.context.prefer(reach=True)
    assert [each.what for each in faults(high, patron.app.theme)] == ["nappi 0"]
    assert faults(low, patron.app.theme) == []


# Names and order


def test_a_code_and_a_picture_without_words(patron: Patron) -> None:
    """A code needs something to be typed, a picture shown for itself its description."""
    from kiosk.tour.checks.names import faults
    from kiosk.ui.widgets.picture import RemotePicture
    from kiosk.ui.widgets.qr import QrCard

    code = QrCard(modules=((True, False), (False, True)), title_text="Koodi")
    assert [each.kind for each in faults([code])] == ["nameless"]
    code.short_text = "kirjasto.fi/x"
    assert faults([code]) == []
    seen = RemotePicture(whole=True)
    seen.loaded = True
    assert [each.kind for each in faults([seen])] == ["nameless"]
    seen.alt = "Kolme lasta lukee."
    assert faults([seen]) == []
    del patron


def test_a_control_that_keys_would_never_come_to(patron: Patron) -> None:
    """It can be touched and is not in the tree."""
    from kiosk.tour.checks.names import unheard
    from kiosk.ui.access.tree import tree

    (silent,) = buttons((0, 0, 90, 90))
    nodes = tree(patron.app.shell)
    assert unheard(patron.pilot.controls(), nodes) == []
    assert [each.kind for each in unheard([silent], nodes)] == ["unheard"]


def test_controls_against_the_direction_of_reading(patron: Patron) -> None:
    """Rows from above, each from the left; a second column may begin at the top again."""
    from kiosk.tour.checks.order import faults
    from kiosk.ui.access.nodes import Node, Role

    a, b = buttons((0, 0, 90, 90), (100, 0, 90, 90))

    def order(*boxes: tuple[float, float, float, float]) -> list[str]:
        return [
            each.figure
            for each in faults(
                [Node(role=Role.BUTTON, name="x", bounds=box, widget=w) for box, w in zip(boxes, (a, b), strict=True)]
            )
        ]

    assert order((0, 100, 90, 90), (100, 100, 90, 90)) == []
    assert order((100, 100, 90, 90), (0, 100, 90, 90)) == ["to the left within a row"]
    assert order((0, 0, 90, 90), (0, 100, 90, 90)) == ["back up"]
    assert order((0, 0, 90, 90), (100, 100, 90, 90)) == []
    del patron


# Flashes


def course(*lights: int, every: float) -> list[tuple[float, bytes]]:
    return [(number * every, bytes((light, 100))) for number, light in enumerate(lights)]


def test_what_flashes() -> None:
    """More than three pairs of changes of a tenth within a second; fewer, slow ones, small ones and a single one are none."""
    from kiosk.tour.checks.flashing import faults

    assert [each.kind for each in faults(course(*[0, 90] * 5, every=0.1))] == ["flashes"]
    assert faults(course(*[0, 90] * 3, every=0.1)) == []
    assert faults(course(*[0, 90] * 5, every=0.5)) == []
    assert faults(course(0, 20, 0, 20, 0, 20, every=0.1)) == []
    assert faults(course(0, 30, 60, 90, 120, 250, every=0.1)) == []
    assert faults([]) == []


def test_the_resting_screen_and_its_change_do_not_flash(patron: Patron) -> None:
    """Cards that fade, the river that moves, and a screen that slides in."""
    from kiosk.tour.checks.flashing import faults, watch

    app, pilot = patron.app, patron.pilot
    app.show_attract()
    pilot.pump(0.6)
    app.attract._show_next(0)
    seen = watch(pilot, 1.6)
    assert len({lights for _, lights in seen}) > 3, "it moved"
    assert faults(seen) == []
    patron.wake()
    app.router.go("book")
    assert faults(watch(pilot, 0.8)) == []


def test_a_light_that_does_flash_is_seen(patron: Patron) -> None:
    """From the pixels of the window."""
    from kivy.clock import Clock
    from kivy.graphics import Color, Rectangle
    from kivy.uix.widget import Widget

    from kiosk.tour.checks.flashing import faults, watch

    lamp = Widget()
    with lamp.canvas:
        light = Color(0, 0, 0, 1)
        Rectangle(pos=(0, 0), size=(540, 400))

    def turn(_dt: float) -> None:
        light.rgb = (1, 1, 1) if light.r == 0 else (0, 0, 0)

    with shown(patron, lamp):
        event = Clock.schedule_interval(turn, 0.12)
        seen = watch(patron.pilot, 1.5)
        event.cancel()
    assert {each.kind for each in faults(seen)} == {"flashes"}


# The finger


def test_what_acts_on_touch_down_is_told(patron: Patron) -> None:
    """And what acts although the finger has slid off."""
    from kiosk.tour.checks.pressing import Finger
    from kiosk.ui.widgets.basic import PlainButton

    class Hasty(PlainButton):
        def on_touch_down(self, touch: Any) -> bool:
            if self.collide_point(*touch.pos):
                patron.app.context.prefer(less_motion=True)
            return bool(super().on_touch_down(touch))

    class Clinging(PlainButton):
        def on_touch_up(self, touch: Any) -> bool:
            if touch.grab_current is self:
                patron.app.context.prefer(text_scale=1.5)
            return bool(super().on_touch_up(touch))

    for cls, kind in ((Hasty, "acts on touch"), (Clinging, "acts when slid off")):
        with shown(patron, cls(text="Hätäinen", stretch=True)) as button:
            finger = Finger(patron.pilot)
            patron.pilot.controls = lambda button=button: [button]
            try:
                found = finger.faults()
            finally:
                del patron.pilot.controls
        assert [each.kind for each in found] == [kind]
        patron.app.context.prefer(less_motion=False, text_scale=1.0)


def test_every_control_of_the_first_screens(patron: Patron) -> None:
    """A finger on each; the tour does the same on every screen there is."""
    from kiosk.tour.checks.pressing import Finger

    finger = Finger(patron.pilot)
    assert finger.faults() == []
    first = finger.pressed
    patron.touch("Book a room")
    assert finger.faults() == []
    assert first > 8
    assert finger.pressed > first + 3
