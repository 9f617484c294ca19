"""One kiosk in one window for a whole test run: assembled as in the library, with a hub behind a line that can be cut.

Kivy has one window a process, so tests share it: each begins with `Patron.arrive` (nobody there, nothing booked, the
first screen); what needs another panel, another configuration or an ending process runs in a scene of its own.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kiosk import bootstrap
from kiosk.settings.written import Size
from kiosk.tour import CANVASES, Canvas
from kiosk.tour.display import virtual_display
from kiosk.tour.house import House, ShownClock, open_house
from tests.ui.rig.line import Line

ROOT = Path(__file__).resolve().parents[3]
SMALL = replace(CANVASES["portrait"], width=540, height=960)
"""The portrait panel with half as many pixels each way: every proportion is the same, a frame costs a quarter."""


@dataclass(slots=True)
class Branch:
    """A library with one kiosk. `line` lies between kiosk and hub."""

    house: House
    kiosk: bootstrap.Kiosk
    line: Line
    pilot: Any
    config: Path
    data: Path

    @property
    def app(self) -> Any:
        return self.kiosk.app


def settings(canvas: Canvas, address: str, more: str = "") -> str:
    """kiosk.toml for a panel and a hub; `more` are lines of the top level."""
    return f"""
log_level = "info"
{more or 'languages = ["fi", "sv", "en"]'}
[hub]
address = "{address}"
[screen]
size = "{canvas.width}x{canvas.height}"
diagonal_inches = {canvas.diagonal}
viewing_distance_cm = {canvas.distance}
"""


@contextmanager
def own_logging() -> Iterator[None]:
    """The kiosk sets the root logger up for its process; afterwards it is as it was."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    try:
        yield
    finally:
        for handler in [h for h in root.handlers if h not in handlers]:
            root.removeHandler(handler)
            handler.close()
        for handler in [h for h in handlers if h not in root.handlers]:
            root.addHandler(handler)
        root.setLevel(level)


@contextmanager
def open_branch(
    folder: Path, canvas: Canvas = SMALL, *, up: bool = True, clock: ShownClock | None = None
) -> Iterator[Branch]:
    """A running kiosk on a virtual display; without `up` the line to the hub is down from the first moment.

    A folder that was used before is a kiosk that is switched on again: its store is there, the hub's data too.
    """
    if "kivy.core.window" in sys.modules:
        raise AssertionError("a test module imported Kivy's window at its top: it opened before it was set up")
    config = folder / "config"
    config.mkdir(exist_ok=True)
    for name in ("hub.toml", "questions.toml"):
        (config / name).write_bytes((ROOT / "config" / name).read_bytes())
    for name in ("house", "mystery"):
        shutil.copytree(ROOT / "config" / name, config / name, dirs_exist_ok=True)
    with virtual_display(canvas.width, canvas.height), own_logging(), open_house(config, folder, clock) as house:
        line = Line(int(house.url.rsplit(":", 1)[1]))
        if not up:
            line.take_down()
        (config / "kiosk.toml").write_text(settings(canvas, line.url), encoding="utf-8")
        os.environ["KIOSK_TOKEN"] = house.token
        kiosk = bootstrap.assemble(config, folder / "kiosk", Size(canvas.width, canvas.height), house.clock)
        # This module imports Kivy's window: not before it is set up.
        from kiosk.tour.pilot import Pilot

        pilot = Pilot(kiosk.app)
        kiosk.guard.install()
        pilot.start()
        try:
            yield Branch(house, kiosk, line, pilot, config, folder / "kiosk")
        finally:
            kiosk.guard.remove()
            pilot.stop()
            kiosk.stop()
            line.close()
            del os.environ["KIOSK_TOKEN"]
