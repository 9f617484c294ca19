"""What happens when a screen fails: it is logged, the patron is taken home, and a kiosk that keeps failing restarts."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable

from kivy.base import ExceptionHandler, ExceptionManager

log = logging.getLogger(__name__)

_MANY, _WITHIN = 4, 10.0


class Guard(ExceptionHandler):
    """Four errors in ten seconds are no accident: the error is raised and the supervisor starts the kiosk anew."""

    def __init__(self, go_home: Callable[[], None]) -> None:
        super().__init__()
        self._go_home = go_home
        self._recent: deque[float] = deque(maxlen=_MANY)

    def install(self) -> None:
        ExceptionManager.add_handler(self)

    def remove(self) -> None:
        ExceptionManager.remove_handler(self)

    def handle_exception(self, exception: BaseException) -> int:
        """Kivy asks what to do: go on, or give up."""
        if not isinstance(exception, Exception):
            return int(ExceptionManager.RAISE)
        now = time.monotonic()
        self._recent.append(now)
        log.error("a screen failed", exc_info=exception)
        if len(self._recent) == _MANY and now - self._recent[0] < _WITHIN:
            log.critical("%d errors within %.0f s, giving up", _MANY, _WITHIN)
            return int(ExceptionManager.RAISE)
        self._go_home()
        return int(ExceptionManager.PASS)
