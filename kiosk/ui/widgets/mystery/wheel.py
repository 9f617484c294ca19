"""A cipher with a wheel that two buttons turn: the text is written out anew at every turn. Looks: wheel.kv."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Any

from kivy.clock import Clock
from kivy.core.text import Label as CoreLabel
from kivy.graphics import Color, Ellipse, Line, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import ColorProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.mystery.cipher import ALPHABET, turned
from kiosk.mystery.puzzle import Puzzle
from kiosk.ui.translate import tr
from kiosk.ui.widgets.basic import PlainButton, Words
from kiosk.ui.widgets.mystery.entry import Entry, EntryInput
from kiosk.ui.widgets.mystery.letter import Letter

USED_IN_KV = (Entry, Letter, PlainButton, Words)


class Wheel(Widget):
    """Two rings of letters; the inner one is turned back by `turn` places against the outer one."""

    turn = NumericProperty(0)
    paper = ColorProperty((1, 1, 1, 1))
    ink = ColorProperty((0, 0, 0, 1))
    disc = ColorProperty((0, 0, 0, 1))
    disc_ink = ColorProperty((1, 1, 1, 1))
    edge = ColorProperty((1, 1, 1, 1))
    mark = ColorProperty((1, 1, 0, 1))
    mark_ink = ColorProperty((0, 0, 0, 1))

    def __init__(self, **kwargs: Any) -> None:
        self._letters: dict[str, Texture] = {}
        self._size_of_letters = 0
        self._draw = Clock.create_trigger(self._drawn, -1)
        super().__init__(**kwargs)
        for name in ("pos", "size", "turn", "paper", "ink", "disc", "disc_ink", "edge", "mark", "mark_ink"):
            self.fbind(name, self._draw)

    def _drawn(self, *_args: Any) -> None:
        self.canvas.clear()
        side = min(self.size)
        if side < 60:
            return
        middle_x, middle_y = self.center
        outer, inner = side / 2, side * 0.36
        size = int(pi * side * 0.86 / len(ALPHABET) * 0.62)
        with self.canvas:
            self._disc(outer, self.paper)
            self._disc(inner, self.disc)
            Color(rgba=self.mark)
            radius = size * 0.86
            Ellipse(pos=(middle_x - radius, middle_y + side * 0.43 - radius), size=(2 * radius, 2 * radius))
            for place, sign in enumerate(ALPHABET):
                self._letter(sign, place, side * 0.43, size, self.mark_ink if place == 0 else self.ink)
                self._letter(ALPHABET[(place - int(self.turn)) % len(ALPHABET)], place, side * 0.3, size, self.disc_ink)

    def _disc(self, radius: float, colour: Any) -> None:
        x, y = self.center
        Color(rgba=colour)
        Ellipse(pos=(x - radius, y - radius), size=(2 * radius, 2 * radius), segments=120)
        Color(rgba=self.edge)
        Line(circle=(x, y, radius), width=1.2)

    def _letter(self, sign: str, place: int, radius: float, size: int, colour: Any) -> None:
        texture = self._texture(sign, size)
        angle = pi / 2 - 2 * pi * place / len(ALPHABET)
        x = self.center_x + radius * cos(angle) - texture.width / 2
        y = self.center_y + radius * sin(angle) - texture.height / 2
        Color(rgba=colour)
        Rectangle(texture=texture, pos=(round(x), round(y)), size=texture.size)

    def _texture(self, sign: str, size: int) -> Texture:
        """Upright letters, kept as long as their size stays."""
        if size != self._size_of_letters:
            self._letters, self._size_of_letters = {}, size
        if sign not in self._letters:
            label = CoreLabel(text=sign, font_size=size, font_name="semibold")
            label.refresh()
            self._letters[sign] = label.texture
        return self._letters[sign]


class WheelInput(EntryInput):
    """The wheel, the text as it stands at this turn, and the words that the team reads in it."""

    turn = NumericProperty(0)
    shown = StringProperty()
    stands = StringProperty()
    """The first letter of the alphabet and what it has become."""

    def fill(self, puzzle: Puzzle) -> None:
        cipher = puzzle.cipher.in_(self.language) if puzzle.cipher else ""
        self.shown = turned(cipher, -int(self.turn))
        self.stands = tr("{one} is now {other}", self.language, {"one": "A", "other": turned("A", -int(self.turn))})
        self._judge()

    def by(self, places: int) -> None:
        """Turn the wheel."""
        self.turn = (self.turn + places) % len(ALPHABET)
        if self.puzzle is not None:
            self.fill(self.puzzle)

    def clear(self) -> None:
        self.turn = 0
        super().clear()
