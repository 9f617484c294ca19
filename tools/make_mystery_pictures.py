"""Draw the chart of the game, `config/mystery/kekkosen-kirje/kuvat/kartta.png`, and print its areas for tarina.toml.

No words stand in it, so that one picture serves every language; what can be touched has a picture of its own.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

from drawing import (
    DARK_WOOD,
    DUNE,
    EDGE,
    HEIGHT,
    INK,
    LETTER,
    LIGHT_SEA,
    PINE,
    RIVER,
    SAND,
    SEA,
    SEAL,
    WHITE,
    WIDTH,
    WOOD,
    Scene,
)
from PIL import Image

OUT = Path(__file__).parent.parent / "config" / "mystery" / "kekkosen-kirje" / "kuvat"
LAND, FIELD, SHALLOW = "#CFE0C0", "#BDD3A8", "#A9CBD8"
COAST = ((860, 0), (815, 70), (800, 130), (740, 190), (690, 232), (655, 262), (655, 322), (620, 362), (596, 420),
         (560, 478), (512, 536), (468, 580), (420, 610), (398, 650), (360, 676), (352, 730), (318, 800))  # fmt: skip
STREAM = ((640, 292), (740, 300), (800, 330), (870, 326), (930, 372), (1010, 384), (1080, 440), (1200, 452))
AREAS = {
    "joki": ((1010, 330), (1200, 380), (1200, 520), (1040, 500)),
    "plassi": ((690, 140), (910, 110), (910, 262), (868, 306), (710, 280)),
    "silta": ((884, 304), (1000, 304), (1000, 460), (884, 460)),
    "sarkat": ((560, 420), (650, 400), (712, 450), (712, 520), (560, 640), (410, 640), (410, 590)),
    "rahja": ((210, 650), (440, 650), (460, 800), (210, 800)),
    "maakalla": ((250, 240), (430, 240), (430, 400), (250, 400)),
    "ulkokalla": ((50, 40), (230, 40), (230, 220), (50, 220)),
}


def sea(scene: Scene) -> None:
    scene.box(0, 0, WIDTH, HEIGHT, LIGHT_SEA)
    for number in range(34):
        x, y = 40 + number * 157 % 560, 30 + number * 97 % 760
        if x < 560 - y * 0.35:
            scene.arc(x, y, 17, 200, 340, "#FFFFFF55", 4)
            scene.arc(x + 30, y, 17, 200, 340, "#FFFFFF55", 4)
    shallow = [(x - 34, y + 10) for x, y in COAST]
    scene.shape([*shallow, (WIDTH, HEIGHT), (WIDTH, 0)], SHALLOW)


def land(scene: Scene) -> None:
    scene.shape([*COAST, (WIDTH, HEIGHT), (WIDTH, 0)], LAND)
    for x, y, wide, tall in ((900, 60, 230, 110), (1000, 560, 180, 120), (760, 470, 190, 90), (640, 660, 220, 100)):
        scene.box(x, y, wide, tall, FIELD, 24)
        for furrow in range(1, 5):
            scene.line([(x + 16, y + furrow * tall / 5), (x + wide - 16, y + furrow * tall / 5)], "#A9C294", 4)
    for x, y in ((960, 230), (1010, 210), (1060, 240), (1120, 214), (560, 720), (506, 746), (880, 620), (940, 690),
                 (846, 700), (1080, 740), (1140, 706), (1000, 748), (720, 610), (660, 570)):  # fmt: skip
        fir(scene, x, y)
    scene.line(STREAM, LIGHT_SEA, 34)
    scene.shape([(600, 252), (668, 262), (740, 284), (740, 316), (668, 330), (580, 330)], LIGHT_SEA)


def fir(scene: Scene, x: float, y: float) -> None:
    scene.box(x - 4, y, 8, 16, DARK_WOOD)
    for row in range(3):
        top = y - 58 + row * 18
        scene.shape([(x, top), (x + 14 + row * 5, top + 30), (x - 14 - row * 5, top + 30)], PINE)


def house(scene: Scene, x: float, y: float, colour: str, size: float = 1.0) -> None:
    """A gabled house; `x`, `y` is its lower left corner."""
    scene.box(x, y - 34 * size, 50 * size, 34 * size, colour)
    scene.shape([(x - 6 * size, y - 32 * size), (x + 25 * size, y - 62 * size), (x + 56 * size, y - 32 * size)], INK)
    scene.box(x + 19 * size, y - 22 * size, 13 * size, 22 * size, WHITE)


def market(scene: Scene) -> None:
    for number, (x, y) in enumerate(((734, 206), (796, 188), (858, 182), (746, 266), (810, 252))):
        house(scene, x - 8, y, (SEAL, DUNE, WOOD, WOOD, SEAL)[number], 0.86)
    for x in (874, 888):
        scene.box(x - 3, 236, 15, 22, DARK_WOOD, 4)


def bridge(scene: Scene) -> None:
    scene.line([(938, 312), (938, 442)], DARK_WOOD, 26)
    scene.line([(938, 312), (938, 442)], WOOD, 16)
    for y in range(322, 440, 16):
        scene.line([(930, y), (946, y)], DARK_WOOD, 3)


def dunes(scene: Scene) -> None:
    scene.shape([(596, 420), (560, 478), (512, 536), (468, 580), (436, 604), (520, 620), (600, 560), (672, 462)], SAND)
    for x, y, size in ((596, 484, 62), (548, 546, 70), (486, 596, 56)):
        scene.shape([(x - size, y + 14), (x - size * 0.2, y - size * 0.7), (x + size, y + 14)], DUNE)
        scene.shape([(x - size * 0.2, y - size * 0.7), (x + size, y + 14), (x + size * 0.1, y + 14)], "#DFA444")
    scene.line([(668, 520), (668, 476)], DARK_WOOD, 5)
    scene.shape([(632, 488), (668, 452), (704, 488)], SEAL)


def harbour(scene: Scene) -> None:
    scene.line([(356, 716), (286, 700)], DARK_WOOD, 16)
    house(scene, 384, 740, SEA, 0.9)
    scene.line([(330, 700), (330, 640)], INK, 7)
    scene.line([(330, 644), (286, 664)], INK, 7)
    ship(scene, 268, 756)


def ship(scene: Scene, x: float, y: float, size: float = 1.0) -> None:
    hull = ((x - 44, y), (x + 44, y), (x + 28, y + 24), (x - 30, y + 24))
    scene.shape([(x + (px - x) * size, y + (py - y) * size) for px, py in hull], INK)
    for shift, tall in ((-16, 62), (14, 72)):
        mast = x + shift * size
        scene.line([(mast, y), (mast, y - tall * size)], DARK_WOOD, 4)
        scene.shape([(mast + 3, y - tall * size), (mast + 26 * size, y - 10), (mast + 3, y - 10)], LETTER)


def islands(scene: Scene) -> None:
    scene.disc(340, 330, 76, EDGE, 0.55)
    scene.disc(340, 326, 68, "#B9AF9E", 0.5)
    house(scene, 288, 336, WOOD, 0.8)
    house(scene, 366, 344, "#9C9488", 0.7)
    scene.box(330, 300, 26, 34, LETTER)  # the chapel
    scene.shape([(324, 302), (343, 268), (362, 302)], SEAL)
    scene.line([(343, 270), (343, 256)], INK, 3)
    scene.disc(140, 170, 64, EDGE, 0.5)
    scene.disc(140, 166, 56, "#B9AF9E", 0.45)
    for turn in (-16, 16):
        for side in (1, -1):
            far = math.radians(turn)
            scene.shape([(140, 72), (140 + side * 150 * math.cos(far), 72 + 150 * math.sin(far)),
                         (140 + side * 150, 72)], "#FFE9A855")  # fmt: skip
    scene.shape([(124, 166), (156, 166), (151, 86), (129, 86)], WHITE)
    scene.shape([(126, 140), (154, 140), (152, 114), (128, 114)], SEAL)
    scene.box(128, 62, 24, 22, DUNE)
    scene.shape([(122, 64), (158, 64), (140, 44)], INK)


def compass(scene: Scene, x: float, y: float) -> None:
    """An arrow to the north."""
    scene.disc(x, y, 46, "#FFFFFF88")
    scene.shape([(x, y - 40), (x + 14, y), (x, y - 8), (x - 14, y)], SEAL)
    scene.shape([(x, y + 40), (x + 14, y), (x, y + 8), (x - 14, y)], RIVER)


def chart() -> Scene:
    scene = Scene(LIGHT_SEA, LIGHT_SEA)
    for part in (sea, land, market, bridge, dunes, harbour, islands):
        part(scene)
    ship(scene, 520, 200, 0.9)
    compass(scene, 80, 720)
    return scene


def outline(name: str) -> str:
    """The corners of an area as tarina.toml has them."""
    return "[" + ", ".join(f"[{x / WIDTH:.3f}, {y / HEIGHT:.3f}]" for x, y in AREAS[name]) + "]"


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    small = chart().image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    small.quantize(128, dither=Image.Dither.NONE).save(OUT / "kartta.png", optimize=True)
    for name in AREAS:
        sys.stdout.write(f"{name} = {outline(name)}\n")


if __name__ == "__main__":
    main()
