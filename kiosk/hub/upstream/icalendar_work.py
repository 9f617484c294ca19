"""Have a feed worked out by a process of its own, under limits.

A recurrence rule is a small program that a stranger wrote. Whether it ends, and what it costs, shows only when it runs;
so it runs where it can be stopped, and where the memory that it and its libraries took is given back.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field

import msgspec

from kiosk.domain.spans import Span
from kiosk.hub.upstream.problems import SourceError
from kiosk.hub.upstream.source import Item

NO_CALENDAR = 3
"""Exit code of a child that found no calendar in what it was given."""

_PATIENCE = 300.0
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
    """What a feed told; `skipped` counts what did not get through, by why."""

    items: list[Item] = field(default_factory=list)
    skipped: dict[str, int] = field(default_factory=dict)


def work_out(task: Task, body: bytes) -> Read:
    """The events of a feed.

    Raises:
        SourceError: it is no calendar (`web_page`, `garbled`), or needs more than it may (`heavy`).
    """
    told = msgspec.json.encode(task) + b"\n" + body
    try:
        done = subprocess.run(_COMMAND, input=told, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise SourceError("heavy", "out of time") from None
    if done.returncode == NO_CALENDAR:
        raise SourceError("web_page" if body.lstrip()[:1] == b"<" else "garbled", "no VCALENDAR")
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise SourceError("heavy", f"exit code {done.returncode} {last[:200]}".strip())
    return msgspec.json.decode(done.stdout, type=Read)
