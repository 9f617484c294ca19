"""The kiosk's durable memory: what the hub said last, the outbox, and the codes made here (as keyed hashes).

One SQLite file in WAL mode, synchronous=FULL: when a write method returns, a power cut does not take it back. Every
method may be called from any thread and raises StoreError alone; what is in memory goes on without the disk.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk.adapters.store_base import StoreError, seconds
from kiosk.adapters.store_celia import CeliaTable
from kiosk.adapters.store_hub import HubTables
from kiosk.adapters.store_ideas import IdeaTable
from kiosk.adapters.store_mystery import MysteryTables
from kiosk.domain.throttle import Throttle
from kiosk.services.world import World

if TYPE_CHECKING:  # read with the line to the hub, after the first picture; before it when a job waits
    from kiosk.services.outbox import Job, Own, Settlement

log = logging.getLogger(__name__)

__all__ = ["Store", "StoreError", "open_store"]


def open_store(path: Path | None) -> tuple[Store, World]:
    """The store and the world in it, whatever state the file is in: at worst an empty world, told in the log."""
    store = Store(path)
    for rescue in (True, False):
        try:
            return store, store.load()
        except StoreError as error:
            store.begin_anew(str(error), rescue)
    return store, store.load()


class Store(HubTables, IdeaTable, MysteryTables, CeliaTable):
    """The whole store: `Store(path)`, or `Store(None)` in memory."""

    def load(self) -> World:
        """The last known world, not online, with what this kiosk has promised laid over it."""
        world, jobs = self.hub_world(), self.jobs()
        if not jobs:
            return world
        from kiosk.services.outbox import overlay

        return replace(world, local=overlay(jobs, world.reservations))

    def jobs(self) -> tuple[Job, ...]:
        """The queue, oldest first. A job that cannot be read is told in the log and does not hold up the others."""
        with self._reading():
            rows = self._db.execute("SELECT seq, doc FROM job ORDER BY seq").fetchall()
        if not rows:
            return ()
        from kiosk.services.outbox import Job

        decode = msgspec.json.Decoder(Job).decode
        jobs: list[Job] = []
        for seq, doc in rows:
            try:
                jobs.append(replace(decode(doc), seq=seq))
            except msgspec.MsgspecError:
                log.error("job %d of the outbox cannot be read and is left where it is", seq)
        return tuple(jobs)

    def add(self, job: Job, own: Own | None = None) -> Job:
        """Queue a job, with the code's entry when it is a booking; the job comes back with its place."""
        with self._writing():
            row = self._db.execute("INSERT INTO job (key, doc) VALUES (?, ?)", (job.key, msgspec.json.encode(job)))
            if own is not None:
                self._put_own(own)
        return replace(job, seq=row.lastrowid or 0)

    def settle(self, settlement: Settlement) -> None:
        """Carry out what an answer changes, all of it or nothing."""
        with self._writing():
            for job in settlement.put:
                document = msgspec.json.encode(job)
                self._db.execute("UPDATE job SET key = ?, doc = ? WHERE seq = ?", (job.key, document, job.seq))
            self._db.executemany("DELETE FROM job WHERE seq = ?", [(seq,) for seq in settlement.drop])
            self._put_reservations(settlement.reservations)
            for own in settlement.owns:
                self._put_own(own)
        if settlement.drop:
            self._wash()

    def own(self, code_hash: bytes) -> Own | None:
        """The reservation made here under this code's hash."""
        from kiosk.services.outbox import Own

        with self._reading():
            found = self._documents(Own, "SELECT doc FROM own WHERE code_hash = ?", code_hash)
        return found[0] if found else None

    def owns(self, reservation: str) -> list[Own]:
        """Every code made here for a reservation, by the id it has now."""
        from kiosk.services.outbox import Own

        with self._reading():
            return self._documents(Own, "SELECT doc FROM own WHERE reservation = ?", reservation)

    def _put_own(self, own: Own) -> None:
        row = (own.code_hash, own.reservation.id, seconds(own.until), msgspec.json.encode(own))
        self._db.execute("INSERT OR REPLACE INTO own VALUES (?, ?, ?, ?)", row)

    def throttle(self, now: datetime, monotonic: float) -> Throttle:
        """Wrong tries so far, on this run's monotonic clock; a wall clock set back counts as no time passed."""
        value = self._fact("throttle")
        if not value:
            return Throttle()
        with self._reading():
            wrong, last = msgspec.json.decode(value, type=tuple[int, datetime])
        return Throttle(wrong, monotonic - max(0.0, (now - last).total_seconds()))

    def keep_throttle(self, throttle: Throttle, now: datetime, monotonic: float) -> None:
        """Remember wrong tries, so that a restart gives none back."""
        last = now - timedelta(seconds=min(monotonic - throttle.last, 86_400))
        with self._writing():
            self._put_fact("throttle", msgspec.json.encode((throttle.wrong, last)))
