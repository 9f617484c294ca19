"""The running hub without its HTTP side: opens what it needs in order, closes it in reverse, takes a changed house."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection

from kiosk.api.problem import ErrorCode
from kiosk.hub import feed, house
from kiosk.hub.bell import Bell
from kiosk.hub.clock import Clock, SystemClock, TrustedClock
from kiosk.hub.config import HubConfig
from kiosk.hub.db import meta
from kiosk.hub.db.engine import open_engine
from kiosk.hub.db.migrate import migrate
from kiosk.hub.db.writer import Work, Writer, open_writer
from kiosk.hub.devices import Gate
from kiosk.hub.guesses import Guesses
from kiosk.hub.hour_limit import MOST_IDEAS, MOST_TEAMS, HourLimit
from kiosk.hub.house import HouseView
from kiosk.hub.jobs import Jobs
from kiosk.hub.publish import publish
from kiosk.hub.remote.remotes import Remotes
from kiosk.hub.reservations.moment import Moment
from kiosk.hub.secrecy import Secrecy
from kiosk.hub.upstream.sources import Sources
from kiosk.mystery.story import Story

_log = logging.getLogger(__name__)
T = TypeVar("T")


class Hub:
    """One hub on one database. Made, it is open; `start` sets its jobs going, `stop` ends everything."""

    def __init__(self, config: HubConfig, clock: Clock | None = None, jobs_every: float = 5.0) -> None:
        self._config = config
        self._lock = threading.Lock()
        self._counting = threading.Lock()
        self._problem: str | None = None
        self.pages_problem: str | None = None
        """What is wrong with the pages on the disk, in words for staff; the last good ones are shown."""
        self.story: Story | None = None
        """The mystery that is played, once its folder has been read."""
        self.story_problem: str | None = None
        self.engine = open_engine(config.database_url)
        migrate(self.engine)
        with self.engine.connect() as conn:
            self.secrecy = Secrecy(meta.secret(conn))
            last_wall = meta.last_wall(conn)
        self.clock = TrustedClock(clock or SystemClock(), last_wall, config.clock_steady)
        self.bell = Bell()
        self.commits = 0
        self.gate = Gate()
        self.guesses = Guesses()
        self.idea_limit = HourLimit(MOST_IDEAS, ErrorCode.TOO_MANY_IDEAS)
        self.team_limit = HourLimit(MOST_TEAMS, ErrorCode.SLOW_DOWN)
        self.writer: Writer = open_writer(self.engine, self.clock.now, self._committed)
        self._readers = ThreadPoolExecutor(4, thread_name_prefix="hub-reader")
        self.sources = Sources(self)
        self.remotes = Remotes(self)
        self._view = house.view(config, self.clock.now(), self.sources.of_house, self.remotes.terms)
        self._told: HouseView | None = None
        self.write_now(lambda tx: feed.begin(tx, self.clock.now()))
        self.tell_house()
        self.jobs = Jobs(self, jobs_every)

    def start(self) -> None:
        self.jobs.start()
        self.sources.start()
        self.remotes.start()

    def stop(self) -> None:
        self.sources.stop()
        self.remotes.stop()
        self.jobs.stop()
        self.bell.close()
        self.writer.close()
        self._readers.shutdown()
        self.engine.dispose()

    # --- configuration -----------------------------------------------------------------------------------------

    @property
    def config(self) -> HubConfig:
        return self._config

    def reload(self, config: HubConfig) -> None:
        """Take a new configuration while running and tell the kiosks what it changes. What only a start can change
        (database, address) is left as it is.
        """
        new = house.view(config, self.clock.now(), self.sources.of_house, self.remotes.terms)
        with self._lock:
            self._config, self._view, self._problem = config, new, None
        self.clock.settle_for(config.clock_steady)
        self.tell_house()
        self.sources.reload()
        self.remotes.reload()

    def config_problem(self, text: str | None) -> None:
        """What is wrong with the configuration on the disk; the last good one stays in force. None: nothing."""
        with self._lock:
            self._problem = text

    @property
    def problem(self) -> str | None:
        return self._problem

    def house(self) -> HouseView:
        """The house on this local day; worked out anew at midnight and when a source tells something new of it."""
        view, now, told, terms = self._view, self.clock.now(), self.sources.of_house, self.remotes.terms
        if view.since <= now < view.until and view.told is told and view.terms is terms:
            return view
        with self._lock:
            self._view = house.view(self._config, now, told, terms)
            return self._view

    def tell_house(self) -> None:
        """Put the house's documents into the feed where they differ; not those of a day that may not be right: kiosks
        drop what is past by it, and nobody would tell them again.
        """
        view, doubted = self.house(), not self.clock.trust().steady
        if view is self._told:
            return
        told = self.write_now(lambda tx: publish(tx, view, unless_told=doubted))
        if not doubted:
            self._told = view
        if told:
            _log.info("house, resources and questions: %d documents told to the kiosks", told)

    # --- use cases run through here ------------------------------------------------------------------------------

    def moment(self) -> Moment:
        return Moment(self.house(), self.clock.now(), self.secrecy, self.clock.trust().behind)

    def write_now(self, work: Work[T]) -> T:
        """Write and wait for the commit; not from the event loop."""
        return self.writer.submit(work).result()

    def _committed(self) -> None:
        """Changes of ours are visible: on a writing thread, before those who made them hear of it."""
        with self._counting:
            self.commits += 1
        self.bell.ring()

    async def write(self, work: Work[T]) -> T:
        return await self.writer.run(work)

    async def read(self, look: Callable[[Connection], T]) -> T:
        """Read off the event loop: a slow disk must not stop those who wait for something else."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._look, look)

    def _look(self, look: Callable[[Connection], T]) -> T:
        with self.engine.connect() as conn:
            return look(conn)
