"""The rooms of the example house: departments, the hall, and what can be booked."""

from __future__ import annotations

import math

from drawing import (
    DARK_WOOD,
    DUNE,
    EDGE,
    INK,
    LETTER,
    LIGHT_SEA,
    LINE,
    MINT,
    NIGHT,
    PINE,
    RIVER,
    SAND,
    SEA,
    SEAL,
    SKY,
    WHITE,
    WIDTH,
    WOOD,
    Scene,
)
from furniture import armchair, controller, lamp, plant, river_window, shelf


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
