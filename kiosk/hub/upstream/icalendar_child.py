"""The process of `icalendar_work`. In: a line of JSON (`Task`), then the feed. Out: JSON (`Read`)."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from zoneinfo import ZoneInfo

import msgspec

from kiosk.hub.upstream.icalendar_events import OutOfTimeError, read
from kiosk.hub.upstream.icalendar_lines import NotACalendarError, take_apart
from kiosk.hub.upstream.icalendar_work import NO_CALENDAR, Task


def main() -> int:
    line, _, body = sys.stdin.buffer.read().partition(b"\n")
    task = msgspec.json.decode(line, type=Task)
    os.nice(10)  # patrons first
    resource.setrlimit(resource.RLIMIT_CPU, (task.whole, task.whole))
    resource.setrlimit(resource.RLIMIT_AS, (task.memory, task.memory))
    signal.signal(signal.SIGVTALRM, _out_of_time)

    @contextmanager
    def limit() -> Iterator[None]:
        # Again and again: where a library swallows the first, it meets the next.
        signal.setitimer(signal.ITIMER_VIRTUAL, task.one_event, task.one_event)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    try:
        found = read(take_apart(body), task.window, ZoneInfo(task.zone), limit)
    except NotACalendarError:
        return NO_CALENDAR
    sys.stdout.buffer.write(msgspec.json.encode(found))
    return 0


def _out_of_time(_signal: int, _frame: FrameType | None) -> None:
    raise OutOfTimeError


if __name__ == "__main__":
    sys.exit(main())
