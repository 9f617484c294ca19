"""Drives a real kiosk by real touches: pointer events of the X server, one frame after the other.

The script is ordinary code: `pilot.touch("Varaa tila")` finds the control that says so on the screen, moves the
pointer there, presses, lets go, and goes on when the frames have been drawn.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kivy.base import EventLoop, runTouchApp, stopTouchApp
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels
from kivy.lang import Builder
from kivy.uix.label import Label
from kivy.uix.modalview import ModalView
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from kiosk.domain.availability import Slot
from kiosk.screens.registry import AT_ONCE
from kiosk.tour.frames import Frames
from kiosk.tour.hand import Hand
from kiosk.ui.access.reveal import above
from kiosk.ui.access.tree import name_of
from kiosk.ui.app import KioskApp
from kiosk.ui.widgets.long_list import LongList
from kiosk.ui.widgets.picture import RemotePicture
from kiosk.ui.widgets.press import Pressable
from kiosk.ui.widgets.timeline import Timeline

_FINGERS = 3
"""Buttons of the mouse that stand for a finger; those after them are its wheel."""


class NotThere(AssertionError):
    """What the script wanted to touch is not on the screen."""


class Pilot(Frames):
    """A patron's hand and eye."""

    def __init__(self, app: KioskApp) -> None:
        super().__init__(app)
        self.hand = Hand()
        self._heard = 0
        """Buttons and keys that the window has heard of."""
        self._down: set[int] = set()

    def start(self) -> None:
        """Open the app without giving the loop away."""
        self.take_the_clock()
        self.app._run_prepare()
        Window.bind(on_mouse_down=self._hear, on_mouse_up=self._hear, on_key_down=self._hear)
        runTouchApp(embedded=True)
        self.pump(0.4)

    def stop(self) -> None:
        self.app.dispatch("on_stop")
        stopTouchApp()
        Window.unbind(on_mouse_down=self._hear, on_mouse_up=self._hear, on_key_down=self._hear)
        self.leave_the_clock()
        self.hand.close()

    # The layout

    def lay_out(self, most: int = 40) -> bool:
        """Work the layout out without drawing it, until nothing moves any more; False when it never comes to rest."""
        before, calm, rate = None, 0, Clock._max_fps
        Clock._max_fps = 0  # a tick would sleep for the rest of its frame
        try:
            for _ in range(most):
                Clock.tick()
                Builder.sync()
                Clock.tick_draw()
                Builder.sync()
                now = [(id(w), *w.pos, *w.size) for w in self.visible()]
                calm = calm + 1 if now == before else 0
                if calm == 3:
                    return True
                before = now
            return False
        finally:
            Clock._max_fps = rate

    def pictures(self) -> None:
        """Wait for those that can be seen."""
        self.settle()
        shown = [w for w in self.visible() if isinstance(w, RemotePicture) and w.picture_id]
        self.until(lambda: all(each.loaded for each in shown), 20, "the pictures")
        self.settle()

    def let_go(self, beyond: int = 0) -> None:
        """Take screens apart that one cannot go back to, if there are more than so many: unseen they would be laid out
        with every change of text size or language.
        """
        if len(self.app.router.built) <= len(AT_ONCE) + beyond:
            return
        if screens := self.app.router.let_go(AT_ONCE):
            self.app.shell.let_go(screens)
            del screens
            gc.collect()

    def settle_down(self) -> None:
        """Take apart what has been made in advance, and pass over the rest whenever garbage is looked for."""
        gc.unfreeze()
        self.let_go()
        gc.freeze()

    # The hand

    def touch(self, what: str | Widget, settle: bool = True) -> None:
        """Touch a control by its words (whole, or the first that contains them) or as a widget."""
        widget = self.await_control(what) if isinstance(what, str) else what
        self.reveal(widget)
        self.tap(*self._middle_in_view(widget))
        if settle:
            self.settle()

    def touch_slot(self, line: Timeline, slot: Slot) -> None:
        """Touch one slot of a room's timeline."""
        self.reveal(line)
        self.tap(*self._slot_in_view(line, slot))
        self.settle()

    def _slot_in_view(self, line: Timeline, slot: Slot) -> tuple[float, float]:
        """The middle of a slot; a timeline taller than its view is scrolled until the slot's row is in it."""
        scroll = next(w for w in above(line) if isinstance(w, ScrollView))
        for _ in range(2):
            x, y, width, height = line.bounds(slot)
            left, bottom = line.to_window(x, y)
            floor = scroll.to_window(*scroll.pos)[1]
            over = max(0.0, bottom + height - (floor + scroll.height)) - max(0.0, floor - bottom)
            if abs(over) < 1:
                break
            hidden = scroll.children[0].height - scroll.height
            scroll.scroll_y = min(1.0, max(0.0, scroll.scroll_y + over / hidden))
            self.frame(4, drawn=False)
        return left + width / 2, bottom + height / 2

    def tap(self, x: float, y: float) -> None:
        """Press and let go at a point of the window (origin below left)."""
        self.press(x, y)
        self.frame(2, drawn=False)
        self.lift()
        self.frame(2, drawn=False)

    def press(self, x: float, y: float, button: int = 1) -> None:
        self.move(x, y)
        if button <= _FINGERS:
            self._down.add(button)
        self._until_heard("mousedown", str(button), 1)

    def move(self, x: float, y: float) -> None:
        self.hand.do("mousemove", str(round(x)), str(round(Window.height - 1 - y)))

    def lift(self, button: int = 1) -> None:
        self._until_heard("mouseup", str(button), int(button in self._down))
        self._down.discard(button)

    def _until_heard(self, what: str, which: str, times: int) -> None:
        """Do it and read events until the window has it: when the hand is done it may still be on its way.

        Nothing is waited for that the window may never hear: a button let go that was not down, or is of the wheel.
        """
        enough, end = self._heard + times, time.monotonic() + 2
        self.hand.do(what, which)
        while self._heard < enough and time.monotonic() < end and not EventLoop.quit:
            EventLoop.window.mainloop()

    def _hear(self, *_args: object) -> None:
        self._heard += 1

    def key(self, *names: str) -> None:
        """Press keys of a keyboard that is plugged in, by their X names."""
        for name in names:
            self._until_heard("key", name, len(name.split("+")))
            self.frame(2)

    def reveal(self, widget: Widget) -> None:
        """Scroll until a control can be touched, as a patron would."""
        scroll = next((w for w in above(widget) if isinstance(w, ScrollView | LongList)), None)
        if isinstance(scroll, LongList):
            scroll.reveal(widget)
            self.frame(4, drawn=False)
        elif scroll is not None:
            scroll.scroll_to(widget, padding=4, animate=False)
            self.frame(4, drawn=False)

    # The eye

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


def _seen(widget: Widget) -> Iterator[Widget]:
    if widget.opacity == 0 or widget.width < 1 or widget.height < 1:
        return
    yield widget
    for child in reversed(widget.children):
        yield from _seen(child)
