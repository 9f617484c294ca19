"""Files that nobody else on the machine reads: SQLite's, with the log and the index beside them."""

from __future__ import annotations

import logging
import os
from pathlib import Path

_log = logging.getLogger(__name__)
_BESIDE = ("", "-wal", "-shm")


def make_private(database: str | Path) -> None:
    """The file is there, and its owner alone reads and writes it; also one that an earlier version made for everybody.
    SQLite makes the others with the rights of the first. Raises OSError when there can be no such file.
    """
    os.close(os.open(database, os.O_RDWR | os.O_CREAT, 0o600))
    for ending in _BESIDE:
        _close(Path(f"{database}{ending}"))


def _close(path: Path) -> None:
    try:
        if path.stat().st_mode & 0o177:
            path.chmod(0o600)
    except FileNotFoundError:
        return
    except OSError as error:  # somebody else's: it can be used all the same
        _log.warning("%s: others on this machine may read it (%s); its owner can mend that", path, error.strerror)
