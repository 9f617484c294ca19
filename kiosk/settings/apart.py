"""kiosk.toml read by a process of its own when it has changed: what pydantic takes is given back with that process.

A kiosk runs for months; for one edit it would keep a dozen megabytes, and stand still while they are imported. The
child (`python -m kiosk.settings.apart FILE FOLDER`) answers with one JSON document on stdout.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kiosk.settings.kiosk import KioskSettings
from kiosk.settings.load import Loaded, SettingsError, Source, kept_settings, load_kiosk
from kiosk.settings.problems import Problem

_WITHIN = 30.0


@dataclass(frozen=True, slots=True)
class Read:
    """The child's answer; no settings when there are none to go on with."""

    settings: KioskSettings | None
    problems: tuple[Problem, ...]
    source: Source


def load_kiosk_apart(path: Path, state_dir: Path) -> Loaded[KioskSettings]:
    """As `load_kiosk`, but this process stays without pydantic when it has come so far without it."""
    kept = kept_settings(path, state_dir, KioskSettings)
    if kept is not None:
        return kept
    read = None if "pydantic" in sys.modules else _ask(path, state_dir)
    if read is None:
        return load_kiosk(path, state_dir)
    if read.settings is None:
        raise SettingsError(read.problems)
    return Loaded(read.settings, read.problems, read.source)


def _ask(path: Path, state_dir: Path) -> Read | None:
    """What the child says; None when it says nothing that can be understood."""
    import subprocess  # only after an edit

    command = [sys.executable, "-m", "kiosk.settings.apart", str(path), str(state_dir)]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=_WITHIN, check=True)  # noqa: S603
        return msgspec.json.decode(done.stdout, type=Read)
    except (OSError, subprocess.SubprocessError, msgspec.MsgspecError):
        return None


def main(file: str, folder: str) -> None:
    try:
        loaded = load_kiosk(Path(file), Path(folder))
        read = Read(loaded.settings, loaded.problems, loaded.source)
    except SettingsError as error:
        read = Read(None, error.problems, "file")
    sys.stdout.buffer.write(msgspec.json.encode(read))


if __name__ == "__main__":
    main(*sys.argv[1:])
