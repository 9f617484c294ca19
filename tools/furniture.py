"""What stands in more than one picture of the house: shelves, plants, people, a window to the river."""

from __future__ import annotations

import math

from drawing import DARK_WOOD, DUNE, EDGE, INK, LETTER, LIGHT_SEA, PINE, RIVER, SAND, SEA, SEAL, SKY, WHITE, WOOD, Scene

SPINES = (SEA, DUNE, PINE, SEAL, RIVER, LIGHT_SEA, EDGE, LETTER)


def shelf(scene: Scene, x: float, y: float, width: float, rows: int, seed: int, row: float = 104) -> None:
    """A case of books whose sizes and colours come from `seed`."""
    height = rows * row + 16
    scene.box(x - 12, y - 12, width + 24, height + 12, WOOD, 8)
    for number in range(rows):
        top = y + number * row
        scene.box(x, top, width, row - 14, DARK_WOOD)
        at, book = x + 6, seed + number * 5
        while at < x + width - 30:
            thick, tall = 18 + book * 7 % 15, (row - 24) * (0.72 + book * 13 % 9 / 32)
            if book % 11 == 4:
                at += 26
            elif at + thick < x + width - 4:
                colour = SPINES[book * 3 % len(SPINES)]
                scene.box(at, top + row - 14 - tall, thick, tall, colour, 3)
                scene.box(at + 4, top + row - 14 - tall * 0.8, thick - 8, 5, "#FFFFFF88")
            at += thick + 2
            book += 1


def plant(scene: Scene, x: float, y: float, size: float = 1.0) -> None:
    for turn, long in ((-62, 120), (-34, 160), (-8, 185), (20, 165), (48, 130)):
        t = math.radians(turn - 90)
        tip = (x + long * size * math.cos(t), y - 70 * size + long * size * math.sin(t))
        side = (-math.sin(t) * 24 * size, math.cos(t) * 24 * size)
        middle = ((x + tip[0]) / 2, (y - 70 * size + tip[1]) / 2)
        leaf = [(x, y - 70 * size), (middle[0] + side[0], middle[1] + side[1]), tip]
        scene.shape([*leaf, (middle[0] - side[0], middle[1] - side[1])], PINE if turn % 4 else "#3F7A66")
    scene.shape(
        [(x - 52 * size, y - 80 * size), (x + 52 * size, y - 80 * size), (x + 38 * size, y), (x - 38 * size, y)], SEAL
    )
    scene.box(x - 58 * size, y - 92 * size, 116 * size, 24 * size, "#8C2822", 6)


def lamp(scene: Scene, x: float, floor: float) -> None:
    scene.line([(x, floor), (x, floor - 330)], INK, 8)
    scene.disc(x, floor, 52, INK, 0.18)
    scene.shape([(x - 40, floor - 430), (x + 40, floor - 430), (x + 78, floor - 320), (x - 78, floor - 320)], DUNE)


def armchair(scene: Scene, x: float, floor: float, colour: str, dark: str) -> None:
    scene.box(x + 20, floor - 34, 18, 40, DARK_WOOD)
    scene.box(x + 202, floor - 34, 18, 40, DARK_WOOD)
    scene.box(x + 20, floor - 250, 200, 210, colour, 46)
    scene.box(x, floor - 160, 56, 134, dark, 26)
    scene.box(x + 184, floor - 160, 56, 134, dark, 26)
    scene.box(x + 46, floor - 118, 148, 70, dark, 18)


def person(scene: Scene, x: float, y: float, coat: str, hair: str, skin: str, size: float = 1.0) -> None:
    """Somebody from the waist up, seen from the front; `y` is where the waist is."""
    scene.box(x - 74 * size, y - 150 * size, 148 * size, 190 * size, coat, 62 * size)
    scene.box(x - 20 * size, y - 190 * size, 40 * size, 60 * size, skin, 16 * size)
    scene.disc(x, y - 226 * size, 58 * size, hair)
    scene.disc(x, y - 212 * size, 48 * size, skin)
    scene.shape(
        [
            (x - 50 * size, y - 224 * size),
            (x + 50 * size, y - 224 * size),
            (x + 30 * size, y - 262 * size),
            (x - 34 * size, y - 262 * size),
        ],
        hair,
    )


def river_window(scene: Scene, x: float, y: float, width: float, height: float) -> None:
    """The river, the sea and the dunes as seen from the house."""
    scene.box(x - 14, y - 14, width + 28, height + 28, WHITE, 10)
    scene.box(x, y, width, height, SKY)
    scene.disc(x + width * 0.7, y + height * 0.3, 34, DUNE)
    scene.wave(x, x + width, y + height * 0.56, 4, y + height, LIGHT_SEA)
    scene.wave(x, x + width, y + height * 0.7, 9, y + height, SEA)
    scene.wave(x, x + width, y + height * 0.86, 13, y + height, SAND)
    scene.box(x + width / 2 - 6, y, 12, height, WHITE)


def controller(scene: Scene, x: float, y: float, colour: str, size: float) -> None:
    scene.box(x - 60 * size, y - 22 * size, 120 * size, 48 * size, colour, 24 * size)
    scene.disc(x - 52 * size, y + 18 * size, 24 * size, colour)
    scene.disc(x + 52 * size, y + 18 * size, 24 * size, colour)
    scene.box(x - 46 * size, y - 4 * size, 26 * size, 8 * size, INK)
    scene.box(x - 37 * size, y - 13 * size, 8 * size, 26 * size, INK)
    for dx, dy, dot in ((34, -10, SEAL), (34, 10, PINE), (22, 0, SEA), (46, 0, DUNE)):
        scene.disc(x + dx * size, y + dy * size, 6 * size, dot)


def cube(scene: Scene, x: float, floor: float, size: float, colour: str) -> None:
    scene.box(x, floor - size * 0.7, size * 0.8, size * 0.8, colour, 4)
    scene.shape(
        [
            (x, floor - size * 0.7),
            (x + size * 0.25, floor - size),
            (x + size * 1.05, floor - size),
            (x + size * 0.8, floor - size * 0.7),
        ],
        "#FFFFFF66",
    )
    scene.shape(
        [
            (x + size * 0.8, floor - size * 0.7),
            (x + size * 1.05, floor - size),
            (x + size * 1.05, floor - size * 0.2),
            (x + size * 0.8, floor + size * 0.1),
        ],
        "#00000055",
    )
