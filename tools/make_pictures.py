"""Draw the project's own pictures: white masks that the kiosk tints with its theme.

Masks are drawn four times too large and shrunk, so that their edges are smooth without multisampling, which would
cost 70 MB of memory in a software renderer.
"""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageDraw

PICTURES = Path(__file__).parent.parent / "assets" / "pictures"
OVER = 4


def wave(name: str, width: int, height: int, phase: float, swell: float, level: float) -> None:
    """Everything below a calm wave line: two sines whose ends meet the sides at different heights."""
    big = Image.new("L", (width * OVER, height * OVER))
    draw = ImageDraw.Draw(big)
    for x in range(width * OVER):
        t = x / (width * OVER)
        y = level + swell * (0.62 * math.sin(2 * math.pi * t * 1.15 + phase) + 0.38 * math.sin(4 * math.pi * t + phase))
        draw.line([(x, y * height * OVER), (x, height * OVER)], fill=255)
    alpha = big.resize((width, height), Image.Resampling.LANCZOS)
    picture = Image.new("LA", (width, height), (255, 0))
    picture.putalpha(alpha)
    picture.save(PICTURES / f"{name}.png", optimize=True)


def stripes(name: str, size: int, width: int) -> None:
    """A tile of diagonal stripes that repeats seamlessly."""
    big = Image.new("L", (size * OVER, size * OVER))
    draw = ImageDraw.Draw(big)
    for offset in (-size, 0, size):
        left = offset * OVER
        draw.line([(left, size * OVER), (left + size * OVER, 0)], fill=255, width=width * OVER)
    picture = Image.new("LA", (size, size), (255, 0))
    picture.putalpha(big.resize((size, size), Image.Resampling.LANCZOS))
    picture.save(PICTURES / f"{name}.png", optimize=True)


def dots(name: str, size: int, radius: float) -> None:
    """A tile with one dot in the middle."""
    big = Image.new("L", (size * OVER, size * OVER))
    middle, r = size * OVER / 2, radius * OVER
    ImageDraw.Draw(big).ellipse([middle - r, middle - r, middle + r, middle + r], fill=255)
    picture = Image.new("LA", (size, size), (255, 0))
    picture.putalpha(big.resize((size, size), Image.Resampling.LANCZOS))
    picture.save(PICTURES / f"{name}.png", optimize=True)


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    wave("wave-sea", 1080, 90, phase=2.7, swell=0.26, level=0.36)
    wave("wave-sand", 1080, 90, phase=2.2, swell=0.22, level=0.55)
    wave("wave-paper", 1080, 90, phase=2.0, swell=0.20, level=0.76)
    stripes("stripes", 16, 4)
    dots("dots", 12, 2.2)


if __name__ == "__main__":
    main()
