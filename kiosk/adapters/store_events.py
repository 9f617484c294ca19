"""Events at rest: whole documents, and beside them what a list is made from without opening one.

Ten thousand events must not live in memory. `event` and `occurrence` are narrow: a list of everything that is on is
one walk through them. Words are looked for by walking too, some milliseconds for ten thousand events; an index of
letters (FTS5, trigrams) is five times the size and no help with the first two letters typed (measured, SQLite 3.40).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from kiosk.adapters.store_base import Database, seconds
from kiosk.domain.events import Event, EventStatus, Occurrence
from kiosk.domain.search import search_words

log = logging.getLogger(__name__)

_PUT = """
INSERT INTO event (id, round, ends, free, words) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE
    SET round = excluded.round, ends = excluded.ends, free = excluded.free, words = excluded.words
RETURNING n"""
_PARTS = ("occurrence", "event_tag", "event_doc")


class EventTables(Database):
    """The events' part of the store.

    A round is one telling of all events, page by page. Every row knows in which round it was told last, so that nothing
    leaves the screen while a round is under way.
    """

    def put_events(self, events: Iterable[Event]) -> None:
        """A page of a round."""
        with self._writing():
            for event in events:
                self._put_event(event)

    def events_told(self, cursor: str, now: datetime) -> bool:
        """The round is complete: drop what was not told, and let the feed go on. False when it told of nothing at all
        while the store holds events: these are kept until the hub tells of others or of its next day.
        """
        with self._writing():
            believed = self._told_any() or not self._db.execute("SELECT 1 FROM event LIMIT 1").fetchone()
            if believed:
                self._drop_untold()
            self._came(cursor, now)
        return believed

    def _came(self, cursor: str, now: datetime) -> None:
        self._put_fact("cursor", cursor.encode())
        self._put_fact("as_of", now.isoformat().encode())

    def _begin_round(self) -> None:
        self._put_fact("events_round", str(self._round() + 1).encode())

    def _round(self) -> int:
        return int(self._fact("events_round") or 0)

    def _told_any(self) -> bool:
        return self._db.execute("SELECT 1 FROM event WHERE round = ? LIMIT 1", (self._round(),)).fetchone() is not None

    def _drop_untold(self) -> None:
        self._drop_where("round < ?", self._round())

    def _put_event(self, event: Event) -> None:
        ends = max((seconds(each.over_at) for each in event.occurrences), default=None)
        row = (event.id, self._round(), ends, bool(event.free), search_words(_texts(event)))
        n = self._db.execute(_PUT, row).fetchone()[0]
        self._drop_parts("= ?", n)
        self._db.execute("INSERT INTO event_doc VALUES (?, ?)", (n, msgspec.json.encode(event)))
        times = {seconds(each.start): (seconds(each.over_at), _off(event, each)) for each in event.occurrences}
        rows = [(n, starts, *rest) for starts, rest in times.items()]
        self._db.executemany("INSERT INTO occurrence VALUES (?, ?, ?, ?)", rows)
        self._db.executemany("INSERT INTO event_tag VALUES (?, ?)", [(tag, n) for tag in set(event.tags)])

    def _drop_event(self, key: str) -> None:
        self._drop_where("id = ?", key)

    def _drop_past_events(self, past: int) -> None:
        """What was over at `past`, by the hub's clock. What has no time, or times to come, stays."""
        self._drop_where("ends < ?", past)
        self._db.execute("DELETE FROM occurrence WHERE ends < ?", (past,))

    def _drop_where(self, condition: str, value: object) -> None:
        self._drop_parts(f"IN (SELECT n FROM event WHERE {condition})", value)  # noqa: S608 - own conditions
        self._db.execute(f"DELETE FROM event WHERE {condition}", (value,))  # noqa: S608

    def _drop_parts(self, which: str, value: object) -> None:
        for table in _PARTS:
            self._db.execute(f"DELETE FROM {table} WHERE event {which}", (value,))  # noqa: S608 - own table names


def _off(event: Event, occurrence: Occurrence) -> bool:
    """Whether it does not take place then: nobody is told to come."""
    return bool({event.status, occurrence.status} & {EventStatus.CANCELLED, EventStatus.POSTPONED})


def _texts(event: Event) -> Iterator[str]:
    """What an event is looked for by, the telling words first: only so many are kept."""
    for text in (event.title, event.place, event.organiser, event.lead, event.address, event.description):
        if text is not None:
            yield from (text.fi, text.sv, text.en)
