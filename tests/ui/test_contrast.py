"""Colours: the pairs of the palette by computation, and what stands on the screen by its pixels."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from kiosk.ui.archive import ARCHIVE
from kiosk.ui.palette import CONTRAST, LIGHT, SHAPE_PAIRS, TEXT_PAIRS, contrast
from kiosk.ui.sunny import SUNNY
from tests.ui.rig.branch import ROOT
from tests.ui.rig.patron import Patron

KV = sorted((ROOT / "kiosk").rglob("*.kv"))
THEMES = {"light": LIGHT, "archive": ARCHIVE, "sunny": SUNNY, "contrast": CONTRAST}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_text_can_be_read(theme: str, pair: tuple[str, str]) -> None:
    """4.5:1; in the high-contrast theme 7:1."""
    ink, ground = (THEMES[theme][token] for token in pair)
    assert contrast(ink, ground) >= (7 if theme == "contrast" else 4.5)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", SHAPE_PAIRS, ids="-on-".join)
def test_shapes_can_be_seen(theme: str, pair: tuple[str, str]) -> None:
    """Edges, icons and marks that carry meaning: 3:1."""
    mark, ground = (THEMES[theme][token] for token in pair)
    assert contrast(mark, ground) >= 3


def test_the_measure_itself() -> None:
    """Known ratios of WCAG's own examples."""
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("FFFFFF", "4CAF50") == pytest.approx(2.78, abs=0.01)


def test_all_themes_have_the_same_tokens() -> None:
    """And no token is taken for an event of Kivy's."""
    assert set(LIGHT) == set(CONTRAST) == set(ARCHIVE) == set(SUNNY)
    assert not [token for token in LIGHT if token.startswith("on_")]
    named = {token for pair in (*TEXT_PAIRS, *SHAPE_PAIRS) for token in pair}
    assert named <= set(LIGHT)


@pytest.mark.parametrize("path", KV, ids=lambda path: path.stem)
def test_every_colour_of_a_look_is_a_token(path: Path) -> None:
    """What kv reads of the theme is there, and every ink is judged on some ground."""
    from kiosk.ui.palette import LIGHT as tokens

    text = path.read_text(encoding="utf-8")
    inks = set()
    for line in re.findall(r"^\s*(?:color|ink): (.+)$", text, re.MULTILINE):
        inks |= {name for name in re.findall(r"theme\.(\w+)", line) if name in tokens}
    judged = {ink for ink, _ in (*TEXT_PAIRS, *SHAPE_PAIRS)}
    assert inks <= judged, inks - judged


@pytest.mark.parametrize("high_contrast", [False, True], ids=["light", "contrast"])
def test_what_stands_on_the_screen(patron: Patron, high_contrast: bool) -> None:
    """Each visible text against the pixels around it, on the way to a booking."""
    patron.app.context.prefer(high_contrast=high_contrast)
    patron.pilot.settle()
    faults = look(patron, high_contrast)
    patron.touch("Book a room")
    patron.touch_slot("pelihuone", patron.slot("pelihuone", skip=2))
    faults += look(patron, high_contrast)
    patron.touch("Continue")
    faults += look(patron, high_contrast)
    patron.touch("Confirm the booking")
    patron.awaits("done")
    faults += look(patron, high_contrast)
    patron.touch("To the first page")
    patron.touch("My booking")
    patron.type("ke")
    faults += look(patron, high_contrast)
    patron.touch("Text and colours")
    faults += look(patron, high_contrast)
    assert faults == []


def look(patron: Patron, high_contrast: bool) -> list[str]:
    """Texts whose colour is too near to the commonest colour of their box."""
    from kivy.uix.label import Label

    patron.pilot.settle()
    picture, faults = patron.pilot.picture(), []
    for widget in patron.pilot.visible():
        if not isinstance(widget, Label) or not widget.text.strip() or faint(widget):
            continue
        ink = "".join(f"{round(part * 255):02X}" for part in widget.color[:3])
        ground = commonest(picture, widget, ink)
        least = 3 if widget.font_name == "icons" else 7 if high_contrast else 4.5
        if ground is not None and contrast(ink, ground) < least - 0.05:
            faults.append(f"{patron.screen.name}: {widget.text!r} {ink} on {ground}: {contrast(ink, ground):.1f}")
    return faults


def faint(widget: Any) -> bool:
    """What cannot be used now may be paler (WCAG 1.4.3); the countdown of a fade is not looked at."""
    while widget is not None and hasattr(widget, "opacity"):
        if widget.opacity < 1:
            return True
        widget = widget.parent if widget.parent is not widget else None
    return False


def commonest(picture: Any, widget: Any, ink: str) -> str | None:
    """The colour, other than its ink, that fills most of a text's box; None when it is scrolled out of sight."""
    across, up = widget.to_window(*widget.center)
    width, height = (min(a, b) for a, b in zip(widget.texture_size, widget.size, strict=True))
    down = picture.height - up
    box = (across - width / 2, down - height / 2, across + width / 2, down + height / 2)
    if not (box[0] >= 0 and box[2] <= picture.width and box[1] >= 0 and box[3] <= picture.height) or width < 4:
        return None
    colours = picture.crop(tuple(int(v) for v in box)).getcolors(1_000_000)
    if not colours or under_something(widget):
        return None
    named = [(count, "{:02X}{:02X}{:02X}".format(*colour)) for count, colour in colours]
    if widget.font_name == "icons":
        # A glyph may fill its box: what is behind it stands in the corners.
        named = [(1, "{:02X}{:02X}{:02X}".format(*picture.getpixel((int(box[0]), int(box[1])))))]
    return max(each for each in named if each[1] != ink)[1] if any(each[1] != ink for each in named) else ink


def under_something(widget: Any) -> bool:
    """Cut off by the scrolling it stands in."""
    from kivy.uix.scrollview import ScrollView

    _, middle = widget.to_window(*widget.center)
    parent = widget.parent
    while parent is not None and parent is not parent.parent:
        if isinstance(parent, ScrollView):
            floor = parent.to_window(*parent.pos)[1]
            if not floor + widget.height / 2 <= middle <= floor + parent.height - widget.height / 2:
                return True
        parent = parent.parent
    return False


# The focus


@pytest.mark.parametrize("high_contrast", [False, True], ids=["light", "contrast"])
@pytest.mark.parametrize("screen", ["home", "code", "celia", "book"])
def test_the_focus_is_seen(patron: Patron, screen: str, high_contrast: bool) -> None:
    """On each side of what has it 2 px and more change by 3:1 and more (WCAG 2.2, 2.4.13), by the pixels."""
    patron.app.context.prefer(high_contrast=high_contrast)
    patron.app.router.go(screen)
    patron.pilot.settle()
    for _ in range(3):
        patron.pilot.key("Down")
        thinnest = min(_changes(patron))
        assert thinnest >= 2, f"{patron.app.access.focus.node.name}: {thinnest} px"
    patron.pilot.tap(*patron.corner)


def _changes(patron: Patron) -> list[int]:
    """The broadest line that comes with the focus, in px, across the middle of each side of what has it."""
    access, pilot = patron.app.access, patron.pilot
    pilot.settle()
    pilot.pump(0.25)  # what was scrolled into view has its ring anew
    with_ring = pilot.picture()
    (x, y, width, height), stroke = access._ring._drawn
    access._look.cancel()
    access._ring.hide()
    pilot.frame(2)
    without = pilot.picture()
    access.watch()
    reach, tall = round(5 * stroke), with_ring.height
    across, up = round(x + width / 2), tall - round(y + height / 2)
    lines = [[(round(side) + step, up) for step in range(-reach, reach)] for side in (x, x + width)] + [
        [(across, tall - round(side) + step) for step in range(-reach, reach)] for side in (y, y + height)
    ]
    return [_broadest([_differ(with_ring, without, place) for place in line]) for line in lines]


def _differ(one: Any, other: Any, place: tuple[int, int]) -> bool:
    if not (0 <= place[0] < one.width and 0 <= place[1] < one.height):
        return False
    first, second = ("".join(f"{part:02X}" for part in each.getpixel(place)) for each in (one, other))
    return contrast(first, second) >= 3


def _broadest(changed: list[bool]) -> int:
    most = run = 0
    for each in changed:
        run = run + 1 if each else 0
        most = max(most, run)
    return most
