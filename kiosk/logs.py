"""The log: short lines to stderr (the journal adds the time) and a small rotating file in the data directory.

A log never holds personal data and never stops the kiosk: secrets and booking codes are masked, and a disk that is
full costs only the lines that did not fit.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from kiosk.domain.codes import WORDS, code_key

LARGEST_FILE = 1_000_000
FILES_KEPT = 3
_BEARER = re.compile(
    r"(\bbearer\s+|\b(?:token|authorization|password|api[-_]?key)[\"']?\s*[:=]\s*[\"']?(?:bearer\s+)?)[\w./+~=-]+",
    re.IGNORECASE,
)
_OPAQUE = re.compile(r"(?<![\w/.-])[A-Za-z0-9_-]{32,}(?![\w-])")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_URL_LOGIN = re.compile(r"://[^/@\s]+@")
_GAP = r"(?:%20|[-\s_.+]){0,3}"
_CODE = re.compile(rf"\b([a-zåäö]{{3,12}})(?=%|[-\s_.+]){_GAP}([a-zåäö]{{3,12}}){_GAP}([0-9]{{2}})\b", re.IGNORECASE)
_RUN_TOGETHER = re.compile(r"\b[a-zåäö]{6,24}[0-9]{2}\b", re.IGNORECASE)
_WORD_KEYS = frozenset(code_key(word) for word in WORDS)
MASK = "•••"


def mask(text: str) -> str:
    """The text without bearer tokens, passwords in addresses and booking codes."""
    text = _URL_LOGIN.sub(f"://{MASK}@", text)
    text = _BEARER.sub(rf"\1{MASK}", text)
    text = _OPAQUE.sub(_masked_token, text)
    text = _CODE.sub(_masked_code, text)
    return _RUN_TOGETHER.sub(_masked_run, text)


def _masked_token(match: re.Match[str]) -> str:
    """Long and opaque is secret, except the ids of reservations, which are in every answer."""
    return match[0] if _UUID.fullmatch(match[0]) else MASK


def _masked_code(match: re.Match[str]) -> str:
    known = all(code_key(word) in _WORD_KEYS for word in match.groups()[:2])
    return MASK if known else match[0]


def _masked_run(match: re.Match[str]) -> str:
    """`lumikettu47`: two words of ours written as one."""
    letters = code_key(match[0])[:-2]
    known = any(letters[:cut] in _WORD_KEYS and letters[cut:] in _WORD_KEYS for cut in range(3, len(letters) - 2))
    return MASK if known else match[0]


class _Masking(logging.Formatter):
    """Masks the finished line, tracebacks included, so that no way into the log passes it by."""

    def format(self, record: logging.LogRecord) -> str:
        return mask(super().format(record))


class _CarefulFile(RotatingFileHandler):
    """A bounded file. When the disk refuses a line, the line is lost and the next one is tried again."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Say nothing: stderr has the line already, and a full disk would say it for every line."""

    def close(self) -> None:
        with contextlib.suppress(OSError):  # what is still in the buffer does not fit either
            super().close()


class _CarefulStream(logging.StreamHandler):  # type: ignore[type-arg]
    """stderr, which may be closed under a service that is being stopped."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Nobody is left to tell."""


def start(data_dir: Path | None, level: str = "info", name: str = "kiosk") -> None:
    """Set the root logger up; called once by each program. Without `data_dir`, stderr only."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()
    stream = _CarefulStream(sys.stderr)
    # under systemd the journal stamps each line
    stamp = "" if os.environ.get("JOURNAL_STREAM") else "%(asctime)s "
    stream.setFormatter(_Masking(f"{stamp}%(levelname)s %(name)s: %(message)s", "%H:%M:%S"))
    root.addHandler(stream)
    root.setLevel(level.upper())
    if data_dir is not None:
        _add_file(root, data_dir / "log" / f"{name}.log")


def _add_file(root: logging.Logger, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = _CarefulFile(path, maxBytes=LARGEST_FILE, backupCount=FILES_KEPT, encoding="utf-8", delay=True)
    except OSError as error:
        root.warning("no log file: %s", type(error).__name__)
        return
    handler.setFormatter(_Masking("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
