"""Sends the outbox, one job at a time and in order, and serves the desk between two jobs."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from kiosk.adapters.hub_client import ANSWER, HubClient
from kiosk.adapters.ledger import SEND, Ledger
from kiosk.adapters.line_thread import LineThread
from kiosk.adapters.verdicts import Verdicts
from kiosk.api.booking import Booked
from kiosk.api.problem import Problem
from kiosk.services.outbox import Job, Settlement
from kiosk.services.outcomes import Outcome, Saved, Unreachable
from kiosk.services.sync import LONGEST_PAUSE, Fate, HubAway

log = logging.getLogger(__name__)

PATIENCE = 4.0
"""Seconds that a patron waits for the hub's word before the promise is saved for later."""
_LEAST = 0.3

Command = Callable[[], None]


@dataclass(slots=True)
class _Waiting:
    """A patron who waits for a job; `until` is on the monotonic clock."""

    until: float
    deliver: Callable[[Outcome], None]


class Sender(LineThread):
    """`doubt` is called from it when the hub does not answer."""

    def __init__(self, ledger: Ledger, client: HubClient, verdicts: Verdicts, chance: Callable[[], float]) -> None:
        super().__init__("sender", client, chance)
        self._ledger = ledger
        self._verdicts = verdicts
        self.doubt: Callable[[], None] = lambda: None
        self._commands: deque[Command] = deque()
        self._background = False
        self._disturbed = False
        self._waiting: dict[int, _Waiting] = {}

    def submit(self, command: Command) -> None:
        """Run a command of the desk in this thread, before anything else. From any thread."""
        with self._bell:
            self._commands.append(command)
            self._bell.notify()
            disturb, self._disturbed = self._background, self._background
        if disturb:
            # Nobody waits for what is being sent, and it may be sent again; the patron at the screen comes first.
            self._client.break_off()

    def wait_for(self, job: Job, deliver: Callable[[Outcome], None]) -> None:
        """Deliver what becomes of a job: the hub's word, or `Saved` when it takes too long. From this thread."""
        self._waiting[job.seq] = _Waiting(time.monotonic() + PATIENCE, deliver)

    # -- the thread

    def _run(self) -> None:
        while True:
            command = self._next()
            if self._stopped:
                return
            try:
                if command is not None:
                    command()
                else:
                    self._send_first()
                self._save_the_late()
            except Exception:  # the outbox must go on whatever one job or one patron ran into
                log.exception("sender")
                self.rest(None)
                self._save(list(self._waiting))

    def _next(self) -> Command | None:
        """The next command; None when it is time to send. Waits until one of both is so."""
        with self._bell:
            while not self._stopped:
                if self._commands:
                    return self._commands.popleft()
                left = self._retry_at - time.monotonic() if self._ledger.jobs else None
                if left is not None and left <= 0:
                    return None
                self._bell.wait(left)
        return None

    def _send_first(self) -> None:
        job = self._ledger.jobs[0]
        if not job.tried:
            job = replace(job, tried=True)
            self._ledger.settle(Settlement(put=(job,)))
        soonest = min((each.until for each in self._waiting.values()), default=None)
        within = ANSWER if soonest is None else max(_LEAST, soonest - time.monotonic())
        with self._bell:
            if self._commands and soonest is None:
                return
            self._background, self._disturbed = soonest is None, False
        try:
            answer = self._client.send(job, within)
        except HubAway as error:
            if not self._disturbed:
                self.away(str(error))
            return
        finally:
            self._background = False
        self._settle(job, answer)

    def _settle(self, job: Job, answer: Booked | Problem) -> None:
        verdict = self._verdicts.on(job, answer)
        if verdict.settlement is not None:
            self._ledger.settle(verdict.settlement)
        match verdict.fate:
            case Fate.STOP:
                # Nothing is dropped and nothing hammered: staff have to act, and one question a minute sees that.
                self.away(f"refuses {job.kind}: {verdict.code}", denied=True, retry_after=LONGEST_PAUSE)
            case Fate.LATER | Fate.STUMBLE:
                self.away(f"cannot do {job.kind} now: {verdict.code}", retry_after=verdict.retry_after)
            case _:
                self.went_well()
                self._ledger.answered(SEND)
                if verdict.outcome is not None and verdict.settlement is not None:
                    self._tell(verdict.settlement.drop, verdict.outcome)

    def _tell(self, places: Iterable[int], outcome: Outcome) -> None:
        """A refused booking takes with it what waits behind it, and the patron who waits for that hears the same."""
        for seq in places:
            waiting = self._waiting.pop(seq, None)
            if waiting is not None:
                waiting.deliver(outcome)

    def away(self, why: str, denied: bool = False, retry_after: float | None = None) -> None:
        """The hub does not answer: pause, and let every patron who waits go with what is kept."""
        if self._stopped:
            return
        self._ledger.away(SEND, why, denied)
        self.rest(retry_after)
        self._save(list(self._waiting))
        self.doubt()

    def _save_the_late(self) -> None:
        now = time.monotonic()
        self._save([seq for seq, each in self._waiting.items() if each.until <= now])

    def _save(self, places: list[int]) -> None:
        """Tell these patrons that it is kept and will be done."""
        jobs = {job.seq: job for job in self._ledger.jobs}
        for seq in places:
            waiting, job = self._waiting.pop(seq), jobs.get(seq)
            waiting.deliver(self.saved(job) if job is not None else Unreachable())
        if places:
            self._ledger.show()

    def saved(self, job: Job) -> Saved:
        """What a patron is told whose job waits."""
        now_so = self._ledger.reservation(job.reservation.id) or job.reservation
        return Saved(reservation=now_so, code=self._verdicts.shown(job), action=job.action)
