"""Reads events for the screens, on the UI thread and without waiting: a connection of its own that only reads.

In WAL mode a reader sees what was committed last while the writer's fsync goes on. A store in memory has one
connection; it is shared, and nothing there waits for a disk.
"""

from __future__ import annotations

import logging
import sqlite3
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from kiosk.adapters.store import Store, StoreError
from kiosk.adapters.store_base import seconds
from kiosk.domain.events import Event
from kiosk.domain.search import sought
from kiosk.domain.spans import Span
from kiosk.services.events_view import Brief, EventWish, Offer, Order, When, listed

log = logging.getLogger(__name__)


class EventReader:
    """Implements services.ports.Events. What cannot be read is told in the log once, and looks like nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._decode = msgspec.json.Decoder(Event).decode
        self._failures = 0
        self.troubled = False

    def any(self) -> bool:
        return bool(self._rows("SELECT 1 FROM event LIMIT 1"))

    def order(self, wish: EventWish, span: Span) -> Order:
        since, failures = seconds(span.start), self._failures
        joins, also, values = _narrowed(wish, "o.event")
        rows = self._rows(
            "SELECT o.event, min(o.starts) AS begins, o.ends FROM occurrence o"  # noqa: S608 - own conditions
            f"{joins} WHERE o.ends > :since AND o.starts < :until{also} GROUP BY o.event"
            " ORDER BY begins >= :since, CASE WHEN begins < :since THEN o.ends ELSE begins END, o.event",
            {"since": since, "until": seconds(span.end), **values},
        )
        timeless: list[Any] = []
        if wish.when is When.ANY:
            joins, also, values = _narrowed(wish, "e.n", joined=True)
            timeless = self._rows(
                f"SELECT e.n FROM event e{joins} WHERE e.ends IS NULL{also} ORDER BY e.n",  # noqa: S608
                values,
            )
        if self._failures == failures:
            self.troubled = False
        return Order(
            since=span.start,
            keys=array("q", [*(row[0] for row in rows), *(row[0] for row in timeless)]),
            starts=array("q", [*(row[1] for row in rows), *(-1 for _ in timeless)]),
            running=sum(row[1] < since for row in rows),
            timeless=len(timeless),
        )

    def read(self, keys: Sequence[int]) -> list[Event | None]:
        marks = ",".join("?" * len(keys))
        rows = self._rows(f"SELECT event, doc FROM event_doc WHERE event IN ({marks})", tuple(keys))  # noqa: S608
        found = {key: self._event(doc) for key, doc in rows}
        return [found.get(key) for key in keys]

    def find(self, key: str) -> Event | None:
        rows = self._rows("SELECT doc FROM event_doc JOIN event ON event = n WHERE id = ?", (key,))
        return self._event(rows[0][0]) if rows else None

    def offer(self, spans: Mapping[When, Span], tags: Iterable[str]) -> Offer:
        def one(query: str, **values: object) -> bool:
            return bool(self._rows(query + " LIMIT 1", values))

        now = seconds(spans[When.ANY].start)
        time = "SELECT 1 FROM occurrence WHERE starts < :until AND ends > :since"
        alive = "(e.ends > :now OR e.ends IS NULL)"
        return Offer(
            when=frozenset(
                when for when, span in spans.items() if one(time, since=seconds(span.start), until=seconds(span.end))
            ),
            tags=frozenset(
                tag
                for tag in tags
                if one(
                    f"SELECT 1 FROM event_tag t JOIN event e ON e.n = t.event WHERE t.tag = :tag AND {alive}",  # noqa: S608
                    tag=tag,
                    now=now,
                )
            ),
            free=one(f"SELECT 1 FROM event e WHERE e.free AND {alive}", now=now),  # noqa: S608
        )

    def brief(self, today: Span) -> Brief:
        now = seconds(today.start)
        left = {"now": now, "until": seconds(today.end)}
        count = self._rows(
            "SELECT count(DISTINCT event) FROM occurrence WHERE starts < :until AND ends > :now AND NOT off", left
        )
        after = self._rows(
            "SELECT doc, starts FROM occurrence JOIN event_doc USING (event) WHERE starts >= :now AND NOT off"
            " ORDER BY starts LIMIT 1",
            {"now": now},
        )
        event = self._event(after[0][0]) if after else None
        return Brief(count[0][0] if count else 0, listed(event, after[0][1], today.start) if event else None)

    def _event(self, document: bytes) -> Event | None:
        try:
            return self._decode(document)
        except msgspec.MsgspecError as error:
            self._trouble(error)
            return None

    def _rows(self, query: str, values: Mapping[str, object] | Sequence[object] = ()) -> list[Any]:
        try:
            with self._store.reader() as connection:
                found = connection.execute(query, values).fetchall()
        except (sqlite3.Error, StoreError) as error:
            self._trouble(error)
            return []
        return found

    def _trouble(self, error: Exception) -> None:
        if not self.troubled:
            log.error("events cannot be read: %s", error)
        self._failures += 1
        self.troubled = True


def _narrowed(wish: EventWish, event: str, joined: bool = False) -> tuple[str, str, dict[str, object]]:
    """Joins, conditions and values for a wish apart from its time; `joined` says that `e` is there already."""
    joins, conditions = "", ""
    values: dict[str, object] = {}
    parts = sought(wish.words)
    if (wish.free or parts) and not joined:
        joins += f" JOIN event e ON e.n = {event}"
    if wish.tag is not None:
        joins += f" JOIN event_tag t ON t.event = {event} AND t.tag = :tag"
        values["tag"] = wish.tag
    if wish.free:
        conditions += " AND e.free"
    for number, part in enumerate(parts):
        conditions += f" AND instr(e.words, :word{number}) > 0"
        values[f"word{number}"] = part
    return joins, conditions, values
