"""A flat drawing in the colours of the kiosk: drawn three times too large and shrunk, so that edges are smooth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

WIDTH, HEIGHT, OVER = 1200, 800, 3
RIVER, SEA, PINE, DUNE, SEAL = "#0B3954", "#16607D", "#2E5E4E", "#F0B95A", "#A8322B"
NIGHT, INK, LETTER, WHITE = "#1A1512", "#14202B", "#F1E6CF", "#FFFFFF"
LINE, EDGE, MINT, SKY, SAND, WOOD = "#E3D9C8", "#8A7C66", "#DDEFE6", "#D3E1E8", "#E2C48E", "#C99A5B"
DARK_WOOD, LIGHT_SEA = "#9A6F3C", "#4F8FA8"


class Scene:
    """A picture in the making; x to the right and y down, in pixels of the finished picture."""

    def __init__(self, wall: str, floor: str, skirting: float = 620) -> None:
        self.image = Image.new("RGB", (WIDTH * OVER, HEIGHT * OVER), wall)
        self.draw = ImageDraw.Draw(self.image, "RGBA")
        self.box(0, skirting, WIDTH, HEIGHT - skirting, floor)

    def box(self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0) -> None:
        corners = [x * OVER, y * OVER, (x + width) * OVER - 1, (y + height) * OVER - 1]
        self.draw.rounded_rectangle(corners, radius * OVER, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str, flat: float = 1.0) -> None:
        half = radius * flat
        self.draw.ellipse([(x - radius) * OVER, (y - half) * OVER, (x + radius) * OVER, (y + half) * OVER], fill=colour)

    def shape(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        self.draw.polygon([(x * OVER, y * OVER) for x, y in points], fill=colour)

    def line(self, points: Sequence[tuple[float, float]], colour: str, width: float) -> None:
        scaled = [(x * OVER, y * OVER) for x, y in points]
        self.draw.line(scaled, fill=colour, width=round(width * OVER), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, colour)

    def arc(self, x: float, y: float, radius: float, start: float, end: float, colour: str, width: float) -> None:
        steps = [math.radians(start + (end - start) * n / 40) for n in range(41)]
        self.line([(x + radius * math.cos(t), y + radius * math.sin(t)) for t in steps], colour, width)

    def wave(self, left: float, right: float, y: float, swell: float, floor: float, colour: str) -> None:
        top = [(x, y + swell * math.sin(x / 75)) for x in range(round(left), round(right) + 1, 6)]
        self.shape([*top, (right, floor), (left, floor)], colour)

    def save(self, path: Path) -> None:
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        path.parent.mkdir(parents=True, exist_ok=True)
        small.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)
