"""The last good settings, kept in the state directory: a quick start without pydantic, and a way on when an edit fails.

The file is JSON, written whole to a temporary name, synced and renamed, readable by the kiosk's user only.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Envelope:
    """What is in the file: of which text and which program the settings were made."""

    digest: str
    models: str
    settings: msgspec.Raw


@dataclass(frozen=True, slots=True)
class Kept(Generic[S]):
    """Settings from a snapshot; `digest` is of the TOML text they were read from."""

    digest: str
    models: str
    settings: S


def models_version() -> str:
    """Changes with every change of this package, so that a new rule is not passed by with an old snapshot."""
    whole = hashlib.sha256()
    for source in sorted(Path(__file__).parent.glob("*.py")):
        whole.update(source.read_bytes())
    return whole.hexdigest()[:16]


def load(path: Path, model: type[S]) -> Kept[S] | None:
    """What was kept; None when there is nothing or it cannot be understood (any more)."""
    try:
        envelope = msgspec.json.decode(path.read_bytes(), type=Envelope)
        settings = msgspec.json.decode(envelope.settings, type=model)
    except (OSError, ValueError, RecursionError):  # msgspec's errors are ValueErrors
        return None
    return Kept(envelope.digest, envelope.models, settings)


def save(path: Path, digest: str, models: str, settings: object) -> None:
    """Keep the settings; raises OSError when the disk will not have them, and then leaves the old ones."""
    document = Envelope(digest, models, msgspec.Raw(msgspec.json.encode(settings)))
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(temporary, "wb", opener=_private) as stream:
            stream.write(msgspec.json.encode(document))
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    with contextlib.suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
