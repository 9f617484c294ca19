"""A page of print as somebody may see it, drawn from its text: clear, blurred, restless, narrow or faint."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.core.text import Label as CoreLabel
from kivy.graphics import Color, PopMatrix, PushMatrix, Rectangle, Translate
from kivy.graphics.texture import Texture
from kivy.properties import ListProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.domain.celia_eyes import MOVES_FOR, Letter, Sight, blurs, crowded, shaken

_PAPER, _INK = (0.98, 0.96, 0.92, 1), (0.08, 0.13, 0.17, 1)
_FAINT = (0.86, 0.83, 0.77, 1)
_DARK = (0.16, 0.18, 0.2, 1)
_EDGE = (0.54, 0.49, 0.4, 1)
_EVERY = 1 / 25
_HOLE = 64
"""Pixels of the texture that the hole is stretched from."""


class SeenPage(Widget):
    """`sentences` under a `heading`, as `sight` shows them. In a narrow field a touch moves the clear spot there."""

    heading = StringProperty()
    sentences: list[str] = ListProperty()
    sight = StringProperty(Sight.CLEAR.value)
    font_size = NumericProperty(30)
    alt = StringProperty()

    def __init__(self, **kwargs: Any) -> None:
        self._draw = Clock.create_trigger(self._drawn, -1)
        self._move = Clock.create_trigger(self._moved, _EVERY, interval=True)
        self._seconds = MOVES_FOR
        self._spot = (0.3, 0.75)
        self._letters: list[tuple[int, Letter, Rectangle]] = []
        self._hole: Texture | None = None
        self._place = Translate(0, 0)
        super().__init__(size_hint_y=None, **kwargs)
        for name in ("width", "heading", "sentences", "sight", "font_size"):
            self.fbind(name, self._draw)
        self.fbind("pos", self._follow)

    # What a patron does

    def shake(self) -> None:
        """Let the letters move for a while, from the beginning."""
        self._seconds = 0.0
        self._move()

    def rest(self) -> None:
        """Let nothing move: the page is left, or the patron wants less motion."""
        self._move.cancel()
        self._seconds = MOVES_FOR

    def step(self) -> None:
        """The clear spot goes on as a reader does: to the right, then down, then from the top again."""
        x, y = self._spot
        x += 0.35
        if x > 1:
            x, y = 0.15, y - 0.3
        self._spot = (x, y if y > 0 else 0.8)
        self._draw()

    def on_touch_down(self, touch: Any) -> bool:
        if self.sight != Sight.NARROW or not self.collide_point(*touch.pos):
            return False
        self._spot = ((touch.x - self.x) / self.width, (touch.y - self.y) / self.height)
        self._draw()
        return True

    # Drawing

    def _follow(self, *_args: Any) -> None:
        self._place.xy = round(self.x), round(self.y)

    def _drawn(self, *_args: Any) -> None:
        """All of it anew; scrolling only moves it."""
        margin = self.font_size
        room = max(10.0, self.width - 2 * margin)
        title = _text(self.heading, "extrabold", self.font_size * 1.25, room)
        body = _text(" ".join(self.sentences), "regular", self.font_size, room)
        gap = self.font_size * 0.6
        self.height = title.height + gap + body.height + 2 * margin
        self._letters = []
        self.canvas.clear()
        with self.canvas:
            PushMatrix()
            self._place = Translate(round(self.x), round(self.y))
            Color(*_EDGE)
            Rectangle(pos=(0, 0), size=self.size)
            Color(*_PAPER)
            Rectangle(pos=(2, 2), size=(self.width - 4, self.height - 4))
            under = margin + title.height + gap
            if self.sight == Sight.RESTLESS:
                Color(*_INK)
                self._scatter(self.heading, "extrabold", self.font_size * 1.25, room, margin)
                self._scatter(" ".join(self.sentences), "regular", self.font_size, room, under)
            else:
                self._print(title, body, margin, under)
            if self.sight == Sight.NARROW:
                self._narrow()
            PopMatrix()

    def _print(self, title: Texture, body: Texture, margin: float, under: float) -> None:
        """The page in one piece, or in many thin ones beside each other."""
        blurred = self.sight == Sight.BLURRED
        copies = blurs() if blurred else [(0.0, 0.0)]
        reach = self.font_size * 0.2
        Color(*(_FAINT if self.sight == Sight.FAINT else _INK)[:3], 0.13 if blurred else 1)
        for texture, top in ((title, margin), (body, under)):
            for x, y in copies:
                at = margin + x * reach, self.height - top - texture.height + y * reach
                Rectangle(texture=texture, pos=at, size=texture.size)

    def _scatter(self, text: str, font: str, size: float, room: float, top: float) -> None:
        signs = {sign: _text(sign, font, size, None) for sign in set(text) if sign != " "}
        space = size * 0.27

        def advance(sign: str) -> float:
            return float(signs[sign].width) if sign in signs else space

        for letter in crowded(text.split(), room, size * 1.3, advance):
            texture = signs[letter.sign]
            shape = Rectangle(texture=texture, size=texture.size)
            number = len(self._letters)
            down = self.height - top - texture.height - letter.y
            self._letters.append((number, Letter(letter.sign, self.font_size + letter.x, down), shape))
        self._put()

    def _put(self) -> None:
        for number, letter, shape in self._letters:
            x, y = shaken(number, self._seconds, self.font_size)
            shape.pos = letter.x + x, letter.y + y

    def _moved(self, _dt: float) -> None:
        self._seconds += _EVERY
        self._put()
        if self._seconds >= MOVES_FOR or self.sight != Sight.RESTLESS:
            self.rest()

    def _narrow(self) -> None:
        """Darkness around a round spot with a soft edge, which stays on the page."""
        radius = min(self.width * 0.2, self.height * 0.42)
        x = min(max(self._spot[0] * self.width, radius), self.width - radius)
        y = min(max(self._spot[1] * self.height, radius), self.height - radius)
        if self._hole is None:
            self._hole = _hole()
        Color(*_DARK)
        Rectangle(texture=self._hole, pos=(x - radius, y - radius), size=(2 * radius, 2 * radius))
        Rectangle(pos=(0, 0), size=(self.width, y - radius))
        Rectangle(pos=(0, y + radius), size=(self.width, self.height - y - radius))
        Rectangle(pos=(0, y - radius), size=(x - radius, 2 * radius))
        Rectangle(pos=(x + radius, y - radius), size=(self.width - x - radius, 2 * radius))


def _text(text: str, font: str, size: float, room: float | None) -> Texture:
    label = CoreLabel(text=text or " ", font_name=font, font_size=size, text_size=(room, None), color=(1, 1, 1, 1))
    label.refresh()
    return label.texture


def _hole() -> Texture:
    """White, transparent in the middle."""
    middle = (_HOLE - 1) / 2
    pixels = bytearray()
    for y in range(_HOLE):
        for x in range(_HOLE):
            far = ((x - middle) ** 2 + (y - middle) ** 2) ** 0.5 / middle
            pixels += bytes((255, round(255 * min(1.0, max(0.0, (far - 0.72) / 0.26)))))
    texture = Texture.create(size=(_HOLE, _HOLE), colorfmt="luminance_alpha")
    texture.blit_buffer(bytes(pixels), colorfmt="luminance_alpha", bufferfmt="ubyte")
    return texture
