"""The texture of a box with an edge, against what geometry says of every pixel."""

from __future__ import annotations

import subprocess
import sys
from math import hypot

import pytest

FILL, EDGE = (250, 240, 200, 255), (10, 20, 30, 255)


def square(radius: int, stroke: int) -> list[list[tuple[int, ...]]]:
    """Made in another process: importing Kivy's graphics here would open a window for every test after this one."""
    program = (
        "import sys; from kiosk.ui.edged import pixels;"
        f"sys.stdout.buffer.write(pixels({radius}, {stroke}, {FILL}, {EDGE}))"
    )
    made = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout
    side = 2 * max(radius, stroke) + 2
    assert len(made) == 4 * side * side
    values = [tuple(made[at : at + 4]) for at in range(0, len(made), 4)]
    return [values[y * side : (y + 1) * side] for y in range(side)]


@pytest.mark.parametrize(("radius", "stroke"), [(20, 2), (7, 3), (12, 0), (1, 4)])
def test_every_pixel(radius: int, stroke: int) -> None:
    made = square(radius, stroke)
    side = len(made)
    for y, row in enumerate(made):
        assert row == row[::-1]
        assert row == made[side - 1 - y]
        for x, pixel in enumerate(row):
            depth = depth_of(min(x, side - 1 - x), min(y, side - 1 - y), radius)
            if depth < -0.5:
                assert pixel[3] == 0, "outside"
            elif 0.5 < depth < stroke - 0.5:
                assert pixel == EDGE
            elif depth > stroke + 0.5:
                assert pixel == FILL
            else:
                # Between two of the three; where nothing is covered the colour is still that of the edge.
                assert all(min(f, e) <= c <= max(f, e) for f, e, c in zip(FILL[:3], EDGE, pixel, strict=False))


def depth_of(x: int, y: int, radius: int) -> float:
    """How deep the middle of a pixel lies inside the box, in px; negative outside."""
    across, up = radius - x - 0.5, radius - y - 0.5
    if across > 0 and up > 0:
        return radius - hypot(across, up)
    return min(x, y) + 0.5
