"""A settings file from disk, or one problem that says why not. Light: what it holds is read elsewhere, if at all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from kiosk.settings.problems import Problem, shown_path

LARGEST = 1 << 20
_WORD_PROCESSORS = (b"{\\rtf", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How RTF, and Word's and LibreOffice's own files begin."""


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def decoded(data: bytes, file: str) -> str | Problem:
    """The file's text; a byte order mark is fine, other encodings than UTF-8 are a problem."""
    if data.startswith(_WORD_PROCESSORS):
        return Problem(file=file, code="file_word")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(file=file, code="file_utf16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Problem(file=file, code="file_encoding", line=data.count(b"\n", 0, error.start) + 1)


def read_bytes(path: Path) -> bytes | Problem:
    """The file's bytes; a problem when it is missing, a folder, locked or far too large."""
    file = shown_path(path)
    try:
        if path.is_dir():
            return Problem(file=file, code="file_directory")
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError:
        return Problem(file=file, code="file_missing")
    except PermissionError:
        return Problem(file=file, code="file_denied")
    except (OSError, ValueError) as error:
        return Problem(file=file, code="file_unreadable", values={"reason": type(error).__name__})
    return Problem(file=file, code="file_large") if len(data) > LARGEST else data


def read_text(path: Path, shown: str, told_as: Mapping[str, str], problems: list[Problem]) -> str | None:
    """The text of a page; None when there is none, which is told: some problems by codes of the folder's own."""
    data = read_bytes(path)
    if isinstance(data, Problem):
        problems.append(Problem(file=shown, code=told_as.get(data.code, data.code), values=data.values))
        return None
    text = decoded(data, shown)
    if isinstance(text, Problem):
        problems.append(text)
        return None
    return text
