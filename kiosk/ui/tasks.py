"""The one door through which work done elsewhere comes back to the UI thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock

from kivy.clock import Clock

from kiosk.ui.rest import Rest


class Door:
    """A queue of closures, emptied once per frame on the UI thread. `post` is safe from any thread.

    One trigger per frame instead of one clock event per closure: a flood of results cannot starve a touch.
    """

    def __init__(self, rest: Rest) -> None:
        self._waiting: deque[Callable[[], None]] = deque()
        self._lock = Lock()
        self._scheduled = False
        self._rest = rest

    def post(self, closure: Callable[[], None]) -> None:
        """Run `closure` on the UI thread in the next frame, in order of posting."""
        with self._lock:
            self._waiting.append(closure)
            first = not self._scheduled
            self._scheduled = True
        if first:
            Clock.schedule_once(self._drain, -1)
            self._rest.wake()

    def _drain(self, _dt: float) -> None:
        with self._lock:
            due = list(self._waiting)
            self._waiting.clear()
            self._scheduled = False
        for index, closure in enumerate(due):
            try:
                closure()
            except Exception:
                # The guard above the loop decides about the error; what was posted after it must not be lost.
                for later in due[index + 1 :]:
                    self.post(later)
                raise


def in_turn(*steps: Callable[[], None]) -> None:
    """Run each in a frame of its own, from the next one on: a touch is heard between them."""
    if steps:
        first, *rest = steps
        Clock.schedule_once(lambda _dt: _then(first, *rest), 0)


def _then(step: Callable[[], None], *rest: Callable[[], None]) -> None:
    in_turn(*rest)  # first: a step that fails does not take the others along
    step()
