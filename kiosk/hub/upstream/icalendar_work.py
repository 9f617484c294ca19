"""Have a feed worked out by a process of its own, under limits.

A recurrence rule is a small program that a stranger wrote. Whether it ends, and what it costs, shows only when it runs;
so it runs where it can be stopped, and where the memory that it and its libraries took is given back.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from subprocess import PIPE
from tempfile import TemporaryFile

import msgspec

from kiosk.domain.spans import Span
from kiosk.hub.upstream.problems import SourceError
from kiosk.hub.upstream.source import Item

NO_CALENDAR = 3
"""Exit code of a child that found no calendar in what it was given."""

_PATIENCE = 300.0
_LOOK_EVERY = 0.5
_COMMAND = [sys.executable, "-m", "kiosk.hub.upstream.icalendar_child"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """The window of time (UTC) and the zone of the house; `one_event` and `whole` are seconds of the processor,
    `memory` is in bytes.
    """

    window: Span
    zone: str
    one_event: float = 1.0
    whole: int = 60
    memory: int = 1_000_000_000


@dataclass(slots=True, kw_only=True)
class Read:
    """What a feed told; `skipped` counts what did not get through, by why. `ended` False: there was more of it."""

    items: list[Item] = field(default_factory=list)
    skipped: dict[str, int] = field(default_factory=dict)
    ended: bool = True


def work_out(task: Task, body: bytes, stopping: Callable[[], bool] = lambda: False) -> Read:
    """The events of a feed; `stopping` is asked now and then, and ends the child.

    Raises:
        SourceError: it is no calendar (`web_page`, `garbled`), needs more than it may (`heavy`), or `stopped`.
    """
    with TemporaryFile() as given:  # not a pipe: waiting bit by bit, Python may forget the rest of a long input
        given.write(msgspec.json.encode(task) + b"\n" + body)
        given.seek(0)
        with subprocess.Popen(_COMMAND, stdin=given, stdout=PIPE, stderr=PIPE) as child:  # noqa: S603 - our own program
            try:
                out, err = _wait(child, stopping)
            finally:
                child.kill()
    if child.returncode == NO_CALENDAR:
        raise SourceError("web_page" if body.lstrip()[:1] == b"<" else "garbled", "no VCALENDAR")
    if child.returncode:
        last = err.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise SourceError("heavy", f"exit code {child.returncode} {last[:200]}".strip())
    return msgspec.json.decode(out, type=Read)


def _wait(child: subprocess.Popen[bytes], stopping: Callable[[], bool]) -> tuple[bytes, bytes]:
    """What the child says until its end."""
    begun = time.monotonic()
    while time.monotonic() - begun < _PATIENCE:
        try:
            return child.communicate(timeout=_LOOK_EVERY)
        except subprocess.TimeoutExpired:
            if stopping():
                raise SourceError("stopped") from None
    raise SourceError("heavy", "out of time")
