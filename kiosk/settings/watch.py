"""Tells whether a settings file has been changed since last asked, cheaply enough to ask between visits."""

from __future__ import annotations

from pathlib import Path

from kiosk.settings.files import digest, read_bytes
from kiosk.settings.problems import Problem

_Stamp = tuple[int, int, int] | None


class Watch:
    """One file. A touched but equal file is no change; one that is gone or unreadable is, once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp = self._look()
        self._digest = self._read()

    def changed(self) -> bool:
        stamp = self._look()
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        now = self._read()
        if now == self._digest:
            return False
        self._digest = now
        return True

    def _look(self) -> _Stamp:
        try:
            seen = self._path.stat()
        except (OSError, ValueError):
            return None
        return seen.st_mtime_ns, seen.st_size, seen.st_ino

    def _read(self) -> str:
        data = read_bytes(self._path)
        return data.code if isinstance(data, Problem) else digest(data)
