"""A thread that takes a look every few seconds for as long as the hub runs."""

from __future__ import annotations

import logging
import threading
from abc import ABC, abstractmethod

_log = logging.getLogger(__name__)

NO_DATABASE = "Tietokantaan ei voi nyt kirjoittaa. Muutos otetaan käyttöön, kun se taas onnistuu."
"""For staff: an edit that is well and waits."""


class Looking(ABC):
    """`once` is one look; the first comes with the start when `at_once`, else after the first pause."""

    def __init__(self, name: str, every: float, *, at_once: bool = False) -> None:
        self._every, self._at_once = every, at_once
        self._stop = threading.Event()
        self._failing = False
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
            self._look()
        while not self._stop.wait(self._every):
            self._look()

    def _look(self) -> None:
        try:
            self.once()
            self._failing = False
        except Exception:  # noqa: BLE001 - a folder that goes while it is read must not end the looking for good
            if not self._failing:
                _log.exception("%s: a look failed; the next one may go well", self._thread.name)
            self._failing = True
