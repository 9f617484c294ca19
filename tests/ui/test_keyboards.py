"""Keyboards where there is the least room for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.rig.scene import run_scene


@pytest.mark.slow
def test_every_key_is_on_a_tablet(tmp_path: Path) -> None:
    run_scene("type_on_a_tablet", tmp_path)
