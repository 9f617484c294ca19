"""Finds a reservation by the code typed: at the hub, or among this kiosk's own while the hub is away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.adapters.guesses import Guesses
from kiosk.adapters.hub_client import HubClient
from kiosk.adapters.ledger import SEND, Ledger
from kiosk.api.booking import Booked
from kiosk.api.problem import ErrorCode, Problem
from kiosk.domain.bookings import State
from kiosk.domain.codes import code_key
from kiosk.domain.text import clean
from kiosk.services.local_desk import as_booked
from kiosk.services.outbox import Own, Settlement
from kiosk.services.outcomes import CodeUnknown, Done, Outcome, Refused, Saved, SlowDown, Unreachable
from kiosk.services.ports import Clock
from kiosk.services.spelling import shown_code
from kiosk.services.sync import DENIED, HubAway

PATIENCE = 4.0
HOPE = 1.5
"""Seconds for a look-up while the hub is believed to be away: it may have come back since."""

_SHORTEST, _LONGEST = 4, 60


class Finder:
    """Runs in the sender's thread, with its client; `away` is the sender's, told when the hub has no answer."""

    def __init__(
        self, ledger: Ledger, client: HubClient, guesses: Guesses, clock: Clock, away: Callable[[str, bool], None]
    ) -> None:
        self._ledger = ledger
        self._client = client
        self._guesses = guesses
        self._clock = clock
        self._away = away

    def find(self, typed: str) -> Outcome:
        """What a code leads to. A wrong one is counted, whether the hub or the store did not know it."""
        wait = self._guesses.wait()
        if wait > 0:
            return SlowDown(wait)
        typed = clean(typed, _LONGEST)
        if len(code_key(typed)) < _SHORTEST:
            return CodeUnknown(self._guesses.wrong())
        own, code = self._ledger.found(typed)
        if own is not None:
            return self._own(own, code)
        answer = self._ask(code, PATIENCE if self._ledger.world.online else HOPE)
        if answer is None:
            # Told apart from a code made here, so this is an answer to a guess like any other.
            self._guesses.wrong()
            return Unreachable()
        return self._of_hub(answer, code)

    def _ask(self, code: str, within: float) -> Booked | Problem | None:
        """The hub's word on a code; None when it has none to give now."""
        try:
            answer = self._client.find(code, within)
        except HubAway as error:
            self._away(str(error), False)
            return None
        if isinstance(answer, Problem) and (answer.code in DENIED or answer.status >= 500):
            self._away(f"cannot look up: {answer.code}", answer.code in DENIED)
            return None
        self._ledger.answered(SEND)
        return answer

    def _own(self, own: Own, code: str) -> Outcome:
        """Made at this kiosk. What still waits in the outbox the hub cannot know."""
        shown, now = shown_code(code), self._clock.now()
        key = own.reservation.id
        held = self._ledger.reservation(key) or own.reservation
        waits = any(job.reservation.id == key for job in self._ledger.jobs)
        # Provisional at the hub too: the system that has the room has not spoken; the hub knows the newest of it.
        if held.state is State.PROVISIONAL and waits:
            return Saved(reservation=held, code=shown)
        if own.reservation.state is State.DENIED and own.refused is not None:
            return own.refused
        if self._ledger.world.online and not waits and own.reservation.state is not State.CANCELLED:
            answer = self._ask(code, PATIENCE)
            if isinstance(answer, Booked):
                return self._seen(answer, shown, own)
            if answer is not None and answer.code == ErrorCode.CODE_UNKNOWN and held.holds and now < held.end:
                # The hub was put back from an older copy: it holds nothing for this code, whatever we remember.
                return CodeUnknown()
        here = as_booked(self._ledger.world, held, now)
        return Done(booked=here, code=shown, earlier=own.refused)

    def _seen(self, booked: Booked, shown: str, own: Own) -> Done:
        """The hub's word; an earlier refusal is told once."""
        if own.refused is not None:
            self._ledger.settle(Settlement(owns=(replace(own, refused=None),)))
        self._learn(booked)
        return Done(booked=booked, code=shown, earlier=own.refused)

    def _of_hub(self, answer: Booked | Problem, code: str) -> Outcome:
        if isinstance(answer, Booked):
            self._learn(answer)
            return Done(booked=answer, code=shown_code(code))
        if answer.code == ErrorCode.SLOW_DOWN:
            return SlowDown(float(answer.retry_after or 5))
        if answer.code in {ErrorCode.CODE_UNKNOWN, ErrorCode.BAD_REQUEST}:
            return CodeUnknown(self._guesses.wrong())
        return Refused(refusals=answer.refusals, alternatives=answer.alternatives)

    def _learn(self, booked: Booked) -> None:
        """The hub's newest word on a reservation, ahead of the feed."""
        if self._ledger.world.reservations.get(booked.reservation.id) != booked.reservation:
            self._ledger.settle(Settlement(reservations=(booked.reservation,)))
