"""The telling of all events after a snapshot, page by page: where it stands, and when it is needed again.

Events are in the store alone. What could not be written of them is not in memory either and is asked for again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from kiosk.adapters.store import Store
from kiosk.api.feed import EventPage, Snapshot

log = logging.getLogger(__name__)


class EventRound:
    """Belongs to the ledger and is used under its lock; `keep` is its way to write, True when it succeeded.

    `after` is from where the next page is wanted, None when there is none to ask for.
    """

    def __init__(self, store: Store, keep: Callable[[Callable[[], None]], bool]) -> None:
        self._store = store
        self._keep = keep
        self._lost = False
        self.after: str | None = None

    def begin(self, snapshot: Snapshot, now: datetime) -> bool:
        """Write the snapshot and ask for the events that belong to it."""
        self.after = ""
        self._lost = not self._keep(lambda: self._store.start_over(snapshot, now, events_follow=True))
        if self._lost:
            self.after = None
        return not self._lost

    def take(self, page: EventPage, cursor: str, now: datetime) -> bool:
        """Write a page; after the last one the store has a cursor again."""
        self.after = page.next
        written = self._keep(lambda: self._store.put_events(page.events))
        if written and page.next is None:
            written = self._keep(lambda: self._complete(cursor, now))
        if not written:
            self.lost()
        return written

    def lost(self) -> None:
        """Some of the events did not get to the disk: they are asked for again when it writes."""
        self._lost, self.after = True, None

    def catch_up(self, snapshot: Snapshot, now: datetime, lost: bool) -> bool:
        """Write everything that is in memory, after a time in which nothing could be written; `lost` says that changes
        of events have just come that nobody has written.
        """
        if self._lost or lost:
            return self.begin(snapshot, now)
        return self._keep(lambda: self._store.start_over(snapshot, now))

    def _complete(self, cursor: str, now: datetime) -> None:
        if not self._store.events_told(cursor, now):
            log.warning(
                "the hub has no events any more; the last known ones are kept until it tells of others, or a day"
            )
