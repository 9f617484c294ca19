"""Real files in a temporary folder: the shipped ones with an edit, or a small house of one's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kiosk.settings import Problem, check

SHIPPED = Path(__file__).parents[2] / "config"
TODAY = date(2026, 11, 22)

SMALL_HOUSE = """\
[house]
name = "Kirjasto"
[hours]
ma-su = "10-19"
[rooms.huone]
name = "Huone"
"""

CheckText = Callable[..., list[Problem]]


@pytest.fixture
def check_text(tmp_path: Path) -> CheckText:
    """Problems of a text as `hub.toml`, or as the file of another name."""

    def run(text: str | bytes, name: str = "hub.toml") -> list[Problem]:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return check([path], today=TODAY)

    return run
