"""The kiosk as its own process, started by the real command; a benchmark talks to it over its pipes.

It says `{"ready": <monotonic time>}` when the first picture is up and answers one JSON line for each question that
comes in on stdin. Between questions nothing of this runs.
"""

from __future__ import annotations

import ctypes
import functools
import gc
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.ui.app import KioskApp

_OUT = os.fdopen(os.dup(1), "w", buffering=1)


def main() -> int:
    """`kiosk run` with an ear for the benchmark."""
    gc.disable()  # as the command does before it imports what is imported here already
    from benchmarks.afternoon import Afternoon
    from kiosk import bootstrap, cli

    bootstrap.run = functools.partial(bootstrap.run, ready=_ready, clock=Afternoon())
    return cli.main(["run", *sys.argv[1:]])


def _ready(app: KioskApp) -> None:
    print(json.dumps({"ready": time.monotonic()}), file=_OUT)
    threading.Thread(target=_listen, args=(app,), daemon=True).start()


def _listen(app: KioskApp) -> None:
    from kivy.clock import Clock

    answers = Answers(app)
    for line in sys.stdin:
        name, *words = json.loads(line)
        Clock.schedule_once(functools.partial(_answer, getattr(answers, name), words), 0)
        app.rest.wake()


def _answer(ask: Callable[..., Any], words: list[Any], _dt: float) -> None:
    try:
        said = {"answer": ask(*words)}
    except (AttributeError, LookupError, TypeError, ValueError) as error:  # whoever asked must not wait for ever
        said = {"failed": f"{words}: {error!r}"}
    print(json.dumps(said), file=_OUT)


class Answers:
    """Questions that a benchmark may ask; called on the UI thread."""

    def __init__(self, app: KioskApp) -> None:
        self.app = app
        self._left = 0
        self._pressed_at = 0.0

    def warm(self) -> bool:
        """Whether every screen has been built and the hub's word has come."""
        return self.app.attract is not None and self.app.context.world.online

    def pss(self) -> float:
        """Proportional set size in MB, after a collection and with what is free given back."""
        gc.collect()
        ctypes.CDLL(None).malloc_trim(0)
        from benchmarks.footprint import pss

        return pss(os.getpid())

    def go(self, name: str) -> str:
        self.app.router.go(name)
        return str(self.app.router.current.name)

    def home(self) -> str:
        self.app.router.home()
        return "home"

    def rest(self) -> bool:
        """Bring up the resting screen."""
        self.app.show_attract()
        return True

    def targets(self) -> dict[str, list[tuple[int, int, int, int]]]:
        """Places of the booking screen that answer to a touch, as left, top, width, height of the window."""
        from kivy.core.window import Window

        from kiosk.domain.availability import SlotState

        screen: Any = self.app.router.current
        scroll = screen.ids.scroll
        bottom, top = (scroll.to_window(scroll.x, y)[1] for y in (scroll.y, scroll.top))

        def place(widget: Any, x: float, y: float, width: float, height: float) -> tuple[int, int, int, int]:
            left, low = widget.to_window(x, y)
            return round(left), round(Window.height - low - height), round(width), round(height)

        def whole(widget: Any) -> tuple[int, int, int, int]:
            return place(widget.parent, widget.x, widget.y, widget.width, widget.height)

        slots = []
        for card in screen._cards:
            line = card.ids.line
            for slot in line.slots if line.live else ():
                rect = place(line.parent, *line.bounds(slot))
                above, below = Window.height - top, Window.height - bottom
                if slot.state is SlotState.FREE and above < rect[1] and rect[1] + rect[3] < below:
                    slots.append(rect)
        chips = [
            whole(chip) for chip in screen.ids.strip.children if not chip.selected and chip.bottom_text[-1:] != "–"
        ]
        bar = screen.ids.bar
        lengths = [whole(chip) for chip in bar.ids.options.children if not chip.selected] if bar.shown else []
        return {"slots": slots, "chips": chips, "lengths": lengths}

    def where(self, words: str) -> tuple[int, int, int, int]:
        """The place of the control that says `words`, as left, top, width, height of the window."""
        from kivy.core.window import Window

        widget = self._control(words)
        left, low = widget.to_window(*widget.pos)
        return round(left), round(Window.height - low - widget.height), round(widget.width), round(widget.height)

    def press(self, words: str) -> bool:
        """Let a control act without a touch."""
        self._control(words).dispatch("on_release")
        return True

    def list_place(self) -> tuple[int, int, int, int]:
        """Where the list of events stands, as `where`."""
        from kivy.core.window import Window

        rows = self.app.router.current.ids.rows
        left, low = rows.to_window(*rows.pos)
        return round(left), round(Window.height - low - rows.height), round(rows.width), round(rows.height)

    def _control(self, words: str) -> Any:
        from kiosk.ui.access.tree import name_of
        from kiosk.ui.widgets.press import Pressable

        said = {
            name_of(widget): widget
            for widget in self.app.router.current.walk(restrict=True)
            if isinstance(widget, Pressable) and not widget.disabled
        }
        return said.get(words) or next(widget for name, widget in said.items() if words in name)

    def listen(self) -> bool:
        """Note from now on when a control of this screen shows itself pressed."""
        from kiosk.ui.widgets.press import Pressable

        for widget in self.app.router.current.walk(restrict=True):
            if isinstance(widget, Pressable):
                widget.bind(pressed=self._note)
        return True

    def _note(self, _widget: Any, pressed: bool) -> None:
        if pressed:
            self._pressed_at = time.monotonic()

    def pressed_at(self) -> float:
        return self._pressed_at

    def wander(self, count: int) -> int:
        """Change the screen `count` times; `wandered` tells when it is done."""
        from kivy.clock import Clock

        self._left = count
        Clock.schedule_once(self._step, 0)
        return count

    def wandered(self) -> bool:
        return self._left == 0

    def _step(self, _dt: float) -> None:
        """One change, when the one before has been drawn and no screen is sliding any more."""
        from kivy.clock import Clock

        if not self.app.shell.manager.transition.is_active:
            self._change(self._left)
            self._left -= 1
        if self._left:
            Clock.schedule_once(self._step, 0.02)

    def _change(self, number: int) -> None:
        """Screens in the order of a visit, `review` with what a patron would have chosen; now and then another face."""
        router, context = self.app.router, self.app.context
        visit = ("book", "review", "home", "code", "home", "book", "details", "home")
        name = visit[number % len(visit)]
        if number % 40 == 0:
            context.prefer(language=("sv", "en", "fi")[number // 40 % 3], less_motion=number // 40 % 5 != 0)
        if name == "home":
            router.home()
        elif name == "book":
            router.go(name)
        else:
            start = context.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=9)
            router.go(name, resource="huone-03", start=start, end=start + timedelta(hours=1))


if __name__ == "__main__":
    raise SystemExit(main())
