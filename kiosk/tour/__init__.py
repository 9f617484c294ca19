"""`kiosk tour`: walks every screen in a virtual display by real touches, measures it and writes the pictures."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Canvas:
    """A panel the kiosk is made for: pixels, diagonal in inches, viewing distance in centimetres.

    `largest_text` is the text scale up to which the layout holds on it without a finding; `tight` panels have the least
    room for words; on a `pressed` one the tour in brief puts a finger on every control.
    """

    width: int
    height: int
    diagonal: float
    distance: float
    largest_text: float
    tight: bool = False
    pressed: bool = False


CANVASES = {
    "portrait": Canvas(1080, 1920, 32, 60, 2.0),
    "landscape": Canvas(1920, 1080, 32, 60, 2.0),
    "tablet": Canvas(1280, 800, 10.1, 40, 2.0, tight=True, pressed=True),
    "small-portrait": Canvas(1080, 1920, 21.5, 60, 2.0, tight=True),
}


def main(arguments: Sequence[str]) -> int:
    """Walk one canvas or all; exit code 1 when something was cut, overlapping or too small."""
    parser = argparse.ArgumentParser(prog="kiosk tour", description="Kuvat kaikista näkymistä. / Pictures.")
    parser.add_argument("--canvas", choices=[*CANVASES, "all"], default="all")
    parser.add_argument("--out", type=Path, default=Path("build/tour"), metavar="DIR")
    parser.add_argument("--config", metavar="DIR", help="asetusten kansio / folder of the settings")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--quick", action="store_true", help="vain suomeksi / Finnish and the light theme only")
    how.add_argument("--brief", action="store_true", help="pisimmin sanoin ja yhdessä muussa asussa / longest words")
    how.add_argument("--crawl", action="store_true", help="kaikki asetukset, kosketukset, välke / every look, hours")
    parser.add_argument("--no-pictures", action="store_true", help="vain mittaa / only measure")
    parser.add_argument("--only", default="", metavar="STOP,...", help="vain näin alkavat näkymät / by name")
    options = parser.parse_args(arguments)
    if options.canvas == "all":
        return _every_canvas(arguments, options.out)
    from kiosk.settings.places import config_dir
    from kiosk.tour.display import virtual_display

    canvas = CANVASES[options.canvas]
    out = options.out / options.canvas
    with tempfile.TemporaryDirectory() as folder, virtual_display(canvas.width, canvas.height):
        from kiosk.tour.sights import visit
        from kiosk.tour.views import Mode

        mode = next((mode for mode in Mode if getattr(options, mode.name.lower(), False)), Mode.FULL)
        pictures = None if options.no_pictures or options.crawl else out
        number = list(CANVASES).index(options.canvas)
        found = visit(canvas, number, config_dir(options.config), Path(folder), pictures, mode, options.only)
    out.mkdir(parents=True, exist_ok=True)
    (out / "findings.json").write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    for line in found:
        print(f"{options.canvas}: {line}")  # noqa: T201 - the command's own output
    print(f"{options.canvas}: {out}, {len(found)} to mend")  # noqa: T201
    return 1 if found else 0


def _every_canvas(arguments: Sequence[str], out: Path) -> int:
    """One process a canvas: a window cannot change into another panel."""
    rest = [word for word in arguments if word not in ("--canvas", "all")]
    worst = 0
    for name in CANVASES:
        command = [sys.executable, "-m", "kiosk.cli", "tour", "--canvas", name, *rest]
        worst = max(worst, subprocess.run(command, env=os.environ, check=False).returncode)  # noqa: S603
    print(f"pictures: {out}")  # noqa: T201
    return worst
