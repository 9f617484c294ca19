"""Draw the pictures of the example house, `config/house/kuvat/`: calm flat scenes in the colours of the kiosk.

A house replaces them with its own photographs. Drawn three times too large and shrunk, so that edges are smooth.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

OUT = Path(__file__).parent.parent / "config" / "house" / "kuvat"
WIDTH, HEIGHT, OVER = 1200, 800, 3
RIVER, SEA, PINE, DUNE, SEAL = "#0B3954", "#16607D", "#2E5E4E", "#F0B95A", "#A8322B"
NIGHT, INK, LETTER, WHITE = "#1A1512", "#14202B", "#F1E6CF", "#FFFFFF"
LINE, EDGE, MINT, SKY, SAND, WOOD = "#E3D9C8", "#8A7C66", "#DDEFE6", "#D3E1E8", "#E2C48E", "#C99A5B"
DARK_WOOD, LIGHT_SEA = "#9A6F3C", "#4F8FA8"
SPINES = (SEA, DUNE, PINE, SEAL, RIVER, LIGHT_SEA, EDGE, LETTER)


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

    def save(self, name: str) -> None:
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        OUT.mkdir(parents=True, exist_ok=True)
        small.quantize(128, dither=Image.Dither.NONE).save(OUT / f"{name}.png", optimize=True)


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


def library() -> Scene:
    scene = Scene(LETTER, SAND)
    river_window(scene, 70, 90, 420, 400)
    shelf(scene, 590, 130, 540, 5, 3, 98)
    scene.disc(330, 712, 300, "#EBD5A8", 0.2)
    armchair(scene, 130, 700, PINE, "#24503F")
    lamp(scene, 480, 690)
    scene.box(400, 640, 10, 64, DARK_WOOD)
    scene.disc(405, 636, 62, WOOD, 0.22)
    scene.shape([(368, 622), (404, 630), (404, 608), (368, 600)], WHITE)
    scene.shape([(404, 630), (442, 622), (442, 600), (404, 608)], LINE)
    plant(scene, 1110, 730, 0.9)
    return scene


def children() -> Scene:
    scene = Scene(MINT, "#E9D5A9")
    shelf(scene, 70, 380, 360, 2, 1, 118)
    shelf(scene, 800, 380, 330, 2, 6, 118)
    for number, colour in enumerate((DUNE, SEA, SEAL, PINE, DUNE, SEA, SEAL)):  # bunting
        x = 70 + number * 160
        scene.shape([(x, 96 + 16 * math.sin(number)), (x + 100, 96 + 16 * math.sin(number)), (x + 50, 190)], colour)
    scene.line([(30, 96), (400, 104), (800, 88), (1170, 98)], EDGE, 5)
    scene.disc(610, 712, 330, "#F6E7C3", 0.2)
    scene.shape([(610, 230), (820, 700), (400, 700)], DUNE)
    scene.shape([(610, 230), (680, 700), (540, 700)], RIVER)
    scene.shape([(610, 330), (645, 700), (575, 700)], INK)
    scene.line([(610, 230), (592, 190)], DARK_WOOD, 9)
    scene.line([(610, 230), (628, 190)], DARK_WOOD, 9)
    for x in (300, 384):  # a bear
        scene.disc(x, 556, 24, DARK_WOOD)
    scene.disc(342, 650, 66, DARK_WOOD)
    scene.disc(342, 586, 50, "#B07F45")
    scene.disc(342, 604, 22, LETTER)
    for x in (324, 360):
        scene.disc(x, 580, 6, INK)
    scene.disc(342, 598, 8, INK)
    scene.disc(342, 660, 36, "#B98B55")
    scene.box(850, 672, 120, 26, SEA, 4)
    scene.box(862, 648, 100, 26, SEAL, 4)
    scene.box(846, 624, 112, 26, PINE, 4)
    return scene


def hall() -> Scene:
    scene = Scene(RIVER, NIGHT, 690)
    scene.box(150, 90, 900, 470, "#0F4A66")
    scene.shape([(600, -60), (880, 560), (320, 560)], "#F0B95A2E")
    scene.shape([(600, -60), (770, 560), (430, 560)], "#F0B95A3C")
    for side in (0, 1):
        for fold in range(6):
            x = 40 + fold * 44 if side == 0 else 1116 - fold * 44
            scene.box(x, 60, 46, 520, SEAL if fold % 2 else "#8C2822", 18)
    scene.box(0, 0, WIDTH, 110, "#7A211B")
    for fold in range(16):
        scene.disc(40 + fold * 75, 106, 42, SEAL, 0.6)
    scene.box(60, 556, 1080, 96, WOOD)
    for x in range(60, 1140, 90):
        scene.box(x, 556, 4, 96, DARK_WOOD)
    scene.shape([(430, 340), (700, 250), (716, 262), (470, 380)], INK)  # the lid of the grand piano
    scene.line([(640, 420), (664, 290)], INK, 7)
    scene.shape([(410, 400), (760, 400), (800, 424), (800, 462), (404, 462)], INK)
    scene.box(384, 430, 60, 34, INK, 6)
    scene.box(386, 434, 40, 12, WHITE)
    for x in (424, 600, 770):
        scene.shape([(x - 10, 462), (x + 10, 462), (x + 6, 566), (x - 6, 566)], INK)
    scene.box(290, 506, 74, 18, INK, 6)
    scene.box(298, 520, 8, 46, INK)
    scene.box(348, 520, 8, 46, INK)
    for row in range(2):  # those who listen
        for seat in range(11 - row):
            x, y = 60 + seat * 108 + row * 54, 730 + row * 62
            scene.disc(x, y - 20, 26, "#33291F" if (seat + row) % 3 else "#3D3226")
            scene.box(x - 46, y, 92, 110, "#2A211C" if row else "#241C17", 22)
    return scene


def game_room() -> Scene:
    scene = Scene("#12506A", "#0A3145")
    scene.box(330, 90, 560, 330, INK, 16)
    scene.box(348, 108, 524, 294, "#7FC1D6")
    scene.disc(770, 180, 36, DUNE)
    scene.wave(348, 872, 300, 14, 402, PINE)
    for x, y in ((420, 270), (470, 270), (600, 220), (650, 220), (700, 220)):
        scene.box(x, y, 46, 34, WOOD, 4)
    scene.box(534, 256, 30, 40, SEAL, 8)
    scene.disc(549, 244, 18, "#F2D3B0")
    for x in (620, 668, 716):
        scene.disc(x + 3, 196, 11, DUNE)
    scene.box(280, 470, 660, 90, WOOD, 8)
    scene.box(300, 490, 300, 50, DARK_WOOD, 5)
    scene.box(640, 440, 170, 30, WHITE, 8)
    scene.box(660, 448, 60, 6, SEA, 3)
    for colour, x in ((DUNE, 70), (SEAL, 1010)):
        scene.box(x, 130, 110, 150, colour, 8)
        scene.box(x + 14, 144, 82, 90, "#FFFFFF33", 6)
        scene.box(x + 14, 246, 60, 10, "#FFFFFF99", 4)
    scene.disc(600, 724, 480, "#0E3E57", 0.17)
    scene.box(150, 560, 380, 170, PINE, 40)
    scene.box(120, 600, 70, 140, "#24503F", 28)
    scene.box(490, 600, 70, 140, "#24503F", 28)
    scene.box(200, 606, 120, 90, DUNE, 20)
    controller(scene, 430, 622, WHITE, 1.0)
    scene.box(720, 640, 330, 22, WOOD, 8)
    scene.box(750, 660, 16, 100, DARK_WOOD)
    scene.box(1004, 660, 16, 100, DARK_WOOD)
    controller(scene, 800, 610, LETTER, 1.0)
    scene.box(900, 582, 58, 58, WHITE, 12)
    for x, y in ((918, 600), (940, 622), (918, 622), (940, 600)):
        scene.disc(x, y, 6, INK)
    scene.box(972, 604, 36, 36, SEAL, 8)
    scene.disc(990, 622, 6, WHITE)
    return scene


def controller(scene: Scene, x: float, y: float, colour: str, size: float) -> None:
    scene.box(x - 60 * size, y - 22 * size, 120 * size, 48 * size, colour, 24 * size)
    scene.disc(x - 52 * size, y + 18 * size, 24 * size, colour)
    scene.disc(x + 52 * size, y + 18 * size, 24 * size, colour)
    scene.box(x - 46 * size, y - 4 * size, 26 * size, 8 * size, INK)
    scene.box(x - 37 * size, y - 13 * size, 8 * size, 26 * size, INK)
    for dx, dy, dot in ((34, -10, SEAL), (34, 10, PINE), (22, 0, SEA), (46, 0, DUNE)):
        scene.disc(x + dx * size, y + dy * size, 6 * size, dot)


def group_room() -> Scene:
    scene = Scene(LETTER, "#D9C79F")
    scene.box(380, 90, 440, 280, INK, 14)
    scene.box(396, 106, 408, 248, WHITE)
    for number, tall in enumerate((70, 120, 96, 160)):
        scene.box(440 + number * 56, 320 - tall, 38, tall, (SEA, DUNE, PINE, SEAL)[number], 5)
    scene.line([(430, 324), (670, 324)], EDGE, 4)
    scene.box(700, 150, 80, 12, LINE, 5)
    scene.box(700, 180, 64, 12, LINE, 5)
    scene.box(700, 210, 74, 12, LINE, 5)
    river_window(scene, 70, 110, 220, 250)
    for number, colour in enumerate((DUNE, MINT, "#F4C9A8", DUNE, SKY, MINT)):
        scene.box(900 + number % 3 * 84, 120 + number // 3 * 96, 68, 74, colour, 4)
        scene.box(912 + number % 3 * 84, 142 + number // 3 * 96, 44, 6, EDGE, 3)
        scene.box(912 + number % 3 * 84, 158 + number // 3 * 96, 30, 6, EDGE, 3)
    for x in (270, 480, 690, 900):
        scene.box(x - 50, 440, 100, 150, SEA, 26)
        scene.box(x - 40, 570, 80, 30, RIVER, 10)
    scene.box(150, 560, 900, 46, WOOD, 20)
    for x in (220, 960):
        scene.shape([(x, 604), (x + 26, 604), (x + 18, 742), (x + 8, 742)], DARK_WOOD)
    scene.shape([(400, 562), (560, 562), (586, 486), (426, 486)], INK)
    scene.shape([(436, 494), (576, 494), (554, 554), (412, 554)], LIGHT_SEA)
    scene.box(386, 556, 180, 10, EDGE, 4)
    scene.box(680, 544, 120, 16, SEAL, 4)
    scene.box(690, 530, 104, 14, DUNE, 4)
    scene.box(850, 520, 40, 42, WHITE, 8)
    scene.arc(892, 540, 12, -80, 80, WHITE, 6)
    plant(scene, 1120, 730, 1.0)
    return scene


def printer() -> Scene:
    scene = Scene(MINT, WOOD, 640)
    for number, colour in enumerate((DUNE, SEA, SEAL, PINE, INK)):
        x = 90 + number * 78 if number < 2 else 860 + (number - 2) * 104
        scene.disc(x, 190, 48 if number > 1 else 38, colour)
        scene.disc(x, 190, 17, LETTER)
    scene.box(50, 236, 130, 14, DARK_WOOD, 5)
    scene.box(800, 246, 330, 16, DARK_WOOD, 5)
    scene.box(330, 120, 460, 560, RIVER, 26)
    scene.box(376, 166, 368, 410, "#0A2E44", 12)
    scene.box(376, 250, 368, 18, EDGE, 6)
    scene.box(500, 226, 96, 78, DUNE, 10)
    scene.shape([(530, 304), (566, 304), (554, 334), (542, 334)], INK)
    scene.disc(548, 254, 14, INK)
    scene.box(412, 540, 296, 20, EDGE, 5)
    scene.shape([(470, 440), (650, 440), (616, 540), (504, 540)], DUNE)  # a boat, layer by layer
    for y in range(446, 540, 13):
        scene.box(474, y, 172, 3, "#C98F2E55")
    scene.shape([(548, 348), (548, 430), (482, 430)], LETTER)
    scene.shape([(556, 362), (556, 430), (612, 430)], WHITE)
    scene.box(548, 340, 8, 102, DARK_WOOD)
    scene.box(400, 606, 120, 44, INK, 8)
    scene.box(410, 616, 70, 24, LIGHT_SEA, 4)
    scene.disc(700, 628, 22, SEAL)
    scene.disc(700, 628, 9, WHITE)
    for x, colour in ((120, SEA), (200, DUNE)):
        cube(scene, x, 640, 70, colour)
    scene.disc(930, 700, 46, PINE, 0.6)
    scene.box(884, 640, 92, 60, PINE, 26)
    scene.disc(1050, 690, 40, SEAL)
    scene.disc(1050, 690, 18, WOOD)
    return scene


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


def workshop() -> Scene:
    scene = Scene(LETTER, WOOD, 600)
    scene.box(90, 90, 1020, 230, WHITE, 14)
    for row in range(4):
        for column in range(24):
            scene.disc(120 + column * 42, 124 + row * 52, 4, LINE)
    scene.line([(200, 150), (200, 270)], SEAL, 22)
    scene.line([(200, 130), (200, 160)], EDGE, 10)
    scene.line([(330, 140), (390, 270)], EDGE, 14)
    scene.line([(390, 140), (330, 270)], EDGE, 14)
    scene.arc(500, 160, 34, 30, 330, SEA, 16)
    scene.line([(500, 194), (500, 280)], SEA, 16)
    scene.box(600, 150, 230, 34, DUNE, 6)
    for x in range(614, 824, 22):
        scene.box(x, 150, 3, 16, INK)
    scene.disc(940, 200, 56, PINE)
    scene.disc(940, 200, 20, WHITE)
    scene.disc(1040, 220, 44, SEAL)
    scene.disc(1040, 220, 16, WHITE)
    person(scene, 330, 600, SEA, DARK_WOOD, "#F2D3B0", 1.15)
    person(scene, 620, 604, DUNE, INK, "#C98F62", 0.95)
    person(scene, 900, 600, PINE, "#C7C2B8", "#F0CDA8", 1.15)
    scene.box(0, 600, WIDTH, 200, WOOD)
    scene.box(0, 600, WIDTH, 16, DARK_WOOD)
    scene.shape([(420, 700), (640, 700), (664, 572), (444, 572)], INK)
    scene.shape([(456, 584), (650, 584), (630, 688), (436, 688)], SKY)
    scene.shape([(544, 600), (594, 624), (594, 664), (544, 682), (500, 662), (500, 622)], SEA)
    scene.shape([(544, 600), (594, 624), (546, 644), (500, 622)], LIGHT_SEA)
    scene.box(400, 696, 260, 18, EDGE, 6)
    cube(scene, 180, 720, 84, DUNE)
    cube(scene, 290, 736, 60, SEAL)
    scene.shape([(780, 690), (900, 690), (878, 740), (802, 740)], SEAL)
    scene.shape([(838, 612), (838, 682), (788, 682)], WHITE)
    scene.shape([(846, 626), (846, 682), (888, 682)], LETTER)
    scene.disc(1010, 720, 40, SEA, 0.5)
    scene.box(970, 668, 80, 54, SEA, 22)
    return scene


def evening() -> Scene:
    scene = Scene("#0A2A40", "#0F2231", 660)
    for x, y, size in (
        (90, 90, 3),
        (210, 160, 2),
        (330, 70, 3),
        (480, 130, 2),
        (700, 60, 3),
        (860, 120, 2),
        (1120, 180, 3),
    ):
        scene.disc(x, y, size, LETTER)
    scene.disc(1010, 140, 58, LETTER)
    scene.disc(986, 126, 50, "#0A2A40")
    scene.wave(0, WIDTH, 600, 26, 680, "#16384C")
    scene.shape([(140, 250), (1060, 200), (1060, 240), (140, 290)], "#1F1812")
    scene.box(170, 270, 860, 400, "#5B3E20")
    scene.box(190, 290, 520, 370, "#F6D48E")
    shelf(scene, 220, 360, 200, 3, 2, 92)
    for x in (480, 640):
        scene.line([(x, 290), (x, 350)], INK, 4)
        scene.shape([(x - 16, 344), (x + 16, 344), (x + 44, 392), (x - 44, 392)], DUNE)
    armchair(scene, 452, 656, SEA, RIVER)
    for x in (434, 572):
        scene.box(x, 290, 10, 370, "#5B3E20")
    scene.box(760, 300, 200, 362, "#F9E2AF")
    scene.box(852, 300, 14, 362, "#5B3E20")
    scene.box(826, 450, 12, 90, INK, 5)
    scene.box(880, 450, 12, 90, INK, 5)
    scene.box(976, 420, 42, 96, INK, 10)
    scene.box(984, 432, 26, 30, "#7ED6A5", 5)
    scene.shape([(900, 700), (990, 640), (1010, 660), (930, 730)], "#F2D3B0")  # a hand with a card
    scene.shape([(840, 800), (880, 690), (950, 720), (930, 800)], SEAL)
    scene.shape([(950, 600), (1040, 560), (1066, 610), (976, 652)], WHITE)
    scene.shape([(956, 612), (1046, 572), (1052, 584), (962, 626)], SEA)
    scene.shape([(190, 664), (710, 664), (800, 800), (60, 800)], "#F6D48E22")
    scene.shape([(760, 664), (960, 664), (1040, 800), (740, 800)], "#F6D48E22")
    return scene


def partners() -> Scene:
    scene = Scene("#F6E3B8", WOOD, 640)
    for x, y, width, colour in ((130, 90, 250, SEA), (470, 60, 270, PINE), (830, 100, 240, SEAL)):
        scene.box(x, y, width, 130, colour, 36)
        scene.shape([(x + 70, y + 124), (x + 116, y + 124), (x + 76, y + 164)], colour)
    scene.shape([(200, 170), (255, 130), (310, 170)], WHITE)  # a house, a note, a ball
    scene.box(214, 168, 82, 32, WHITE)
    scene.disc(584, 150, 18, WHITE)
    scene.line([(598, 150), (598, 88), (650, 78), (650, 132)], WHITE, 9)
    scene.disc(636, 138, 18, WHITE)
    scene.disc(950, 164, 40, WHITE)
    scene.shape([(950, 142), (972, 158), (964, 184), (936, 184), (928, 158)], SEAL)
    people = ((150, SEA, INK, "#F0CDA8"), (375, DUNE, DARK_WOOD, "#F2D3B0"), (600, PINE, "#C7C2B8", "#F2D3B0"),
              (825, SEAL, INK, "#B9794B"), (1050, RIVER, "#D8A24A", "#F2D3B0"))  # fmt: skip
    for x, coat, hair, skin in people:
        person(scene, x, 640, coat, hair, skin, 1.15)
    scene.box(0, 640, WIDTH, 160, WOOD)
    scene.box(0, 640, WIDTH, 16, DARK_WOOD)
    for x in (200, 560, 980):
        scene.box(x, 660, 46, 50, WHITE, 10)
        scene.arc(x + 48, 684, 13, -80, 80, WHITE, 7)
    scene.box(330, 690, 150, 18, SEA, 5)
    scene.box(342, 674, 128, 18, SEAL, 5)
    scene.shape([(700, 730), (860, 730), (846, 680), (716, 680)], WHITE)
    for y in (692, 706):
        scene.box(736, y, 90, 5, EDGE, 2)
    return scene


def celia() -> Scene:
    scene = Scene("#F6D48E", DUNE, 640)
    for radius in (330, 410, 490):
        scene.arc(600, 420, radius, -55, 55, "#FFFFFFAA", 12)
        scene.arc(600, 420, radius, 125, 235, "#FFFFFFAA", 12)
    scene.shape([(600, 610), (330, 570), (330, 300), (600, 350)], WHITE)
    scene.shape([(600, 610), (870, 570), (870, 300), (600, 350)], LETTER)
    scene.shape([(600, 640), (310, 596), (310, 320), (330, 320), (330, 570), (600, 612)], SEA)
    scene.shape([(600, 640), (890, 596), (890, 320), (870, 320), (870, 570), (600, 612)], RIVER)
    for row in range(5):
        y = 370 + row * 40
        scene.line([(365, y), (560, y + 30)], LINE, 9)
        scene.line([(640, y + 30), (835, y)], LINE, 9)
    scene.arc(600, 360, 236, 190, 350, INK, 34)
    for x, inner in ((362, 392), (838, 808)):
        scene.box(x - 50, 330, 100, 170, INK, 44)
        scene.box(inner - 26, 342, 52, 146, SEAL, 24)
    scene.disc(600, 724, 350, "#D99F3B", 0.1)
    return scene


SCENES = {
    "kirjasto": library,
    "lastenosasto": children,
    "virta-sali": hall,
    "pelihuone": game_room,
    "pienryhmatila": group_room,
    "tulostin-3d": printer,
    "tyopaja": workshop,
    "omatoimiaika": evening,
    "kumppanit": partners,
    "celia": celia,
}


def main() -> None:
    for name, scene in SCENES.items():
        scene().save(name)


if __name__ == "__main__":
    main()
