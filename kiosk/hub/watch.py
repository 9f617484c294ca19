"""Follows the staff's files while the hub runs: a good edit is taken, a broken one told and the last good one kept."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from kiosk.hub.config import HubConfig
from kiosk.hub.hub import Hub
from kiosk.hub.looking import NO_DATABASE, Looking

_log = logging.getLogger(__name__)

_NOT_TAKEN = "Muutettuja asetuksia ei voi ottaa käyttöön ohjelman virheen takia. Kokeile käynnistää ohjelma uudestaan."

Load = Callable[[], tuple[HubConfig, str | None]]
"""Reads the files anew: the settings to use, and what is wrong with a file whose last good ones they are. Raises an
error whose text tells staff what is wrong when there is nothing to use."""


class ConfigWatch(Looking):
    """Looks at the files every second; `once` is one look."""

    def __init__(self, hub: Hub, paths: Iterable[Path], load: Load, every: float = 1.0) -> None:
        super().__init__("hub-config", every)
        self._hub = hub
        self._files = [_Watched(path) for path in paths]
        self._load = load
        self._waits = False

    def once(self) -> None:
        edited = [each for each in self._files if each.changed()]
        if not edited and not self._waits:
            return
        problem = self._take()
        if self._waits and problem == NO_DATABASE and not edited:
            return  # said already
        self._hub.config_problem(problem)
        if problem is None:
            _log.info("the changed configuration is in force")
        else:
            _log.error("the configuration was changed and cannot be used, the last good one stays: %s", problem)

    def _take(self) -> str | None:
        """What is wrong, in words for staff; whatever it is, the house stays open."""
        self._waits = False
        try:
            config, problem = self._load()
        except Exception as error:  # noqa: BLE001 - its text is for staff
            return str(error)
        try:
            self._hub.reload(config)
        except SQLAlchemyError:  # the edit is well, and tried again until the database takes it
            _log.debug("the database does not take the configuration", exc_info=True)
            self._waits = True
            return NO_DATABASE
        except Exception:  # noqa: BLE001
            _log.debug("the configuration is not taken", exc_info=True)
            return _NOT_TAKEN
        return problem


class _Watched:
    """One file, which need not be there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp = self._stamped()
        self._digest = self._digested()
        self._missed = False

    def changed(self) -> bool:
        """Whether what is in it is another than at the last look."""
        stamp = self._stamped()
        if stamp == self._stamp:
            self._missed = False
            return False
        if stamp is None and not self._missed:  # an editor that replaces the file leaves a moment without one
            self._missed = True
            return False
        self._missed = False
        digest = self._digested()
        self._stamp = stamp
        if digest is not None and digest == self._digest:
            return False
        self._digest = digest
        return True

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
