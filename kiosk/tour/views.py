"""In which of all its looks each screen is shown: all of them, or a few in which any two settings meet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.tour import Canvas


@dataclass(frozen=True, slots=True)
class View:
    """One way of looking at a screen; `pictured` views are written as PNG, all are measured, `pixels` by their colours
    too.

    Views that are not `telling` show nothing to the measure that a longer or larger one does not: they are left out
    when nothing is pictured.
    """

    name: str
    language: str = "fi"
    high_contrast: bool = False
    text_scale: float = 1.0
    reach: bool = False
    easy: bool = False
    pictured: bool = True
    telling: bool = True
    pixels: bool = False


VIEWS = (
    View("fi", pixels=True),
    View("sv", language="sv", telling=False),
    View("en", language="en", telling=False),
    View("easy", easy=True, telling=False),
    View("contrast", high_contrast=True, pixels=True),
    View("large", text_scale=2.0, telling=False),
    View("reach", reach=True, pixels=True),
    View("longest", language="qps"),
    View("longest-150", language="qps", text_scale=1.5, pictured=False),
    View("longest-200", language="qps", text_scale=2.0),
    View("longest-200-reach", language="qps", text_scale=2.0, reach=True, pictured=False),
)

LANGUAGES = ("fi", "sv", "en", "qps")
"""The last one has the longest words of the others."""
SCALES = (1.0, 1.5, 2.0)


def _look(language: str, scale: float, high_contrast: bool, reach: bool) -> View:
    words = [language, f"{scale:.0%}", *["contrast"] * high_contrast, *["reach"] * reach]
    return View("-".join(words), language, high_contrast, scale, reach=reach, pictured=False, pixels=True)


EVERY = tuple(_look(*each) for each in product(LANGUAGES, SCALES, (False, True), (False, True)))

_SWITCHES = "10 00 00 11 11 11 11 01 00 00 01 00"
"""Strong contrast and reach of each, looked for until any two settings met."""

COVERING = tuple(
    _look(LANGUAGES[number % 4], SCALES[number % 3], switches[0] == "1", switches[1] == "1")
    for number, switches in enumerate(_SWITCHES.split())
)
"""Twelve looks in which any two settings meet at least once."""


def look_at(stop: int, canvas: int) -> View:
    """The look in which the stop of this number is seen on the canvas of this number.

    On four canvases it comes in four languages, all text sizes, both contrasts, with and without reach.
    """
    return COVERING[(stop + 5 * canvas) % len(COVERING)]


_BRIEFLY = ("longest-200-reach", "longest-200")


class Mode(Enum):
    """How much a tour looks at."""

    FULL = auto()
    QUICK = auto()
    """Finnish, in the light theme."""
    BRIEF = auto()
    """One look at every stop, another one on every canvas; on tight ones by turns the longest words at 200 %, in the
    lower half and not.
    """
    CRAWL = auto()
    """Every look there is, every control pressed, and whether anything flashes."""


def plan(mode: Mode, canvas: Canvas, number: int, *, pictured: bool) -> Callable[[int], tuple[View, ...]]:
    """Which views to look at, at the stop of a number; `number` is the canvas's."""
    telling = tuple(view for view in VIEWS if (view.telling or pictured) and view.text_scale <= canvas.largest_text)
    few = tuple(view for name in _BRIEFLY for view in telling if view.name == name)

    def views(stop: int) -> tuple[View, ...]:
        match mode:
            case Mode.QUICK:
                return VIEWS[:1]
            case Mode.BRIEF:
                turn = stop + number
                if canvas.tight and few and turn % 2:
                    return (few[turn // 2 % len(few)],)
                return (look_at(stop, number),)
            case Mode.CRAWL:
                return tuple(view for view in EVERY if view.text_scale <= canvas.largest_text)
        return telling

    return views
