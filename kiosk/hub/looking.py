"""A thread that takes a look every few seconds for as long as the hub runs."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod


class Looking(ABC):
    """`once` is one look; the first comes with the start when `at_once`, else after the first pause."""

    def __init__(self, name: str, every: float, *, at_once: bool = False) -> None:
        self._every, self._at_once = every, at_once
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    @abstractmethod
    def once(self) -> None: ...

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(timeout=10)

    def _run(self) -> None:
        if self._at_once:
            self.once()
        while not self._stop.wait(self._every):
            self.once()
