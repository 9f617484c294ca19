"""The line to AccessKit, whose thread asks for the tree and brings what a screen reader wants done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Lock

import accesskit

from kiosk.ui.access.bridge.picture import Box, Picture
from kiosk.ui.access.bridge.update import rect, update_of

FOCUS, CLICK = accesskit.Action.FOCUS, accesskit.Action.CLICK


class Line:
    """`asked` is called on a thread of AccessKit; it must neither raise nor wait.

    That thread holds a lock of AccessKit's while it tells us that somebody reads, and wants Python's lock for it. A
    screen that held Python's and waited for AccessKit's would stand still for good. So nothing is said to AccessKit
    before it has told us, and what it calls then is not Python code, which could be interrupted half way.
    """

    def __init__(self, asked: Callable[[accesskit.Action, int], None]) -> None:
        self._asked = asked
        self._lock = Lock()
        self._begun: list[bool] = []
        self._ended = 0
        self._adapter: accesskit.unix.Adapter | None = accesskit.unix.Adapter(
            partial(self._begun.append, True), self._act, self._end
        )

    @property
    def readers(self) -> int:
        """How often somebody has begun to read; 0 while nobody does."""
        begun = len(self._begun)
        return begun if begun > self._ended and self._adapter is not None else 0

    def tell(self, picture: Picture, window: Box, focused: bool) -> None:
        """What is on the screen now, where the window stands on the desktop, and whether it has the keys."""
        with self._lock:
            if self.readers and self._adapter is not None:
                bounds, update = rect(window), update_of(picture)
                self._adapter.set_root_window_bounds(bounds, bounds)
                self._adapter.update_if_active(lambda: update)
                self._adapter.update_window_focus_state(focused)

    def close(self) -> None:
        with self._lock:
            self._adapter = None

    def _end(self) -> None:
        """The last reader has gone: not in the middle of a telling."""
        with self._lock:
            self._ended = len(self._begun)

    def _act(self, request: accesskit.ActionRequest) -> None:
        self._asked(request.action, request.target)
