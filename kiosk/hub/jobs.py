"""What the hub does by itself, in a thread of its own: there is no cron to forget. Every step asks the clock first."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from kiosk.hub import feed, pictures
from kiosk.hub.celia import store as celia
from kiosk.hub.clock import Trust
from kiosk.hub.db import meta
from kiosk.hub.db.engine import wash
from kiosk.hub.db.writer import Work
from kiosk.hub.ideas import staff as ideas
from kiosk.hub.mystery import hall
from kiosk.hub.mystery import store as teams
from kiosk.hub.reservations import answers, lifecycle, store

if TYPE_CHECKING:
    from kiosk.hub.hub import Hub

_log = logging.getLogger(__name__)
_CHORES_EVERY = 3600.0
_WALL_EVERY = 60.0
_THEIRS_KEPT = timedelta(days=2)


class Jobs:
    """Release, finish, erase, prune. `once` is one round; the thread makes one every few seconds."""

    def __init__(self, hub: Hub, every: float) -> None:
        self._hub = hub
        self._every = every
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._chores_at: float | None = None
        self._wall_at: float | None = None
        self._steady = True
        self._failing = False

    @property
    def failing(self) -> bool:
        """The last round did not come to its end."""
        return self._failing

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name="hub-jobs", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=15)

    def _run(self) -> None:
        while True:
            self.once_guarded()
            if self._stop.wait(self._every):
                return

    def once_guarded(self) -> None:
        """One round whose failure is told once and tried again with the next."""
        try:
            self.once()
        except Exception:  # noqa: BLE001 - a full disk today must not end the jobs for ever
            if not self._failing:
                _log.exception("the hub's jobs failed; they are tried again")
            self._failing = True
        else:
            if self._failing:
                _log.info("the hub's jobs work again")
            self._failing = False

    def once(self) -> None:
        """One round: look at the clock, then do what is due."""
        hub = self._hub
        trust = hub.clock.tick()
        self._tell(trust)
        hub.tell_house()
        if not trust.steady:
            return
        moment = hub.moment()
        with hub.engine.connect() as conn:
            any_due = lifecycle.any_due(conn, moment)
        if any_due:
            taken = hub.write_now(lambda tx: lifecycle.pass_time(tx, moment))
            _log.info("%d reservations released or finished", taken)
            hub.remotes.wake()
        mono = hub.clock.monotonic()
        if self._wall_at is None or mono - self._wall_at >= _WALL_EVERY:
            hub.write_now(lambda tx: meta.put_last_wall(tx.conn, moment.now))
            self._wall_at = mono
        if self._chores_at is None or mono - self._chores_at >= _CHORES_EVERY:
            self._chores()
            self._chores_at = mono

    def _chores(self) -> None:
        """Each for itself: one that fails must not keep what another has to erase."""
        hub, now, moment = self._hub, self._hub.clock.now(), self._hub.moment()
        config, day = hub.config, moment.house.day
        works: tuple[Work[object], ...] = (
            lambda tx: _log_erased("past reservations", lifecycle.erase(tx, now, config.erase_after_days)),
            lambda tx: _log_erased("texts of patrons", ideas.erase(tx, moment, config.erase_ideas_after_days)),
            lambda tx: teams.erase(tx, now - timedelta(days=config.erase_teams_after_days)),
            lambda tx: answers.forget(tx, now),
            lambda tx: store.forget_theirs(tx, now - _THEIRS_KEPT),
            lambda tx: feed.prune(tx, now),
            lambda tx: celia.forget(tx, day),
            lambda tx: hall.publish(tx, day),
        )
        chores: list[Callable[[], object]] = [partial(hub.write_now, work) for work in works]
        chores += [partial(hub.sources.prune, now), partial(hub.write_now, lambda tx: pictures.drop_unused(tx, now))]
        failures: list[Exception] = []
        for chore in (*chores, self._wash):
            try:
                chore()
            except Exception as error:  # noqa: BLE001 - told when all have had their turn
                failures.append(error)
        if failures:
            raise failures[0]

    def _wash(self) -> None:
        with self._hub.engine.connect() as conn:
            wash(conn)

    def _tell(self, trust: Trust) -> None:
        if trust.steady == self._steady:
            return
        self._steady = trust.steady
        if trust.steady:
            _log.info("the clock is trusted again; release, finishing and erasing go on")
        elif trust.behind and trust.jumped_by is None:
            _log.warning("the clock shows a time that has already been; nothing is released, finished or erased")
        else:
            _log.warning(
                "the clock jumped by %s; nothing is released, finished or erased until it is steady", trust.jumped_by
            )


def _log_erased(what: str, count: int) -> None:
    if count:
        _log.info("personal data erased: %d %s", count, what)
