"""The desk of `services.ports`: what a patron does at the screen, carried out in the sender's thread.

A booking or an action is written to the outbox before it is sent; who asked hears of it once, on the UI thread.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from datetime import datetime

from kiosk.adapters.finder import Finder
from kiosk.adapters.guesses import Guesses
from kiosk.adapters.ledger import Ledger
from kiosk.adapters.sender import Sender
from kiosk.adapters.store import StoreError
from kiosk.adapters.verdicts import Verdicts
from kiosk.domain.bookings import Action, Reservation, State
from kiosk.services import local_desk, outbox
from kiosk.services.code_lock import code_hash
from kiosk.services.outbox import Job, JobKind
from kiosk.services.outcomes import CodeUnknown, Done, Failed, Outcome, Refused, Unreachable, Wish
from kiosk.services.ports import Clock, Deliver, Post

log = logging.getLogger(__name__)


class OutboxDesk:
    """Implements ports.Desk."""

    def __init__(
        self,
        ledger: Ledger,
        sender: Sender,
        verdicts: Verdicts,
        finder: Finder,
        guesses: Guesses,
        clock: Clock,
        post: Post,
    ) -> None:
        self._ledger = ledger
        self._sender = sender
        self._verdicts = verdicts
        self._finder = finder
        self._guesses = guesses
        self._clock = clock
        self._post = post

    def book(self, wish: Wish, deliver: Deliver) -> None:
        self._do(lambda answer: self._book(wish, answer), deliver)

    def find(self, code: str, deliver: Deliver) -> None:
        self._do(lambda answer: answer(self._finder.find(code)), deliver)

    def act(self, action: Action, reservation: str, code: str, deliver: Deliver, end: datetime | None = None) -> None:
        self._do(lambda answer: self._act(action, reservation, code, end, answer), deliver)

    def _do(self, work: Callable[[Deliver], None], deliver: Deliver) -> None:
        """Run in the sender's thread; whatever happens there, one outcome comes back."""

        def answer(outcome: Outcome) -> None:
            if isinstance(outcome, CodeUnknown) and not outcome.wait:
                outcome = CodeUnknown(self._guesses.wait())
            self._post(lambda: deliver(outcome))

        def command() -> None:
            try:
                work(answer)
            except Exception:
                reference = secrets.token_hex(3)
                log.exception("a patron's command failed, reference %s", reference)
                answer(Failed(reference))

        self._sender.submit(command)

    def _book(self, wish: Wish, answer: Deliver) -> None:
        now = self._clock.now()
        world = self._ledger.world
        if not world.online:
            no = local_desk.impossible(world, wish, now)
            if no is not None:
                answer(no)
                return
        code = self._verdicts.fresh_code()
        job = outbox.booking_job(wish, secrets.token_urlsafe(16), code, now)
        self._promise(job, outbox.own_of(job, code_hash(self._ledger.secret, code)), answer)

    def _act(self, action: Action, key: str, typed: str, end: datetime | None, answer: Deliver) -> None:
        own, code = self._ledger.found(typed)
        if own is not None and key in {own.local_id, own.reservation.id}:
            key = own.reservation.id
        else:
            own, code = None, typed
        held = self._ledger.reservation(key) or (own.reservation if own else None)
        if held is None:
            answer(Unreachable() if not self._ledger.world.online else CodeUnknown())
            return
        if held.state is State.PROVISIONAL and any(job.reservation.id == held.id for job in self._ledger.jobs):
            self._act_on_provisional(action, held, code, answer)
            return
        now = self._clock.now()
        if not self._ledger.world.online:
            if own is None:
                answer(Unreachable())
                return
            no = local_desk.allowed(self._ledger.world, action, held, now, end)
            if no is not None:
                answer(no)
                return
        self._promise(outbox.action_job(action, held, secrets.token_urlsafe(16), code, now, end), None, answer)

    def _act_on_provisional(self, action: Action, held: Reservation, code: str, answer: Deliver) -> None:
        """A booking that the hub has not confirmed can only be taken back."""
        jobs = self._ledger.jobs
        booking = next((j for j in jobs if j.kind is JobKind.BOOK and j.reservation.id == held.id), None)
        if action is not Action.CANCEL or booking is None:
            answer(Refused())
        elif booking.tried:
            now = self._clock.now()
            self._promise(outbox.action_job(action, held, secrets.token_urlsafe(16), code, now, None), None, answer)
        else:
            self._ledger.settle(outbox.taken_back(booking, jobs, self._ledger.owns(held.id)))
            gone = outbox.effect(outbox.action_job(action, held, "", code, self._clock.now(), None), held)
            booked = local_desk.as_booked(self._ledger.world, gone, self._clock.now())
            answer(Done(booked=booked, code=self._verdicts.shown(booking), action=action))

    def _promise(self, job: Job, own: outbox.Own | None, answer: Deliver) -> None:
        """Write a job down, then see whether the hub does it while the patron waits."""
        online = self._ledger.world.online
        again = next((j for j in self._ledger.jobs if _same(j, job)), None)
        if again is None and not online and not self._ledger.status.durable:
            # A promise that a power cut would break is none.
            answer(Unreachable())
            return
        try:
            queued = again or self._ledger.add(job, own)
        except StoreError as error:
            reference = secrets.token_hex(3)
            log.error("%s; a patron could not be served, reference %s", error, reference)
            answer(Failed(reference))
            return
        if online:
            self._sender.wait_for(queued, answer)
        else:
            self._ledger.show()
            answer(self._sender.saved(queued))
            self._sender.doubt()


def _same(queued: Job, job: Job) -> bool:
    """Whether a patron asks a second time for what is waiting already."""
    if job.kind is JobKind.BOOK:
        return False
    return (queued.kind, queued.reservation.id, queued.end) == (job.kind, job.reservation.id, job.end)
