"""Builds the screens that nobody has asked for yet, one by one while nobody needs the frame: the first touch of each is
then as quick as any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kivy.clock import Clock

from kiosk.ui.router import Router

_AFTER = 0.6  # seconds: what comes with the first picture goes first
_BETWEEN = 0.15


class Warming:
    """`done` is called when every one of `names` stands ready."""

    def __init__(self, router: Router, names: Iterable[str], done: Callable[[], None]) -> None:
        self._router, self._names, self._done = router, tuple(names), done

    def start(self) -> None:
        Clock.schedule_once(self._build_one, _AFTER)

    def _build_one(self, _dt: float) -> None:
        built = {screen.name for screen in self._router.built}
        missing = next((name for name in self._names if name not in built), None)
        if missing is None:
            self._done()
            return
        self._router.screen(missing).warm_up()
        Clock.schedule_once(self._build_one, _BETWEEN)
