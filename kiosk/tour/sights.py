"""What is looked at on each stop of the walk: every language, theme and text size, measured and pictured."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import bootstrap
from kiosk.settings.load import HOUSE_FOLDER
from kiosk.settings.written import Size
from kiosk.tour.house import House, make_it_lively, open_house

if TYPE_CHECKING:
    from kiosk.tour import Canvas
    from kiosk.tour.pilot import Pilot


@dataclass(frozen=True, slots=True)
class View:
    """One way of looking at a screen; `pictured` views are written as PNG, all are measured.

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


VIEWS = (
    View("fi"),
    View("sv", language="sv", telling=False),
    View("en", language="en", telling=False),
    View("easy", easy=True, telling=False),
    View("contrast", high_contrast=True),
    View("large", text_scale=2.0, telling=False),
    View("reach", reach=True),
    View("longest", language="qps"),
    View("longest-150", language="qps", text_scale=1.5, pictured=False),
    View("longest-200", language="qps", text_scale=2.0),
    View("longest-200-reach", language="qps", text_scale=2.0, reach=True, pictured=False),
)


_BRIEFLY = ("fi", "reach", "longest-200-reach", "longest-200")
"""In this order: from one to the next as little as possible changes."""


def visit(canvas: Canvas, config: Path, data: Path, out: Path | None, *, quick: bool, brief: bool = False) -> list[str]:
    """Walk everything on one canvas; what there is to mend, a line each. Without `out` nothing is pictured."""
    own = data / "config"
    own.mkdir()
    for file in config.glob("*.toml"):
        (own / file.name).write_bytes(file.read_bytes())
    for folder in (HOUSE_FOLDER, "mystery"):
        if (config / folder).is_dir():
            shutil.copytree(config / folder, own / folder)
    with open_house(own, data) as house:
        make_it_lively(house)
        (own / "kiosk.toml").write_text(_kiosk_toml(canvas, house, still=out is None), encoding="utf-8")
        os.environ["KIOSK_TOKEN"] = house.token
        kiosk = bootstrap.assemble(own, data / "kiosk", Size(canvas.width, canvas.height), house.clock)
        # Opening the pilot's module imports Kivy's window: only now, when it is set up.
        from kiosk.tour.pilot import Pilot
        from kiosk.tour.walk import Walk

        pilot = Pilot(kiosk.app)
        kiosk.worker.watch(kiosk.app.world_changed)
        pilot.start()
        pilot.until(lambda: kiosk.app.attract is not None, 20, "all screens built")
        # A second after each touch it would look for garbage; who measures for a second between touches waits for that.
        kiosk.app.tidy.stop()
        wanted = [view for view in VIEWS if view.telling or out is not None]
        fitting = tuple(view for view in wanted if view.text_scale <= canvas.largest_text)
        few = tuple(view for name in _BRIEFLY for view in fitting if view.name == name)
        sights = _Sights(pilot, out, VIEWS[:1] if quick else few if brief else fitting)
        try:
            # A whole game takes minutes: in brief it is played where room is scarcest.
            mystery = not brief or canvas.tight
            Walk(pilot, house, sights.look, mystery=mystery).all()
        except Exception:
            if out is not None:
                pilot.picture(out / "where-it-stopped.png")
            raise
        finally:
            pilot.stop()
            kiosk.stop()
    return sights.found


def _kiosk_toml(canvas: Canvas, house: House, *, still: bool) -> str:
    """`still` leaves out the sliding of screens: what is only measured need not wait for it."""
    return f"""
languages = ["fi", "sv", "en"]
log_level = "warning"
[hub]
address = "{house.url}"
[screen]
size = "{canvas.width}x{canvas.height}"
diagonal_inches = {canvas.diagonal}
viewing_distance_cm = {canvas.distance}
[idle]
# Looking takes longer than a patron would.
warn_after = "20 min"
mystery_warn_after = "20 min"
countdown = "90 s"
[look]
motion = "{"less" if still else "full"}"
"""


class _Sights:
    """Looks at one stop in all views and goes on as if nothing had happened."""

    def __init__(self, pilot: Pilot, out: Path | None, views: tuple[View, ...]) -> None:
        self.pilot, self.out, self.views = pilot, out, views
        self.found: list[str] = []
        self._count = 0

    def look(self, stop: str) -> None:
        from kiosk.tour.measure import findings
        from kiosk.tour.mystery import SECRET

        self._count += 1
        self.pilot.let_go()
        app = self.pilot.app
        before = app.context.visit.preferences
        self.pilot.settle()
        colours = self._colours()
        for view in self.views:
            app.context.prefer(
                language=view.language,
                high_contrast=view.high_contrast,
                text_scale=view.text_scale,
                reach=view.reach,
                easy=view.easy,
            )
            if not self.pilot.lay_out():
                self.found.append(f"{stop}/{view.name}: the layout never comes to rest")
            if view.pictured and self.out is not None and stop not in SECRET:
                self.pilot.frame(2)
                self.pilot.picture(self.out / f"{self._count:02d}-{stop}-{view.name}.png")
            for finding in findings(self.pilot.visible(), app.theme):
                self.found.append(f"{stop}/{view.name}: {finding}")
        app.context.prefer(
            language=before.language,
            high_contrast=before.high_contrast,
            text_scale=before.text_scale,
            reach=before.reach,
            easy=before.easy,
        )
        self.pilot.settle()
        after = self._colours()
        changed = sorted(text for text in colours.keys() & after.keys() if colours[text] != after[text])
        if changed:
            self.found.append(f"{stop}: other colours than before the other themes: {changed}")

    def _colours(self) -> dict[str, set[tuple[float, ...]]]:
        """The colours in which each visible text stands."""
        from kivy.uix.label import Label

        found: dict[str, set[tuple[float, ...]]] = {}
        for label in self.pilot.visible():
            if isinstance(label, Label) and label.text:
                found.setdefault(label.text, set()).add(tuple(label.color))
        return found
