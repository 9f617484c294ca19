"""A typed letter on paper that lies a little askew under the lamp, with a seal in its corner. Looks: letter.kv.

In high contrast it lies straight and has no shadow: there the words count.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp
from typing import Any

from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui.mystery_words import kept_together
from kiosk.ui.widgets.basic import Words

USED_IN_KV = (Words,)
_SIDE, _REACH = 48, 20
"""Pixels of the shadow's texture, and how far it fades from each edge."""


class Seal(BoxLayout):
    """Red wax with a letter in it."""

    drawn = True
    letter = StringProperty("K")


class Paper(BoxLayout):
    """A sheet, tilted by so many degrees, with the shadow that it throws."""

    tilt = NumericProperty(0)
    angle = NumericProperty(0)
    inset = NumericProperty(0)
    reach = NumericProperty(_REACH)

    @property
    def shadow(self) -> Texture:
        return _shadow()


class Letter(FloatLayout):
    """`text` has its paragraphs parted by empty lines; `signature` stands under it."""

    text = StringProperty()
    signature = StringProperty()
    sealed = BooleanProperty(True)
    mark = StringProperty("K")
    """What stands in the wax: the last letter of the signature, when there is one."""
    tilt = NumericProperty(0.5)
    hang = NumericProperty(0)
    """How far the seal hangs over the lower edge, in px."""

    kept_together = staticmethod(kept_together)

    def on_signature(self, *_args: Any) -> None:
        letters = [sign for sign in self.signature if sign.isalpha()]
        self.mark = letters[-1].upper() if letters else self.mark


@lru_cache(maxsize=1)
def _shadow() -> Texture:
    """A black square that fades out at its edges."""
    pixels = bytearray()
    for row in range(_SIDE):
        for column in range(_SIDE):
            shares = [_fade(min(each, _SIDE - 1 - each)) for each in (row, column)]
            pixels += bytes((0, 0, 0, round(255 * shares[0] * shares[1])))
    texture = Texture.create(size=(_SIDE, _SIDE), colorfmt="rgba")
    texture.blit_buffer(bytes(pixels), colorfmt="rgba", bufferfmt="ubyte")
    return texture


def _fade(depth: float) -> float:
    """How dark the shadow is so many pixels from its edge: 0 outside, 1 within."""
    return 1.0 if depth >= _REACH else 1 / (1 + exp(6 - 12 * depth / _REACH)) * depth / _REACH
