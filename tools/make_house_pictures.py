"""Draw the pictures of the example house, `config/house/kuvat/`: calm flat scenes in the colours of the kiosk.

A house replaces them with its own photographs.
"""

from __future__ import annotations

from pathlib import Path

from drawing import (
    DARK_WOOD,
    DUNE,
    EDGE,
    INK,
    LETTER,
    LIGHT_SEA,
    LINE,
    MINT,
    PINE,
    RIVER,
    SEA,
    SEAL,
    SKY,
    WHITE,
    WIDTH,
    WOOD,
    Scene,
)
from furniture import armchair, cube, person, shelf
from house_rooms import children, game_room, group_room, hall, library

OUT = Path(__file__).parent.parent / "config" / "house" / "kuvat"


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
        scene().save(OUT / f"{name}.png")


if __name__ == "__main__":
    main()
