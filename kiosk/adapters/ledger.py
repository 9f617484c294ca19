"""World, outbox and store in step: the one place that changes what the kiosk knows.

The follower and the sender call it from their threads, the screens read `world` and `status` from theirs. Every change
goes to the store first; a store that fails costs durability, not the program, except for a new promise to a patron.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace

from kiosk.adapters.event_round import EventRound
from kiosk.adapters.store import Store, StoreError
from kiosk.api.feed import EventPage, Feed, Snapshot
from kiosk.api.house import Kind
from kiosk.domain.bookings import Reservation
from kiosk.services.code_lock import code_hash, unseal
from kiosk.services.outbox import Job, Own, Settlement, overlay
from kiosk.services.ports import Clock, Post, Watcher
from kiosk.services.sync import Status, believable
from kiosk.services.world import World

log = logging.getLogger(__name__)

FEED, SEND = "feed", "send"
"""Who of our threads found the hub well or not."""

_NOTE_EVERY = 300.0
"""Seconds after which "the hub said that this is all" is written down although nothing changed."""


class Ledger:
    """`world` is what `store.load()` gave; `post` runs closures on the UI thread."""

    def __init__(self, store: Store, world: World, clock: Clock, post: Post) -> None:
        self._store = store
        self._clock = clock
        self._post = post
        self._lock = threading.RLock()
        self._world = world
        self._jobs = store.jobs()
        self._cursor = store.cursor()
        self._events = EventRound(store, self._keep)
        self._watchers: list[Watcher] = []
        self._posted = False
        self._noted = clock.monotonic()
        self._unkept = False
        self._behind = False
        self._trouble: dict[str, tuple[str, bool]] = {}
        self._status = Status(as_of=world.as_of, outbox=len(self._jobs), durable=store.durable)

    @property
    def world(self) -> World:
        return self._world

    @property
    def status(self) -> Status:
        return self._status

    @property
    def jobs(self) -> tuple[Job, ...]:
        return self._jobs

    @property
    def cursor(self) -> str | None:
        return self._cursor

    @property
    def events_after(self) -> str | None:
        """From where the next page of events is wanted; None when they are all there and the feed can go on."""
        return self._events.after

    @property
    def secret(self) -> bytes:
        return self._store.secret

    def watch(self, watcher: Watcher) -> None:
        """Tell `watcher` every new world from now on, on the UI thread; of a flood only the newest."""
        with self._lock:
            self._watchers.append(watcher)

    # -- what the follower brings

    def started_over(self, snapshot: Snapshot) -> bool:
        """Take the snapshot, unless it has lost the house; then everything stays as it was."""
        with self._lock:
            if not believable(self._world, snapshot):
                self.away(FEED, "has no rooms any more; the last known ones are kept")
                return False
            now = self._clock.now()
            self._behind = not self._events.begin(snapshot, now)
            self._cursor = snapshot.cursor
            self._show(self._world.started_over(snapshot, now))
            self._well(FEED)
            return True

    def events_came(self, page: EventPage) -> None:
        """Take a page of the events that follow a snapshot."""
        with self._lock:
            now = self._clock.now()
            if self._cursor is not None and not self._events.take(page, self._cursor, now):
                self._behind = True
            self._show(replace(self._world, events_version=self._world.events_version + 1, as_of=now))
            self._well(FEED)

    def followed(self, feed: Feed) -> None:
        """Take changes together with the cursor after them."""
        with self._lock:
            now = self._clock.now()
            news = tuple(change for change in feed.changes if not self._world.knows(change))
            due = self._clock.monotonic() - self._noted >= _NOTE_EVERY
            world = self._world.changed(news, now)
            events = any(change.kind is Kind.EVENT for change in news)
            if self._behind:
                # Changes were lost on the way to the disk: a cursor after them must not get there without them.
                self._behind = not self._events.catch_up(world.as_snapshot(feed.cursor), now, lost=events)
            elif feed.changes or feed.cursor != self._cursor or due:
                self._behind = not self._keep(lambda: self._store.apply(feed.cursor, news, now))
                self._noted = self._clock.monotonic()
            if self._behind and events:
                self._events.lost()
            self._cursor = feed.cursor
            if news or not self._world.online:
                self._show(world)
            else:
                self._world = world  # only the time has moved on: nothing to draw
            self._well(FEED)

    def lost_cursor(self) -> None:
        """The hub does not know the cursor any more: the next question is for everything."""
        with self._lock:
            self._cursor = None

    # -- how the hub is

    def answered(self, to: str) -> None:
        """The hub did its part for one of our threads (`to` names it)."""
        with self._lock:
            if not self._world.online:
                self._show(replace(self._world, online=True))
            self._well(to)

    def away(self, to: str, why: str, denied: bool = False) -> None:
        """The hub does not do its part; logged once for each thread that finds out, and once when it is well again."""
        with self._lock:
            if to not in self._trouble:
                log.log(logging.ERROR if denied else logging.WARNING, "hub, %s: %s", to, why)
            self._trouble[to] = (why, denied)
            if self._world.online:
                self._show(replace(self._world, online=False))
            self._count()

    def _well(self, to: str) -> None:
        if self._trouble.pop(to, None) is not None:
            log.info("hub, %s: well again", to)
        self._count()

    # -- the outbox

    def add(self, job: Job, own: Own | None = None) -> Job:
        """Promise something to a patron. Raises StoreError when it cannot be kept; then nothing was promised."""
        with self._lock:
            queued = self._store.add(job, own)
            self._jobs = (*self._jobs, queued)
            self._world = self._overlaid(self._world)
            self._count()
            return queued

    def settle(self, settlement: Settlement) -> None:
        """Carry out what an answer changes."""
        with self._lock:
            self._keep(lambda: self._store.settle(settlement))
            put = {job.seq: job for job in settlement.put}
            gone = frozenset(settlement.drop)
            self._jobs = tuple(put.get(job.seq, job) for job in self._jobs if job.seq not in gone)
            known = {**self._world.reservations, **{r.id: r for r in settlement.reservations}}
            self._show(replace(self._world, reservations=known))
            self._count()

    def show(self) -> None:
        """Draw what `add` has added: not done by itself, for most promises are kept before anyone could see them."""
        with self._lock:
            self._show(self._world)

    def reservation(self, key: str) -> Reservation | None:
        """As the patron was told last: with saved actions done."""
        return self._world.local.get(key) or self._world.reservations.get(key)

    def found(self, code: str) -> tuple[Own | None, str]:
        """The entry of a code typed here, and the code that the hub knows (another one when it had to be changed)."""
        own = self._store.own(code_hash(self.secret, code))
        while own is not None and own.sealed is not None:
            code = unseal(self.secret, code, own.sealed)
            own = self._store.own(code_hash(self.secret, code))
        return own, code

    def owns(self, reservation: str) -> list[Own]:
        return self._store.owns(reservation)

    def close(self) -> None:
        """Write down how far things are. The store stays open; nothing is lost without this."""
        with self._lock:
            cursor, as_of = self._cursor, self._world.as_of
            if cursor is not None and as_of is not None and not self._behind and self.events_after is None:
                self._keep(lambda: self._store.apply(cursor, (), as_of))

    # -- within

    def _keep(self, write: Callable[[], None]) -> bool:
        """A write that the program can go on without; whether it succeeded. Trouble is told once."""
        try:
            write()
        except StoreError as error:
            if not self._unkept:
                log.error("%s; going on without it", error)
            self._unkept = True
        else:
            self._unkept = False
        return not self._unkept

    def _overlaid(self, world: World) -> World:
        return replace(world, local=overlay(self._jobs, world.reservations))

    def _count(self) -> None:
        troubles = tuple(self._trouble.values())
        self._status = Status(
            online=self._world.online,
            as_of=self._world.as_of,
            outbox=len(self._jobs),
            not_authorised=any(denied for _, denied in troubles),
            last_error="the local store cannot be written" if self._unkept else next((w for w, _ in troubles), None),
            durable=self._store.durable and not self._unkept,
        )

    def _show(self, world: World) -> None:
        world = self._overlaid(world)
        world.calendars()  # made here, not between two frames
        self._world = world
        if not self._posted and self._watchers:
            self._posted = True
            self._post(self._tell)

    def _tell(self) -> None:
        # Without the lock, which is held while the disk writes: the screen never waits for that. The flag first, so
        # that a world made in between is posted again rather than lost.
        self._posted = False
        world = self._world
        for watcher in tuple(self._watchers):
            watcher(world)
