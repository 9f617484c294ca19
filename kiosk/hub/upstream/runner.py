"""Reads one source again and again in a thread of its own: in its interval while all is well, with growing pauses
while it fails, at once when it has changed. Whatever happens inside, the house goes on with what it knows.
"""

from __future__ import annotations

import logging
import random
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from kiosk.hub.clock import TrustedClock
from kiosk.hub.db.writer import Work
from kiosk.hub.upstream import ledger, taking
from kiosk.hub.upstream.config import EventRules, SourceConfig
from kiosk.hub.upstream.fetch import Fetcher
from kiosk.hub.upstream.garbage import seldom_collected
from kiosk.hub.upstream.kinds import make
from kiosk.hub.upstream.ledger import Record
from kiosk.hub.upstream.pictures import fetch_pictures
from kiosk.hub.upstream.problems import SourceError
from kiosk.hub.upstream.secrets import header_of
from kiosk.hub.upstream.source import EventSource, RoomSource, Run

_log = logging.getLogger(__name__)
FIRST_PAUSE = 30.0
"""Seconds after the first failure; doubled with each further one up to the interval of the source."""

_LONGEST_WISH = 6 * 3600.0
_LOOK_EVERY = 2.0


class Here(Protocol):
    """What a runner needs of the hub."""

    @property
    def engine(self) -> Engine: ...
    @property
    def clock(self) -> TrustedClock: ...
    @property
    def rules(self) -> EventRules: ...
    @property
    def zone(self) -> ZoneInfo: ...
    def write_now(self, work: Work[Any]) -> Any: ...
    def submit(self, work: Work[Any]) -> Future[Any]: ...
    def told(self, record: Record) -> None:
        """A run has ended."""

    def read_rooms(self, source: RoomSource) -> Counter[str]:
        """Let a source of rooms bring the hub into step."""


class Runner:
    """One source. `once` is one run; `start` makes a thread that runs it until `stop`."""

    def __init__(
        self, here: Here, config: SourceConfig, record: Record, chance: Callable[[], float] = random.random
    ) -> None:
        self.config = config
        self._here = here
        self._chance = chance
        self._record = record
        self._noted = record.tried_at is not None
        self._source = make(config)
        self._fetch = Fetcher(lambda: header_of(config))
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"hub-source-{config.name}", daemon=True)

    @property
    def record(self) -> Record:
        return self._record

    @property
    def what(self) -> str:
        """What it tells of: events, hours or rooms."""
        return self._source.what

    def start(self) -> None:
        self._thread.start()

    def signal(self) -> None:
        """Cut what is under way; do not wait."""
        self._stop.set()
        self._fetch.close()
        if isinstance(self._source, RoomSource):
            self._source.close()

    def stop(self) -> None:
        """The same, and wait for the end; a thread that hangs in a name look-up is left behind."""
        self.signal()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(timeout=3)

    def _run(self) -> None:
        while not self._stop.is_set():
            self._sleep(self.once())

    def _sleep(self, seconds: float) -> None:
        """Until it is time, the source has changed, or the hub stops."""
        source = self._source
        if not isinstance(source, EventSource):
            self._stop.wait(seconds)
            return
        until = self._here.clock.monotonic() + seconds
        while not self._stop.is_set() and (left := until - self._here.clock.monotonic()) > 0:
            if source.changed():
                return
            self._stop.wait(min(left, _LOOK_EVERY) if source.local else left)

    def once(self) -> float:
        """Read the source once; seconds until the next time."""
        if not self._here.clock.trust().steady:  # what is over by a wrong time would go, and not be asked for again
            return FIRST_PAUSE
        try:
            skipped = self._take()
        except SourceError as error:
            if self._stop.is_set():
                return 0.0
            return self._failed(error)
        except Exception as error:  # noqa: BLE001 - one source must not end the others, whatever is wrong with it
            if self._stop.is_set():
                return 0.0
            if self._record.failures == 0:
                _log.exception("source %s: unexpected", self.config.name)
            return self._failed(SourceError("internal", type(error).__name__))
        return self._well(skipped)

    def _take(self) -> Counter[str]:
        here, name = self._here, self.config.name
        if not self._noted:  # there must be a row to keep things in
            here.write_now(lambda tx: ledger.write(tx, self._record))
            self._noted = True
        with here.engine.connect() as conn:
            state, kept = ledger.state(conn, name), taking.kept_hours(ledger.kept(conn, name))
        if isinstance(self._source, RoomSource):
            return here.read_rooms(self._source)
        run = Run(self._fetch, here.clock.now(), here.zone, state, self._stop.is_set)
        if not isinstance(self._source, EventSource):
            return taking.take_hours(self._source, run, name, here.write_now, kept)
        with seldom_collected():
            skipped = taking.take_events(self._source, run, name, here.submit, here.rules)
        fetch_pictures(here, name, self._fetch, self.config.url, self._stop.is_set)
        return skipped

    def _well(self, skipped: Counter[str]) -> float:
        now, before = self._here.clock.now(), self._record
        self._note(replace(before, tried_at=now, ok_at=now, failures=0, problem=None, skipped=dict(skipped)))
        if before.failures:
            _log.info("source %s answers again", self.config.name)
        if skipped and dict(skipped) != dict(before.skipped):
            _log.warning("source %s: skipped %s", self.config.name, dict(skipped))
        return self.config.every.total_seconds() * (0.95 + 0.1 * self._chance())

    def _failed(self, error: SourceError) -> float:
        before = self._record
        record = replace(before, tried_at=self._here.clock.now(), failures=before.failures + 1, problem=error.code)
        self._note(record)
        if before.failures == 0 or before.problem != error.code:
            _log.warning("source %s cannot be read, the last good data stay: %s", self.config.name, error)
        return self.pause(record.failures, error.retry_after)

    def pause(self, failures: int, wish: float | None = None) -> float:
        """Seconds to wait after so many failures: doubled each time, spread so that many kiosks do not come at once."""
        most = self.config.every / timedelta(seconds=1)
        grown = min(FIRST_PAUSE * 2 ** min(failures - 1, 12), max(most, FIRST_PAUSE))
        return float(max(min(wish or 0.0, _LONGEST_WISH), grown * (0.75 + 0.5 * self._chance())))

    def _note(self, record: Record) -> None:
        """Remember how a run ended. A disk that takes nothing must not end the thread: the next run writes it down, and
        the round of the jobs tells the kiosks.
        """
        self._record = record
        with suppress(SQLAlchemyError):
            self._here.write_now(lambda tx: ledger.write(tx, record))
            self._noted = True
        with suppress(SQLAlchemyError):
            self._here.told(record)
