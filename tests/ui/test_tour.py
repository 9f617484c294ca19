"""Codes on every panel, read from the picture by another program."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.tour import CANVASES
from tests.ui.rig.scene import run_scene


@pytest.mark.slow
@pytest.mark.parametrize("canvas", ["portrait", "tablet"])
def test_the_qr_is_read_by_another_program(canvas: str, tmp_path: Path) -> None:
    """Pixels of the full panel to a decoder of other people, in both themes; 40 mm, whole modules, a quiet edge."""
    run_scene("read_the_qr", tmp_path, canvas)


@pytest.mark.slow
@pytest.mark.parametrize("canvas", CANVASES)
def test_celias_code_is_read_on_every_panel(canvas: str, tmp_path: Path) -> None:
    run_scene("read_celias_code", tmp_path, canvas)
