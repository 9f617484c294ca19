"""One kiosk at a time on a data folder."""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import IO

from kiosk.errors import KioskError


def only_one(data: Path) -> IO[str]:
    """A lock on the data folder, held while the file is open; two kiosks on one store would undo each other."""
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = (data / "lock").open("w", encoding="utf-8")
    except OSError as error:
        raise KioskError("Kioskin tietokansiota ei voi käyttää.", f"{data}: {error.strerror}") from None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise KioskError("Kioski on jo käynnissä. / The kiosk is already running.", str(data)) from None
    return lock
