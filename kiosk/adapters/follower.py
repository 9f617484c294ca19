"""Keeps the world in step with the hub: takes everything once, the events by the page, then asks its feed for what is
new and waits there, for as long as it takes.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from kiosk.adapters.hub_client import HubClient
from kiosk.adapters.ledger import FEED, Ledger
from kiosk.api.device import DeviceReport
from kiosk.api.feed import EventPage, Feed, Snapshot
from kiosk.api.problem import ErrorCode, Problem
from kiosk.services.sync import DENIED, HubAway, pause

log = logging.getLogger(__name__)

WAIT = 25.0
"""Seconds that the hub may hold an answer while nothing is new."""

_IDLE_FLOOR = 0.5
_REPORT_EVERY = 300.0
_YOUNG = 1.0


class Follower:
    """One daemon thread. `back` is called from it when the hub answers again; `report` tells how this kiosk is."""

    def __init__(
        self,
        ledger: Ledger,
        client: HubClient,
        chance: Callable[[], float],
        back: Callable[[], None],
        report: Callable[[], DeviceReport],
    ) -> None:
        self._ledger = ledger
        self._client = client
        self._chance = chance
        self._back = back
        self._report = report
        self._reported: tuple[DeviceReport | None, float] = (None, 0.0)
        self._wake = threading.Event()
        self._stopped = threading.Event()
        self._asked_at = 0.0
        self._well = False
        self._doubted = False
        self._waits_long = False
        self._thread = threading.Thread(target=self._run, name="follower", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Break off and go; `join` waits for it."""
        self._stopped.set()
        self._wake.set()
        self._client.stop()

    def join(self, seconds: float) -> None:
        if self._thread.ident is not None:
            self._thread.join(seconds)

    def nudge(self) -> None:
        """Somebody has reason to doubt that the hub is there, or to hope so: find out now. From any thread."""
        self._doubted = True
        self._wake.set()
        # A short question asked just now is answered soon; a long one tells nothing for half a minute.
        if self._waits_long or time.monotonic() - self._asked_at > _YOUNG:
            self._client.break_off()

    def _run(self) -> None:
        failures = 0
        while not self._stopped.is_set():
            retry_after: float | None = None
            try:
                retry_after = self._step()
                failures = 0 if retry_after is None else failures + 1
            except HubAway as error:
                nudged = self._wake.is_set()
                failures = 1 if nudged else failures + 1
                if not nudged:
                    self._fail(str(error))
            except Exception:  # this thread is the kiosk's only ear: a bug in one step must not deafen it
                log.exception("follower")
                failures += 1
            if failures:
                self._wake.wait(pause(failures, self._chance(), retry_after))
            self._wake.clear()

    def _step(self) -> float | None:
        """One question and its answer; seconds to wait at least when the hub said no, else None. Raises HubAway."""
        cursor, after, sure = self._ledger.cursor, self._ledger.events_after, False
        self._asked_at, self._waits_long = time.monotonic(), False
        if cursor is None:
            answer: Snapshot | EventPage | Feed | Problem = self._client.snapshot()
        elif after is not None:
            answer = self._client.events(after)
        else:
            # After a silence or a doubt the answer is wanted at once: it is what tells that the hub is there.
            sure, self._doubted = self._well and not self._doubted, False
            self._waits_long = sure
            answer = self._client.feed(cursor, WAIT if sure else 0.0)
        match answer:
            case Problem(code=ErrorCode.NOT_FOUND) if after is not None:
                self._ledger.events_came(EventPage())  # a hub that knows no events yet
            case Problem():
                return self._refused(answer)
            case EventPage():
                if answer.next is not None and (answer.next == after or not answer.events):
                    raise HubAway("events that do not go on")
                self._ledger.events_came(answer)
            case Snapshot():
                if not self._ledger.started_over(answer):
                    self._well = False
                    return 0.0
            case Feed():
                self._ledger.followed(answer)
                self._do_not_spin(answer, cursor, waited=sure)
        if not self._well:
            self._well = True
            self._back()
        self._say_how_we_are()
        return None

    def _say_how_we_are(self) -> None:
        """To the health page: when something has changed, and now and then as a sign of life. Nothing depends on it."""
        report, now = self._report(), time.monotonic()
        told, at = self._reported
        if report != told or now - at >= _REPORT_EVERY:
            self._reported = (report, now)
            try:
                self._client.report(report)
            except HubAway as error:
                log.debug("the hub took no report: %s", error)

    def _refused(self, problem: Problem) -> float | None:
        if problem.code == ErrorCode.START_OVER and self._ledger.cursor is not None:
            self._ledger.lost_cursor()
            return None
        denied = problem.code in DENIED
        self._fail(f"refuses the feed: {problem.code}", denied)
        return float(problem.retry_after or 0)

    def _fail(self, why: str, denied: bool = False) -> None:
        self._well = False
        if not self._stopped.is_set():
            self._ledger.away(FEED, why, denied)

    def _do_not_spin(self, feed: Feed, before: str | None, waited: bool) -> None:
        """A hub that answers at once with nothing, again and again, must not eat the processor."""
        stuck = not feed.changes or (feed.more and feed.cursor == before)
        if stuck and waited and time.monotonic() - self._asked_at < _IDLE_FLOOR:
            self._wake.wait(_IDLE_FLOOR)
