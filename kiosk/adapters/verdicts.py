"""What an answer of the hub means for a job: the pure decisions of services.outbox, fed with codes and owners."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.adapters.ledger import Ledger
from kiosk.api.booking import Booked
from kiosk.api.problem import ErrorCode, Problem
from kiosk.domain.codes import make_code
from kiosk.services import outbox
from kiosk.services.code_lock import code_hash, seal
from kiosk.services.outbox import Job, Settlement
from kiosk.services.outcomes import CodeUnknown, Done, Outcome, Refused
from kiosk.services.spelling import shown_code
from kiosk.services.sync import MOST_STUMBLES, Fate, fate

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The fate of a job, what it changes, and what the patron is told; `fate` None means that the hub did it."""

    fate: Fate | None = None
    settlement: Settlement | None = None
    outcome: Outcome | None = None
    code: str = ""
    retry_after: float | None = None


class Verdicts:
    """`choose` picks one of a sequence at random, for codes that have to be made anew."""

    def __init__(self, ledger: Ledger, choose: Callable[[Sequence[str]], str]) -> None:
        self._ledger = ledger
        self._choose = choose

    def on(self, job: Job, answer: Booked | Problem) -> Verdict:
        owns = self._ledger.owns(job.reservation.id)
        if isinstance(answer, Booked):
            done = outbox.confirmed(job, answer.reservation, self._ledger.jobs, owns)
            told = Done(booked=answer, code=self.shown(job), action=job.action)
            return Verdict(settlement=done, outcome=told)
        decided = fate(job, answer)
        if decided is Fate.RECODE and job.stumbles + 1 >= MOST_STUMBLES:
            decided = Fate.REFUSED
        match decided:
            case Fate.RECODE:
                return Verdict(fate=decided, settlement=self._recoded(job))
            case Fate.STUMBLE:
                # Only while the feed is well is it the job that the hub chokes on.
                again = (
                    Settlement(put=(replace(job, stumbles=job.stumbles + 1),)) if self._ledger.world.online else None
                )
                return Verdict(fate=decided, settlement=again, code=answer.code)
            case Fate.REFUSED:
                return self._refused(job, answer)
        return Verdict(fate=decided, code=answer.code, retry_after=answer.retry_after)

    def shown(self, job: Job) -> str:
        """The code as it is printed."""
        return shown_code(job.code)

    def new_code(self) -> str:
        return make_code(self._choose)

    def fresh_code(self) -> str:
        """A code that no booking made at this kiosk has: here it must lead to one place."""
        while True:
            code = self.new_code()
            if self._ledger.found(code)[0] is None:
                return code

    def _refused(self, job: Job, problem: Problem) -> Verdict:
        told = ", ".join(r.rule for r in problem.refusals) or problem.code
        log.info("the hub refused %s: %s", job.kind, told)
        if problem.errors:
            # Names of fields and what is wrong with them, never what was in them: the fault is ours.
            log.error(
                "the hub cannot read %s: %s", job.kind, "; ".join(f"{e.field} {e.message}" for e in problem.errors)
            )
        why = Refused(refusals=problem.refusals, alternatives=problem.alternatives)
        settlement = outbox.refused(job, why, self._ledger.jobs, self._ledger.owns(job.reservation.id))
        outcome: Outcome = CodeUnknown() if problem.code == ErrorCode.CODE_UNKNOWN else why
        return Verdict(fate=Fate.REFUSED, settlement=settlement, outcome=outcome, code=problem.code)

    def _recoded(self, job: Job) -> Settlement:
        """Another booking has this code: a new one is made, which the old one opens at this kiosk."""
        code, secret = self.fresh_code(), self._ledger.secret
        old = code_hash(secret, job.code)
        owns = self._ledger.owns(job.reservation.id)
        sealed = [replace(own, sealed=seal(secret, job.code, code)) for own in owns if own.code_hash == old]
        fresh = replace(job, stumbles=job.stumbles + 1)
        alias = outbox.own_of(fresh, code_hash(secret, code))
        return outbox.recoded(fresh, secrets.token_urlsafe(16), code, alias, self._ledger.jobs, sealed)
