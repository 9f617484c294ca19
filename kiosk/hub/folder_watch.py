"""A folder that staff edit, followed while the hub runs: read when it has changed and then been left alone for a bit.

A good edit is taken without a restart. A broken one changes nothing, and the health page says what is wrong. The
folder is read off the start, on a thread of its own: pictures take time.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Generic, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from kiosk.hub.looking import NO_DATABASE, Looking
from kiosk.settings.problems import Problem

_MOST_TOLD = 8
"""Problems on the health page; `kiosk check` tells them all."""

Stamp = tuple[tuple[str, int, int], ...]
Known = TypeVar("Known")


class FolderWatch(Looking, Generic[Known]):
    """Looks at the folder every other second; `once` is one look. `known` is what its files lean on, as a value."""

    def __init__(self, folder: Path, name: str, every: float = 2.0) -> None:
        super().__init__(name, every, at_once=True)
        self.folder = folder
        self._seen: tuple[Stamp, Known] | None = None
        self._read: tuple[Stamp, Known] | None = None
        self._waits = False

    @abstractmethod
    def known(self) -> Known: ...

    @abstractmethod
    def take(self, known: Known, *, first: bool) -> None:
        """Read the folder and tell the kiosks, or call `trouble`."""

    @abstractmethod
    def trouble(self, text: str) -> None:
        """The last good state stays; say why."""

    def once(self) -> None:
        """Read the folder when it, or what it leans on, has changed and then been left alone for one look: a picture
        that is still being copied is no broken picture.
        """
        now = (stamp(self.folder), self.known())
        calm, self._seen = now == self._seen or self._read is None, now
        if now == self._read or not calm:
            return
        before, self._read = self._read, now
        try:
            self.take(now[1], first=before is None)
        except SQLAlchemyError:  # a full disk, a server gone: the edit is well and taken when the database is
            self._read = before
            if not self._waits:
                self.trouble(NO_DATABASE)
            self._waits = True
        except Exception as error:  # noqa: BLE001 - whatever is wrong, the last good state stays
            self.trouble(f"{type(error).__name__}: {error}")
        else:
            self._waits = False

    def problems(self, found: Sequence[Problem]) -> None:
        """Tell of the first few."""
        lines = [problem.text() for problem in found]
        self.trouble("\n".join([*lines[:_MOST_TOLD], *(["…"] if len(lines) > _MOST_TOLD else [])]))


def stamp(folder: Path) -> Stamp:
    """Every file below the folder with its time and size."""
    found: list[tuple[str, int, int]] = []
    for path in folder.rglob("*"):
        try:
            status = path.stat()
        except OSError:  # it has just gone
            continue
        found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(sorted(found))
