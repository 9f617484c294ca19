"""One reading of a source into the database: batch by batch, nothing taken away before all of it has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec

from kiosk.hub.db.transaction import Tx
from kiosk.hub.db.writer import Work
from kiosk.hub.upstream import ledger, store
from kiosk.hub.upstream.config import EventRules
from kiosk.hub.upstream.derive import dropped_links, event_id, until
from kiosk.hub.upstream.problems import SourceError
from kiosk.hub.upstream.source import EventSource, HoursFound, HoursSource, Item, Run

OVER = timedelta(days=1)
"""What ended longer ago than this is not kept."""

Write = Callable[[Work[Any]], Any]
Submit = Callable[[Work[Any]], Future[Any]]


class _Behind:
    """Writes batches of what a source tells while it goes on reading; a failed write is told with the one after it,
    or at the end. Small pages are put together: each commit waits for the disk.
    """

    def __init__(self, submit: Submit, name: str, rules: EventRules) -> None:
        self._submit, self._name, self._rules = submit, name, rules
        self._items: list[Item] = []
        self._under_way: Future[Any] | None = None

    def put(self, items: list[Item]) -> None:
        self._items += items
        while len(self._items) >= store.BATCH:
            self._start()

    def write(self, work: Work[Any]) -> Any:
        """Something else, after all that was put."""
        self.end()
        return self._submit(work).result()

    def end(self) -> None:
        """Until everything is written."""
        while self._items:
            self._start()
        self._wait()

    def _start(self) -> None:
        batch, self._items = self._items[: store.BATCH], self._items[store.BATCH :]
        name, rules = self._name, self._rules
        self._wait()
        self._under_way = self._submit(lambda tx: store.put(tx, name, batch, rules))

    def _wait(self) -> None:
        if self._under_way is not None:
            under_way, self._under_way = self._under_way, None
            under_way.result()


def take_events(source: EventSource, run: Run, name: str, submit: Submit, rules: EventRules) -> Counter[str]:
    """Read it all; what was skipped and why. Raises SourceError: what had come by then stays, nothing goes."""
    skipped: Counter[str] = Counter()
    seen: set[str] = set()
    whole, state = False, None
    behind = _Behind(submit, name, rules)
    try:
        for found in source.events(run):
            skipped += found.skipped
            kept = [item for item in found.items if not _over(item, run)]
            skipped["link"] += sum(dropped_links(item, rules) for item in kept)
            seen.update(event_id(name, item.event.id) for item in kept)
            behind.put(kept)
            if run.stopping():
                raise SourceError("stopped")
            over = [item.event.id for item in found.items if _over(item, run)] if len(kept) < len(found.items) else []
            _drop(behind.write, name, {event_id(name, own) for own in (*found.gone, *over)}, rules)
            whole, state = found.whole, found.state
    except SourceError:
        if not run.stopping():
            behind.end()
        raise
    behind.end()
    if whole:
        _drop_missing(behind.write, name, seen, rules, believed=source.local)
    if state is not None:
        behind.write(lambda tx: ledger.put_state(tx, name, state))
    return +skipped


def _over(item: Item, run: Run) -> bool:
    end = until(item)
    return end is not None and end < run.now - OVER


def _drop(write: Write, name: str, ids: set[str], rules: EventRules) -> None:
    ordered = sorted(ids)
    for start in range(0, len(ordered), store.BATCH):
        batch = ordered[start : start + store.BATCH]

        def work(tx: Tx, batch: list[str] = batch) -> int:
            return store.drop(tx, name, batch, rules)

        write(work)


def _drop_missing(write: Write, name: str, seen: set[str], rules: EventRules, *, believed: bool) -> None:
    """A list that was read to its end leaves out what is no more. An empty one leaves out everything: that is rather
    a fault of the server than the end of all events, and what is kept goes by itself when its time is over.
    """
    kept: set[str] = write(lambda tx: store.ids(tx, name))
    if kept and not seen and not believed:
        raise SourceError("nothing")
    _drop(write, name, kept - seen, rules)


def take_hours(source: HoursSource, run: Run, name: str, write: Write, before: HoursFound | None) -> Counter[str]:
    """Read the hours and keep them; `before` is what was kept, and still holds after a 304."""
    found = source.hours(run if before else replace(run, state=""))  # without them "not modified" would help nobody
    if found is None:
        return Counter(before.skipped if before else {})
    if not found.days:
        raise SourceError("nothing")
    body, state = msgspec.json.encode(found), found.state

    def work(tx: Tx) -> None:
        ledger.put_kept(tx, name, body)
        ledger.put_state(tx, name, state)

    write(work)
    return Counter(found.skipped)


def kept_hours(body: bytes | None) -> HoursFound | None:
    """What `take_hours` kept; None when there is nothing, or an older version wrote it in another shape."""
    if not body:
        return None
    try:
        return msgspec.json.decode(body, type=HoursFound)
    except msgspec.DecodeError:
        return None
