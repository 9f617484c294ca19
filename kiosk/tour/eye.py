"""What can be seen on a kiosk that is driven frame by frame: widgets, controls by their words, the picture itself."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels
from kivy.uix.label import Label
from kivy.uix.modalview import ModalView
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from kiosk.tour.frames import Frames
from kiosk.ui.access.reveal import above
from kiosk.ui.access.tree import name_of
from kiosk.ui.widgets.long_list import LongList
from kiosk.ui.widgets.picture import RemotePicture
from kiosk.ui.widgets.press import Pressable


class NotThere(AssertionError):
    """What the script wanted to touch is not on the screen."""


class Eye(Frames):
    """A patron's eye."""

    def visible(self) -> Iterator[Widget]:
        """Widgets that can be seen now: of the topmost dialog when there is one, otherwise of the whole window."""
        roots = list(Window.children)
        dialogs = [root for root in roots if isinstance(root, ModalView)]
        if self.app.resting and not dialogs:
            yield from _seen(self.app.cover)
            return
        for root in dialogs[:1] or roots:
            yield from _seen(root)

    def controls(self) -> list[Pressable]:
        return [w for w in self.visible() if isinstance(w, Pressable) and not w.disabled]

    def await_control(self, words: str, seconds: float = 5.0) -> Pressable:
        """The control that says `words`, once it is there."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                return self.control(words)
            except NotThere:
                self.pump(0.05)
        return self.control(words)

    def control(self, words: str) -> Pressable:
        """The control that says `words`; NotThere with what there is instead."""
        said = {control: name_of(control) for control in self.controls()}
        for control, name in said.items():
            if name == words:
                return control
        for control, name in said.items():
            if words in name:
                return control
        raise NotThere(f"{words!r} is not among {sorted(set(said.values()))}")

    def sees(self, words: str) -> bool:
        """Whether these words stand on the screen."""
        return any(isinstance(w, Label) and words in w.text for w in self.visible())

    def words(self) -> list[str]:
        return [w.text for w in self.visible() if isinstance(w, Label) and w.text and w.font_name != "icons"]

    @staticmethod
    def middle(widget: Widget) -> tuple[float, float]:
        x, y = widget.to_window(*widget.center)
        return float(x), float(y)

    def _middle_in_view(self, widget: Widget) -> tuple[float, float]:
        """The middle of what can be seen of a control: in large text one may be taller than what scrolls it."""
        x, y = self.middle(widget)
        top, bottom = y + widget.height / 2, y - widget.height / 2
        for scroll in above(widget):
            if isinstance(scroll, ScrollView | LongList):
                floor = float(scroll.to_window(*scroll.pos)[1])
                top, bottom = min(top, floor + scroll.height), max(bottom, floor)
        return x, (top + bottom) / 2

    def picture(self, path: Path | None = None) -> Any:
        """The pixels of the window, as a Pillow image; written to `path` when given."""
        from PIL import Image

        if Window.canvas.needs_redraw:
            self.frame()

        width, height = Window.width, Window.height
        raw = glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE)
        image = Image.frombytes("RGB", (width, height), raw).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            image.save(path)
        return image

    def pictures(self) -> None:
        """Wait for those that can be seen."""
        self.settle()
        shown = [w for w in self.visible() if isinstance(w, RemotePicture) and w.picture_id]
        self.until(lambda: all(each.loaded for each in shown), 20, "the pictures")
        self.settle()


def _seen(widget: Widget) -> Iterator[Widget]:
    if widget.opacity == 0 or widget.width < 1 or widget.height < 1:
        return
    yield widget
    for child in reversed(widget.children):
        yield from _seen(child)
