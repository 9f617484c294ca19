"""The kiosk as its own process, started by the real command; a benchmark talks to it over its pipes.

It says `{"ready": <monotonic time>}` when the first picture is up and answers one JSON line for each question that
comes in on stdin. Between questions nothing of this runs.
"""

from __future__ import annotations

import functools
import gc
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.ui.app import KioskApp

_OUT = os.fdopen(os.dup(1), "w", buffering=1)


def main() -> int:
    """`kiosk run` with an ear for the benchmark."""
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
    print(json.dumps({"answer": ask(*words)}), file=_OUT)


class Answers:
    """Questions that a benchmark may ask; called on the UI thread."""

    def __init__(self, app: KioskApp) -> None:
        self.app = app
        self._walk: Iterator[str] = iter(())

    def warm(self) -> bool:
        """Whether every screen has been built and the hub's word has come."""
        return self.app.attract is not None and self.app.context.world.online

    def pss(self) -> float:
        """Proportional set size in MB, after a collection."""
        gc.collect()
        from benchmarks.processes import pss

        return pss(os.getpid())

    def go(self, name: str) -> str:
        self.app.router.go(name)
        return str(self.app.router.current.name)

    def home(self) -> str:
        self.app.router.home()
        return "home"

    def calm(self, less_motion: bool) -> bool:
        self.app.context.prefer(less_motion=less_motion)
        return less_motion

    def still(self) -> bool:
        """Whether no screen is sliding."""
        return not self.app.shell.manager.transition.is_active

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
        bottom, top = scroll.y, scroll.top

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
        chips = [whole(chip) for chip in screen.ids.strip.children if not chip.selected and chip.bottom_text[-1:] != "–"]
        bar = screen.ids.bar
        lengths = [whole(chip) for chip in bar.ids.options.children if not chip.selected] if bar.shown else []
        return {"slots": slots, "chips": chips, "lengths": lengths}

    def wander(self, count: int) -> int:
        """Change the screen `count` times, a few frames each; answers at the end by `wandered`."""
        from kivy.clock import Clock

        self._walk = self._tour(count)
        Clock.schedule_once(self._step, 0)
        return count

    def wandered(self) -> bool:
        return next(self._walk, None) is None and not self._going

    _going = False

    def _step(self, _dt: float) -> None:
        from kivy.clock import Clock

        if self.app.shell.manager.transition.is_active:
            Clock.schedule_once(self._step, 0)
            return
        self._going = next(self._walk, None) is not None
        if self._going:
            Clock.schedule_once(self._step, 0.03)

    def _tour(self, count: int) -> Iterator[str]:
        """Screens in the order of a visit; `review` with what a patron would have chosen."""
        router, context = self.app.router, self.app.context
        start = context.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=9)
        wish = {"resource": "huone-03", "start": start, "end": start + timedelta(hours=1)}
        visit: list[tuple[str, dict[str, Any]]] = [("book", {}), ("review", wish), ("home", {}), ("code", {}), ("home", {})]
        for number in range(count):
            name, arguments = visit[number % len(visit)]
            if name == "home":
                router.home()
            else:
                router.go(name, **arguments)
            if number % 50 == 49:
                self.app.context.prefer(language=("sv", "en", "fi")[number // 50 % 3])
            yield name


if __name__ == "__main__":
    raise SystemExit(main())
