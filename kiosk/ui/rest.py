"""Let the screen rest: between frames that nobody needs, the process sleeps in SDL until something happens.

Kivy's own loop wakes 60 times a second to find nothing to do (about 3 % of a core here, day and night). SDL can wait
for an event with a time limit; a touch ends the wait at once and so does `wake` from any thread.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Callable
from pathlib import Path

from kivy.base import EventLoop
from kivy.clock import Clock

log = logging.getLogger(__name__)

LONGEST = 1.0
"""Seconds; a belt against an event that nobody announced."""
_AFTER_FRAME = 0.05
"""Rest only when no timer is due within this many seconds: shorter naps gain nothing."""
_USER_EVENT = 0x8000


class _Event(ctypes.Structure):
    """SDL_Event: a 32-bit type in a union of 56 bytes (128 to be safe against growth)."""

    _fields_ = (("type", ctypes.c_uint32), ("rest", ctypes.c_uint8 * 124))


def _loaded_sdl() -> ctypes.CDLL | None:
    """The SDL2 that Kivy has already loaded, whatever its wheel calls the file; a second copy would have no window."""
    try:
        with Path("/proc/self/maps").open(encoding="utf-8") as maps:
            paths = {line.split(maxsplit=5)[-1].strip() for line in maps if "libSDL2-2" in line}
        return ctypes.CDLL(sorted(paths)[0]) if paths else None
    except OSError as error:
        log.warning("no SDL to wait in, the loop runs at full rate: %s", error)
        return None


class Rest:
    """Puts a wait before every frame of the event loop."""

    def __init__(self) -> None:
        self._sdl = _loaded_sdl()
        self._idle: Callable[[], bool] | None = None

    def start(self) -> None:
        """Wrap `EventLoop.idle`; without SDL the loop stays as Kivy made it."""
        if self._sdl is None or self._idle is not None:
            return
        self._sdl.SDL_WaitEventTimeout.argtypes = (ctypes.c_void_p, ctypes.c_int)
        self._sdl.SDL_PushEvent.argtypes = (ctypes.POINTER(_Event),)
        self._idle = EventLoop.idle
        EventLoop.idle = self._rest_then_idle

    def stop(self) -> None:
        if self._idle is not None:
            EventLoop.idle = self._idle
            self._idle = None

    def wake(self) -> None:
        """End the wait; safe from any thread (SDL_PushEvent is)."""
        if self._sdl is not None:
            self._sdl.SDL_PushEvent(ctypes.byref(_Event(type=_USER_EVENT)))

    def _rest_then_idle(self) -> bool:
        seconds = self._spare()
        if seconds > _AFTER_FRAME and self._event_within(seconds):
            # Read at once: after the frame that is due now it would wait for the next one, 16 ms later.
            EventLoop.window.mainloop()
        return self._idle() if self._idle is not None and not EventLoop.quit else True

    def _event_within(self, seconds: float) -> bool:
        """Sleep until something happens, or the time is over. A null pointer leaves the event for Kivy to read."""
        # ctypes drops the GIL meanwhile.
        return self._sdl is not None and bool(self._sdl.SDL_WaitEventTimeout(None, int(seconds * 1000)))

    @staticmethod
    def _spare() -> float:
        window = EventLoop.window
        if window is None or window.canvas.needs_redraw or EventLoop.input_events:
            return 0.0
        # The window has read a touch after the last frame's input was dispatched: a resting finger sends nothing more.
        if any(getattr(provider, "waiting_event", None) for provider in EventLoop.input_providers):
            return 0.0
        # Its documentation speaks of a duration; what it returns is the instant, in the clock's own time.
        due = Clock.get_min_timeout() - Clock.time()
        return float(min(max(due, 0.0), LONGEST))
