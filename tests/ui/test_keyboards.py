"""Keyboards where there is the least room for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.rig.scene import run_scene


@pytest.mark.slow
def test_every_key_is_on_a_tablet(tmp_path: Path) -> None:
    run_scene("type_on_a_tablet", tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("canvas", ["landscape", "tablet", "small-portrait"])
def test_a_name_and_the_keys_are_seen_together(canvas: str, tmp_path: Path) -> None:
    run_scene("type_a_name", tmp_path, canvas)


@pytest.mark.slow
def test_the_keys_are_seen_while_the_house_closes(tmp_path: Path) -> None:
    run_scene("close_soon", tmp_path)
