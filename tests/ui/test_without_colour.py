"""States are told apart without colour: every kind of slot as a drawing in black and white."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from kiosk.domain.availability import SlotState
from tests.ui.rig.patron import Patron


def test_slots_differ_without_colour(patron: Patron) -> None:
    """In strong contrast, every shade made black or white: a twentieth of the pixels at least is another."""
    from PIL import ImageChops

    seen = {state: drawn(patron, state) for state in SlotState if state is not SlotState.PAST}
    for one, other in combinations(seen, 2):
        differing = ImageChops.difference(seen[one], seen[other]).histogram()[255]
        assert differing > seen[one].width * seen[one].height / 20, (one, other)


def test_the_legend_follows_the_theme(patron: Patron) -> None:
    """Also the sample that stays where it is when the colours change."""
    from kivy.core.window import Window

    from kiosk.ui.widgets.timeline import SlotSample

    patron.touch("Book a room")
    sample = next(each for each in patron.screen.walk() if isinstance(each, SlotSample) and each.look == "free")
    for contrast in (True, False):
        patron.app.context.prefer(high_contrast=contrast)
        patron.pilot.frame(3)
        x, y = sample.to_window(*sample.center)
        seen = patron.pilot.picture().getpixel((round(x), Window.height - round(y)))
        assert seen == tuple(round(part * 255) for part in patron.app.theme.free[:3]), contrast


def drawn(patron: Patron, state: SlotState) -> Any:
    """One slot on the page, a bit a pixel."""
    from kivy.core.window import Window

    from kiosk.ui.widgets.timeline import SlotSample

    patron.app.context.prefer(high_contrast=True)
    sample = SlotSample(look=state.value)
    patron.app.root.add_widget(sample)
    sample.size, sample.pos = (60, 60), (10, 400)
    try:
        patron.pilot.frame(3)
        picture = patron.pilot.picture().crop((10, Window.height - 460, 70, Window.height - 400))
    finally:
        patron.app.root.remove_widget(sample)
    return picture.convert("L").point(lambda value: 255 if value > 100 else 0)
