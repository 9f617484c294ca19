"""Follows the staff's file while the hub runs: a good edit is taken, a broken one told and the last good one kept."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable
from pathlib import Path

from kiosk.hub.config import HubConfig
from kiosk.hub.hub import Hub

_log = logging.getLogger(__name__)

Load = Callable[[], HubConfig]
"""Reads the file anew; raises an error whose text tells staff what is wrong."""


class ConfigWatch:
    """Looks at the file every second; `once` is one look."""

    def __init__(self, hub: Hub, path: Path, load: Load, every: float = 1.0) -> None:
        self._hub = hub
        self._path = path
        self._load = load
        self._every = every
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="hub-config", daemon=True)
        self._stamp = self._stamped()
        self._digest = self._digested()
        self._missed = False

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(timeout=10)

    def _run(self) -> None:
        while not self._stop.wait(self._every):
            self.once()

    def once(self) -> None:
        stamp = self._stamped()
        if stamp == self._stamp:
            return
        if stamp is None and not self._missed:  # an editor that replaces the file leaves a moment without one
            self._missed = True
            return
        self._missed = False
        digest = self._digested()
        self._stamp = stamp
        if digest is not None and digest == self._digest:
            return
        self._digest = digest
        try:
            config = self._load()
            self._hub.reload(config)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with the edit, the house stays open
            _log.error("the configuration was changed and cannot be used, the last good one stays: %s", error)
            self._hub.config_problem(str(error))
        else:
            _log.info("the changed configuration is in force")

    def _stamped(self) -> tuple[int, int] | None:
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size

    def _digested(self) -> bytes | None:
        try:
            return hashlib.sha256(self._path.read_bytes()).digest()
        except OSError:
            return None
