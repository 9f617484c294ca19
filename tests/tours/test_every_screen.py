"""The tour over every panel: nothing cut, nothing over another thing, nothing too small, in the longest words too.

Each is a program of its own with a display of its own: they run beside the tests that need no window (Makefile).
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.tour import CANVASES
from tests.ui.rig.branch import ROOT

# Those with the most to look at first: the last to begin is the first to end.
_LONGEST_FIRST = sorted(CANVASES, key=lambda name: not CANVASES[name].tight)


@pytest.mark.slow
@pytest.mark.flaky(reruns=0)  # what it finds once it finds again
@pytest.mark.parametrize("canvas", _LONGEST_FIRST)
def test_every_screen_fits(canvas: str, tmp_path: Path) -> None:
    """Every stop in one look on every canvas, by its pixels or in the longest words; `make crawl` takes all."""
    command = [sys.executable, "-m", "kiosk.cli", "tour", "--canvas", canvas, "--brief", "--no-pictures"]
    done = subprocess.run(
        [*command, "--out", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, timeout=1_200, check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr[-3000:]}"
