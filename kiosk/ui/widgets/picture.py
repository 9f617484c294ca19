"""A picture of the house or of an event, by the hub's id. Until it is there, or when there is none, an icon stands in
its place on the colour of its kind. Looks: picture.kv.
"""

from __future__ import annotations

from typing import Any

from kivy.app import App
from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, ColorProperty, ListProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.services.ports import Pixels
from kiosk.ui.tones import tone
from kiosk.ui.widgets.basic import Icon

USED_IN_KV = (Icon,)


class RemotePicture(Widget):
    """Fills its size with the picture `picture_id`; with `whole` nothing of it is cut off."""

    picture_id = StringProperty()
    alt = StringProperty()
    """What can be seen, for whoever listens."""
    icon_name = StringProperty("image-outline")
    tone = StringProperty("sea")
    whole = BooleanProperty(False)
    loaded = BooleanProperty(False)
    told = ListProperty()
    """What the theme tells last at a switch, so that the icon ends in our ink and not in that of its class. By kv: its
    rules let go of a picture that is gone, the theme would hold it.
    """
    back = ColorProperty((0, 0, 0, 0))
    ink = ColorProperty((1, 1, 1, 1), force_dispatch=True)

    def __init__(self, **kwargs: Any) -> None:
        self._asked: tuple[str, tuple[int, int]] | None = None
        self._theme = App.get_running_app().theme
        super().__init__(**kwargs)
        self._ask = Clock.create_trigger(self._look, 0)
        for name in ("picture_id", "size", "whole"):
            self.fbind(name, self._ask)
        for name in ("pos", "size"):
            self.fbind(name, self._put)
        for name in ("tone", "told"):
            self.fbind(name, self._dye)
        self._texture: Texture | None = None
        self._made_for = (0, 0)
        """The size for which its pixels came."""
        self._dye()
        self._ask()

    def _dye(self, *_args: Any) -> None:
        self.back, self.ink = tone(self._theme, self.tone)

    def _look(self, *_args: Any) -> None:
        """Ask for the picture in the size that it has on the screen now."""
        wanted = (self.picture_id, (round(self.width), round(self.height)))
        if wanted == self._asked:
            return
        if not self.picture_id or self._asked is None or self._asked[0] != self.picture_id:
            self._clear()
        self._asked = None
        if self.picture_id and min(wanted[1]) > 10:
            self._asked = wanted
            pictures = App.get_running_app().context.pictures
            pictures.want(self.picture_id, wanted[1], lambda pixels: self._came(wanted, pixels), self.whole)

    def _came(self, wanted: tuple[str, tuple[int, int]], pixels: Pixels | None) -> None:
        if wanted != self._asked:
            return  # another picture or another size is wanted by now
        if pixels is None:
            self._asked = None
            return
        size = (pixels.width, pixels.height)
        if self._texture is None or self._texture.size != size:
            self._texture = Texture.create(size=size, colorfmt="rgb")
            self._texture.flip_vertical()
        self._made_for = wanted[1]
        self._texture.blit_buffer(pixels.rgb, colorfmt="rgb", bufferfmt="ubyte")
        self.loaded = True
        self._put()

    def _clear(self) -> None:
        self.loaded, self._texture = False, None
        self.canvas.after.clear()

    @property
    def fits(self) -> bool:
        """Whether what is shown was made for the size it has now."""
        return self.loaded and self._made_for == (round(self.width), round(self.height))

    def _box(self) -> tuple[int, int, int, int]:
        """Left, bottom, width and height of what is drawn. Until one of the new size has come the old one is stretched:
        too large it would cover the words beside it, too small it would stand in a hole.
        """
        width, height = self._texture.size if self._texture is not None else (1, 1)
        share = 1.0 if self.fits else min(self.width / width, self.height / height)
        width, height = round(width * share), round(height * share)
        return round(self.center_x - width / 2), round(self.center_y - height / 2), width, height

    def _put(self, *_args: Any) -> None:
        if self._texture is None:
            return
        self.canvas.after.clear()
        left, bottom, width, height = self._box()
        with self.canvas.after:
            Color(1, 1, 1, 1)
            Rectangle(texture=self._texture, pos=(left, bottom), size=(width, height))
