"""Keeps a hub of the kiosk's own running: starts it, tells where it is, starts it again when it dies.

How a hub is started is handed in (`kiosk.hub.embedded.start`): this side knows only that a child has an address and a
process. The child ends by itself when ours does, whatever ends us: it holds the other end of a pipe.
"""

from __future__ import annotations

import logging
import random
import subprocess
import threading
import time
from collections.abc import Callable
from typing import Protocol

from kiosk.adapters.hub_client import Endpoint
from kiosk.services.sync import pause

log = logging.getLogger(__name__)

_HEALTHY = 60.0
"""Seconds after which a hub that dies is not the same failure again."""
_LEAVE = 0.8


class Child(Protocol):
    """A running hub."""

    @property
    def url(self) -> str: ...

    @property
    def token(self) -> str: ...

    @property
    def process(self) -> subprocess.Popen[bytes]: ...

    def stop(self) -> None: ...


class EmbeddedHub:
    """One daemon thread. `start_child` blocks until the hub listens; `changed` is called when it does."""

    def __init__(self, start_child: Callable[[], Child], changed: Callable[[], None] = lambda: None) -> None:
        self._start_child = start_child
        self.changed = changed
        self._endpoint: Endpoint | None = None
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._thread = threading.Thread(target=self._run, name="embedded-hub", daemon=True)

    def endpoint(self) -> Endpoint | None:
        """Where the hub is now; None while there is none. From any thread."""
        return self._endpoint

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End the hub; when it needs longer than a second it ends on its own."""
        self._stopped.set()
        self._endpoint = None
        with self._lock:
            child = self._child
        if child is not None and child.process.stdin is not None:
            child.process.stdin.close()
        if self._thread.ident is not None:
            self._thread.join(_LEAVE)

    def _run(self) -> None:
        failures, chance = 0, random.SystemRandom()
        while not self._stopped.is_set():
            began = time.monotonic()
            try:
                code = self._live()
            except (OSError, RuntimeError) as error:
                log.error("the hub did not start: %s", error)
            else:
                if not self._stopped.is_set():
                    log.error("the hub ended with exit code %s; starting it again", code)
            failures = 1 if time.monotonic() - began > _HEALTHY else failures + 1
            self._stopped.wait(pause(failures, chance.random()))

    def _live(self) -> int:
        """One life of a hub; its exit code."""
        child = self._start_child()
        with self._lock:
            self._child = child
        if not self._stopped.is_set():
            self._endpoint = Endpoint(child.url, child.token)
            log.info("the hub is there")
            self.changed()
            child.process.wait()
        self._endpoint = None
        child.stop()
        return child.process.wait()
