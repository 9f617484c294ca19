"""What is looked at on each stop of the walk: every language, theme and text size, measured and pictured."""

from __future__ import annotations

import logging
import os
import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import bootstrap
from kiosk.settings.load import HOUSE_FOLDER
from kiosk.settings.written import Size
from kiosk.tour.house import SHOWN_URL, House, make_it_lively, open_house
from kiosk.tour.views import Mode, View, plan

if TYPE_CHECKING:
    from kiosk.tour import Canvas
    from kiosk.tour.checks.finding import Finding
    from kiosk.tour.checks.pressing import Finger
    from kiosk.tour.pilot import Pilot

log = logging.getLogger(__name__)

_PATIENCE = 3.0
"""Seconds for pictures to come in another size."""


def visit(
    canvas: Canvas, number: int, config: Path, data: Path, out: Path | None, mode: Mode, only: str = ""
) -> list[str]:
    """Walk everything on one canvas, the one of this number; what there is to mend, a line each.

    Without `out` nothing is pictured. With `only` the other stops, whose names begin otherwise, are passed by.
    """
    own = data / "config"
    own.mkdir()
    for file in config.glob("*.toml"):
        (own / file.name).write_bytes(file.read_bytes())
    for folder in (HOUSE_FOLDER, "mystery"):
        if (config / folder).is_dir():
            shutil.copytree(config / folder, own / folder)
    with open_house(own, data, public_url=SHOWN_URL) as house:
        make_it_lively(house)
        (own / "kiosk.toml").write_text(
            _kiosk_toml(canvas, house, still=out is None and mode is not Mode.CRAWL), encoding="utf-8"
        )
        os.environ["KIOSK_TOKEN"] = house.token
        kiosk = bootstrap.assemble(own, data / "kiosk", Size(canvas.width, canvas.height), house.clock)
        # Opening the pilot's module imports Kivy's window: only now, when it is set up.
        from kiosk.tour.pilot import Pilot
        from kiosk.tour.walk import Walk

        pilot = Pilot(kiosk.app)
        pilot.start()
        pilot.until(lambda: kiosk.app.attract is not None, 20, "all screens built")
        # A second after each touch it would look for garbage; who measures for a second between touches waits for that.
        kiosk.app.tidy.stop()
        pilot.settle_down()
        sights = _Sights(pilot, out, plan(mode, canvas, number, pictured=out is not None))
        if mode is Mode.CRAWL or (mode is Mode.BRIEF and canvas.pressed):
            sights.press_everything()
        sights.only = only
        sights.watches = 1.5 if mode is Mode.CRAWL else 0.0
        try:
            # A whole game takes minutes: in brief it is played where room is scarcest.
            mystery = mode is not Mode.BRIEF or canvas.tight
            Walk(pilot, house, sights.look, mystery=mystery).all()
        except Exception as error:
            # What has been found until then took an hour perhaps: it is told all the same.
            log.exception("the walk has stopped")
            sights.found.append(f"the walk has stopped: {error}")
            if out is not None:
                pilot.picture(out / "where-it-stopped.png")
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
countdown = "20 s"
[look]
motion = "{"less" if still else "full"}"
"""


class _Sights:
    """Looks at one stop in all views and goes on as if nothing had happened."""

    def __init__(self, pilot: Pilot, out: Path | None, views: Callable[[int], tuple[View, ...]]) -> None:
        self.pilot, self.out, self.views = pilot, out, views
        self.found: list[str] = []
        self.watches = 0.0
        """Seconds for which each stop is watched for flashes."""
        self.only = ""
        self._finger: Finger | None = None
        self._count = 0

    def press_everything(self) -> None:
        """From now on every control is pressed once and let go beside it."""
        from kiosk.tour.checks.pressing import Finger

        self._finger = Finger(self.pilot)

    def look(self, stop: str) -> None:
        self._count += 1
        if not stop.startswith(tuple(self.only.split(","))):
            return
        self.pilot.let_go()
        self.pilot.settle()
        self._watch(stop)
        # A card of the resting screen tries one shape after the other, each in a frame of its own.
        self.pilot.lay_out()
        before, faces = self.pilot.app.context.visit.preferences, self._faces()
        for view in self.views(self._count):
            self._look_in(stop, view)
        self.pilot.app.context.prefer(
            language=before.language,
            high_contrast=before.high_contrast,
            text_scale=before.text_scale,
            reach=before.reach,
            easy=before.easy,
        )
        self.pilot.lay_out()
        self.pilot.settle()
        self._pictures_come()
        after = self._faces()
        changed = sorted(text for text in faces.keys() & after.keys() if faces[text] != after[text])
        if changed:
            self.found.append(f"{stop}: other colours or sizes than before the other looks: {changed}")
        if self._finger is not None:
            self._tell(stop, "", self._finger.faults())

    def _look_in(self, stop: str, view: View) -> None:
        from kiosk.tour.measure import findings, pixel_findings, told_findings
        from kiosk.tour.mystery import SECRET

        pilot = self.pilot
        pilot.app.context.prefer(
            language=view.language,
            high_contrast=view.high_contrast,
            text_scale=view.text_scale,
            reach=view.reach,
            easy=view.easy,
        )
        if not pilot.lay_out():
            self.found.append(f"{stop}/{view.name}: the layout never comes to rest")
        if view.pictured and self.out is not None and stop not in SECRET:
            pilot.frame(2)
            pilot.picture(self.out / f"{self._count:02d}-{stop}-{view.name}.png")
        self._tell(stop, view.name, findings(pilot.visible(), pilot.app.theme, pilot.app.lang))
        self._tell(stop, view.name, told_findings(pilot))
        if view.pixels:
            self._pictures_come()
            self._tell(stop, view.name, pixel_findings(pilot))

    def _pictures_come(self) -> None:
        """In another size they are asked for anew; one that never comes is no reason to wait for ever."""
        from kiosk.ui.widgets.picture import RemotePicture

        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end and any(
            isinstance(w, RemotePicture) and w.picture_id and not w.fits for w in self.pilot.visible()
        ):
            self.pilot.pump(0.05)

    def _watch(self, stop: str) -> None:
        from kiosk.tour.checks import flashing

        if self.watches:
            self._tell(stop, "", flashing.faults(flashing.watch(self.pilot, self.watches)))

    def _tell(self, stop: str, view: str, found: Iterable[Finding]) -> None:
        self.found += [f"{stop}/{view}: {finding}" if view else f"{stop}: {finding}" for finding in found]

    def _faces(self) -> dict[str, set[tuple[float, ...]]]:
        """The colours and sizes in which each visible text stands."""
        from kivy.uix.label import Label

        found: dict[str, set[tuple[float, ...]]] = {}
        for label in self.pilot.visible():
            if isinstance(label, Label) and label.text:
                found.setdefault(label.text, set()).add((*label.color, round(label.font_size)))
        return found
