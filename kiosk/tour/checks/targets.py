"""What one touches: large enough, far enough from its neighbour, low enough where the controls are to be low."""

from __future__ import annotations

from itertools import combinations

from kivy.core.window import Window

from kiosk.tour.checks.boxes import SLACK, Box, inside, seen_of
from kiosk.tour.checks.finding import Finding
from kiosk.ui.access.tree import name_of
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.basic import CallButton, PrimaryButton
from kiosk.ui.widgets.keyboard import Key
from kiosk.ui.widgets.press import Pressable


def faults(controls: list[Pressable], theme: Theme) -> list[Finding]:
    """Of these visible controls; those that cannot be used now need their size, not their distance."""
    found: list[Finding] = []
    for control in controls:
        found += _small(control, theme)
    return found + _neighbours([control for control in controls if not control.disabled], theme)


def _small(control: Pressable, theme: Theme) -> list[Finding]:
    """15 mm; 20 mm high what leads on."""
    width = control.width - (theme.gap if isinstance(control, Key) else 0)
    tall = theme.primary_height if isinstance(control, CallButton | PrimaryButton) else theme.target
    if width + SLACK < theme.target or control.height + SLACK < tall:
        figure = f"{width / theme.mm:.1f}x{control.height / theme.mm:.1f} mm"
        return [Finding("small", name_of(control), figure)]
    return []


def high(controls: list[Pressable], theme: Theme) -> list[Finding]:
    """Those above the band that reach mode keeps them in; what scrolls is in reach where its view is."""
    ceiling = Window.height * theme.share
    boxes = [(control, seen_of(control)) for control in controls if not control.disabled]
    return [
        Finding("out of reach", name_of(control), f"up to {box[3]:.0f} of {ceiling:.0f}")
        for control, box in boxes
        if box is not None and box[3] > ceiling + SLACK
    ]


def _neighbours(controls: list[Pressable], theme: Theme) -> list[Finding]:
    """A touch must have one meaning: nothing over another thing, 3 mm between."""
    out: list[Finding] = []
    boxes = [(control, _touched(control, theme)) for control in controls]
    for (one, a), (other, b) in combinations([pair for pair in boxes if pair[1] is not None], 2):
        if a is None or b is None or inside(one, other) or inside(other, one):
            continue
        across, up = max(a[0], b[0]) - min(a[2], b[2]), max(a[1], b[1]) - min(a[3], b[3])
        apart = max(across, up)
        names = f"{name_of(one)} / {name_of(other)}"
        if apart < -SLACK:
            out.append(Finding("crowded", names, f"{-across:.0f}x{-up:.0f} px over each other"))
        elif apart + SLACK < theme.gap:
            out.append(Finding("close", names, f"{max(0, apart) / theme.mm:.1f} mm"))
    return out


def _touched(control: Pressable, theme: Theme) -> Box | None:
    """What can be seen of it; a key is drawn with half a gap on either side within its box."""
    box = seen_of(control)
    if box is None or not isinstance(control, Key):
        return box
    return box[0] + theme.gap / 2, box[1], box[2] - theme.gap / 2, box[3]
