"""What is open and what is reserved in a window, for every resource at once: the question that must stay cheap.

The holding reservations are kept in memory as the very bytes of an answer, and brought up to date from the log of
changes before each one: a question costs what changed since the last, not what the house holds. Only answers come from
here; whether a room can be booked the database alone decides.
"""

from __future__ import annotations

import threading
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, literal_column, select

from kiosk.api.house import Kind
from kiosk.domain.spans import Span
from kiosk.hub import feed
from kiosk.hub.db.tables import changes, reservations
from kiosk.hub.house import HouseView

LONGEST = timedelta(days=31)

_r = reservations.c
_ROWS = select(_r.id, _r.resource, _r.start_at, _r.end_at, _r.holds)
_ALL = _ROWS.where(literal_column("holds") == literal_column("1"))
_SOME = _ROWS.where(_r.id.in_(bindparam("ids", expanding=True)))
_CHANGED = select(changes.c.rev, changes.c.kind, changes.c.entity).where(changes.c.rev > bindparam("rev"))
_MANY = 500

_LOOK_AGAIN = 0.25
"""Seconds after which what other processes may have written is looked for."""
_SURE = 3600.0


@dataclass(slots=True)
class _Line:
    """What holds one resource, in order; spans never overlap, so the ends are in the order of the starts."""

    starts: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    encoded: list[bytes] = field(default_factory=list)

    def add(self, start: str, end: str) -> None:
        at = bisect_left(self.starts, start)
        self.starts.insert(at, start)
        self.ends.insert(at, end)
        self.encoded.insert(at, f'["{start}","{end}"]'.encode())

    def remove(self, start: str) -> None:
        at = bisect_left(self.starts, start)
        del self.starts[at], self.ends[at], self.encoded[at]

    def between(self, start: str, end: str) -> bytes:
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
        return b"[" + b",".join(self.encoded[first:last]) + b"]"


class Reserved:
    """Spans that hold resources. Own writes are seen at once, those of other processes within a quarter of a second."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rev = -1
        self._commits = -1
        self._looked_at = 0.0
        self._by_id: dict[str, tuple[str, str]] = {}
        self._lines: dict[str, _Line] = {}

    def is_fresh(self, commits: int, monotonic: float) -> bool:
        """Whether `answer` knows enough; `commits` counts the writes of this process."""
        return self._commits == commits and monotonic - self._looked_at < _LOOK_AGAIN

    def catch_up(self, conn: Connection, commits: int, monotonic: float) -> None:
        """Take in what was written since the last time; `commits` and the time were looked at before."""
        with self._lock:
            rows = conn.execute(_CHANGED, {"rev": self._rev}).all()
            # The log is pruned after days: who looked within the last hours has missed nothing.
            lost = monotonic - self._looked_at > _SURE and feed.is_lost(conn, self._rev)
            if self._rev < 0 or len(rows) > _MANY or lost:
                self._by_id, self._lines = {}, {}
                self._rev = feed.top(conn)
                self._take(conn.execute(_ALL))
            elif rows:
                self._take(conn.execute(_SOME, {"ids": [row[2] for row in rows if row[1] == Kind.RESERVATION.value]}))
                self._rev = max(row[0] for row in rows)
            self._commits, self._looked_at = commits, monotonic

    def answer(self, house: HouseView, window: Span, resource: str | None) -> bytes:
        """An encoded `Availability`. Openings and reservations that touch the window are given whole: the grid of a
        resource begins where its opening begins.
        """
        rooms = house.rooms.values() if resource is None else [house.rooms[resource]]
        start, end, none = _text(window.start), _text(window.end), _Line()
        with self._lock:
            found = [
                {
                    "resource": room.resource.id,
                    "open": [(span.start, span.end) for span in room.openings_near(window)],
                    "reserved": msgspec.Raw(self._lines.get(room.resource.id, none).between(start, end)),
                }
                for room in rooms
            ]
        return msgspec.json.encode({"start": start, "end": end, "resources": found})

    def _take(self, rows: Iterable[Any]) -> None:
        now = list(rows)
        # All of the old first: a room that one left and another took at the same time must not hold both.
        for key, *_ in now:
            before = self._by_id.pop(key, None)
            if before is not None:
                self._lines[before[0]].remove(before[1])
        for key, resource, start, end, holds in now:
            if holds:
                begins = _text(start)
                self._by_id[key] = (resource, begins)
                self._lines.setdefault(resource, _Line()).add(begins, _text(end))


def _text(instant: datetime) -> str:
    return f"{instant.astimezone(UTC).isoformat()[:19]}Z"
