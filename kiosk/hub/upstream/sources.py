"""All sources of a hub: started, stopped and changed with the configuration; what they tell of the house as a whole.

Everything heavy (requests, the readers) is loaded on a thread of its own, so that a hub starts as quickly with sources
as without. Several hubs of one database each read for themselves: the first writes, the others find it done.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine

from kiosk.hub import pictures
from kiosk.hub.clock import TrustedClock
from kiosk.hub.db import meta
from kiosk.hub.db.writer import Work
from kiosk.hub.upstream import ledger, store
from kiosk.hub.upstream.config import HOURS_KINDS, ROOM_KINDS, EventRules, SourceConfig, what
from kiosk.hub.upstream.ledger import Record
from kiosk.hub.upstream.source import HoursFound, RoomSource
from kiosk.hub.upstream.taking import OVER, kept_hours

if TYPE_CHECKING:
    from kiosk.hub.hub import Hub
    from kiosk.hub.upstream.runner import Runner

_log = logging.getLogger(__name__)
_RULES = "event_rules"
_TRY_AGAIN = 30.0  # seconds


@dataclass(frozen=True, slots=True)
class Told:
    """What the sources say of the house itself; part of its document."""

    hours: HoursFound | None = None
    hours_stale: datetime | None = None
    events_stale: datetime | None = None


class Sources:
    """The runners of a hub, by name."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._lock = threading.Lock()
        self._runners: dict[str, Runner] = {}
        self._wake, self._stopped = threading.Event(), False
        self._thread = threading.Thread(target=self._run, name="hub-sources", daemon=True)
        with hub.engine.connect() as conn:
            self._records = ledger.records(conn)
            self._told = self._work_out(conn)

    # --- life ----------------------------------------------------------------------------------------------------

    def start(self) -> None:
        self._thread.start()
        self._wake.set()

    def stop(self) -> None:
        """Everything at once: each runner's wait is its own."""
        self._stopped = True
        self._wake.set()
        with self._lock:
            runners = list(self._runners.values())
        for runner in runners:
            runner.signal()
        for runner in runners:
            runner.stop()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def reload(self) -> None:
        """The configuration has changed; taken in on the sources' own thread."""
        self._wake.set()

    def _run(self) -> None:
        again: float | None = None
        while True:
            self._wake.wait(again)
            self._wake.clear()
            if self._stopped:
                return
            try:
                self.apply(start=True)
                again = None
            except Exception:  # noqa: BLE001 - the house stays open without them
                if again is None:
                    _log.exception("the sources of hub.toml cannot be taken into use; it is tried again")
                again = _TRY_AGAIN

    def apply(self, *, start: bool = False) -> None:
        """Make the runners those of the configuration; forget what sources told that are no more in it."""
        config = self._hub.config
        wanted = {source.name: source for source in config.sources}
        with self._lock:
            leaving = [r for name, r in self._runners.items() if wanted.get(name) != r.config]
            self._runners = {name: r for name, r in self._runners.items() if r not in leaving}
        for runner in leaving:
            runner.stop()
        self._forget_others(wanted)
        self._apply_rules()
        for source in wanted.values():
            self._begin(source, start=start)
        self._look_again()

    def _begin(self, source: SourceConfig, *, start: bool) -> None:
        from kiosk.hub.upstream.runner import Runner  # with requests behind it

        with self._lock:
            if source.name in self._runners or self._stopped:
                return
            before = self._records.get(source.name)
            fresh = Record(name=source.name, kind=source.kind)
            runner = Runner(self, source, before if before and before.kind == source.kind else fresh)
            self._runners[source.name] = runner
        if start:
            runner.start()

    def _forget_others(self, wanted: Mapping[str, SourceConfig]) -> None:
        """Also what one told that tells of something else now: it would never take that back."""
        gone = (self.write_now(store.names) | self._records.keys()) - wanted.keys()
        others = [n for n, known in self._records.items() if n in wanted and what(known.kind) != what(wanted[n].kind)]
        for name in gone.union(others):
            self._forget(name)
            _log.info("source %s is no more in the configuration; what it told is removed", name)

    def _forget(self, name: str) -> None:
        for batch in _batches(self.write_now(lambda tx: sorted(store.ids(tx, name)))):
            self._drop(name, batch)
        self.write_now(lambda tx: pictures.forget_all(tx, name))
        self.write_now(lambda tx: ledger.drop(tx, name))
        self._records.pop(name, None)

    def _drop(self, name: str, batch: list[str]) -> int:
        return int(self.write_now(lambda tx: store.drop(tx, name, batch, self.rules)))

    def _apply_rules(self) -> None:
        """Filters, partners and allowed hosts have changed, or this program: put them on what is kept."""
        rules = self.rules
        digest = sha256(repr(_told_in_order(rules)).encode()).hexdigest()
        with self.engine.connect() as conn:
            if meta.read(conn, _RULES) == digest:
                return
        for source in self._hub.config.sources:
            self._put_rules_on(source.name, rules)
        self.write_now(lambda tx: meta.put(tx.conn, _RULES, digest))

    def _put_rules_on(self, name: str, rules: EventRules) -> None:
        for batch in _batches(self.write_now(lambda tx: store.all_series(tx, name))):
            self._refresh(name, batch, rules)

    def _refresh(self, name: str, batch: list[str], rules: EventRules) -> None:
        self.write_now(lambda tx: store.refresh(tx, name, batch, rules))

    def prune(self, now: datetime) -> int:
        """Forget what is over; how many items. Called by the jobs, on a clock they trust."""
        count = 0
        while over := self.write_now(lambda tx: store.over(tx, now - OVER)):
            for name, batch in over.items():
                count += self._drop(name, batch)
        return count

    # --- what the runners need -------------------------------------------------------------------------------------

    @property
    def engine(self) -> Engine:
        return self._hub.engine

    @property
    def clock(self) -> TrustedClock:
        return self._hub.clock

    @property
    def rules(self) -> EventRules:
        config = self._hub.config
        return EventRules(filters=config.event_filters, organisers=config.organisers, link_hosts=config.link_hosts)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self._hub.config.zone)

    def submit(self, work: Work[Any]) -> Future[Any]:
        return self._hub.writer.submit(work)

    def write_now(self, work: Work[Any]) -> Any:
        return self._hub.write_now(work)

    def told(self, record: Record) -> None:
        """A run has ended: what it means for the house goes to the kiosks with the next round of the jobs."""
        self._records[record.name] = record
        self._look_again()

    def read_rooms(self, source: RoomSource) -> Counter[str]:
        return source.once(self._hub)

    # --- what they tell ----------------------------------------------------------------------------------------------

    @property
    def of_house(self) -> Told:
        """Replaced, never changed: the same object says that nothing is new."""
        return self._told

    def records(self) -> list[tuple[SourceConfig, Record]]:
        """How each configured source fares, in the order of the file."""
        return [
            (source, self._records.get(source.name, Record(name=source.name, kind=source.kind)))
            for source in self._hub.config.sources
        ]

    def runner(self, name: str) -> Runner:
        """For tests and commands: one that was made by `apply`."""
        return self._runners[name]

    def _look_again(self) -> None:
        with self.engine.connect() as conn:
            told = self._work_out(conn)
        if told != self._told:
            self._told = told
            self._hub.tell_house()

    def _work_out(self, conn: Connection) -> Told:
        hours: HoursFound | None = None
        old: dict[bool, list[datetime]] = {True: [], False: []}
        for source, record in self.records():
            if source.kind in ROOM_KINDS:  # how rooms fare is seen at each booking
                continue
            of_hours = source.kind in HOURS_KINDS
            if record.old_since is not None:
                old[of_hours].append(record.old_since)
            if of_hours and hours is None:
                hours = kept_hours(ledger.kept(conn, source.name))
        return Told(hours, min(old[True], default=None), min(old[False], default=None))


def _batches(keys: list[str]) -> list[list[str]]:
    return [keys[start : start + store.BATCH] for start in range(0, len(keys), store.BATCH)]


def _told_in_order(rules: EventRules) -> object:
    """Sets have no order of their own: without one the same rules would look new after every start."""
    from kiosk import __version__

    filters = [(rule.shown, sorted(rule.labels)) for rule in rules.filters]
    return __version__, filters, [(rule.kind, sorted(rule.names)) for rule in rules.organisers], rules.link_hosts
