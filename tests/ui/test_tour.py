"""The tour over every panel: nothing cut, nothing over another thing, nothing too small, in the longest words too."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.tour import CANVASES
from tests.ui.rig.branch import ROOT
from tests.ui.rig.scene import run_scene


def _tour(canvas: str, out: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "kiosk.cli",
        "tour",
        "--canvas",
        canvas,
        "--brief",
        "--no-pictures",
        "--out",
        str(out),
    ]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)


@pytest.mark.slow
@pytest.mark.longest
@pytest.mark.flaky(reruns=0)  # what it finds once it finds again
@pytest.mark.parametrize("canvas", CANVASES)
def test_every_screen_fits(canvas: str, tmp_path: Path) -> None:
    """Every stop in one look on every canvas, by its pixels or in the longest words; `make crawl` takes all."""
    done = _tour(canvas, tmp_path)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr[-3000:]}"


@pytest.mark.slow
@pytest.mark.parametrize("canvas", ["portrait", "tablet"])
def test_the_qr_is_read_by_another_program(canvas: str, tmp_path: Path) -> None:
    """Pixels of the full panel to a decoder of other people, in both themes; 40 mm, whole modules, a quiet edge."""
    run_scene("read_the_qr", tmp_path, canvas)


@pytest.mark.slow
@pytest.mark.parametrize("canvas", CANVASES)
def test_celias_code_is_read_on_every_panel(canvas: str, tmp_path: Path) -> None:
    run_scene("read_celias_code", tmp_path, canvas)
