"""Drives a real kiosk by real touches: pointer events of the X server, one frame after the other.

The script is ordinary code: `pilot.touch("Varaa tila")` finds the control that says so on the screen, moves the
pointer there, presses, lets go, and goes on when the frames have been drawn.
"""

from __future__ import annotations

import gc
import time

from kivy.base import EventLoop, runTouchApp, stopTouchApp
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.lang import Builder
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from kiosk.domain.availability import Slot
from kiosk.tour.eye import Eye
from kiosk.tour.hand import Hand
from kiosk.ui.access.reveal import above
from kiosk.ui.app import KioskApp
from kiosk.ui.widgets.long_list import LongList
from kiosk.ui.widgets.timeline import Timeline

_FINGERS = 3
"""Buttons of the mouse that stand for a finger; those after them are its wheel."""


class Pilot(Eye):
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

    def let_go(self, beyond: int = 0) -> None:
        """Take screens apart that one cannot go back to, if there are more than so many: unseen they would be laid out
        with every change of text size or language.
        """
        if len(self.app.router.built) <= len(self.app.wanted) + beyond:
            return
        if screens := self.app.router.let_go(self.app.wanted):
            self.app.shell.let_go(screens)
            del screens
            gc.collect()

    def settle_down(self, beyond: int = 0) -> None:
        """Take apart what has been made in advance, and pass over the rest whenever garbage is looked for."""
        gc.unfreeze()
        self.let_go(beyond)
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
