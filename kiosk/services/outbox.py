"""The outbox: what a patron was promised and the hub has not heard yet. Data and decisions only, no disk, no wire.

A job is complete when it is written: it has its idempotency key and its code before it is first sent, so that sending
it twice has the effect of once. What becomes of a job after an answer is decided here and carried out by the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.api.booking import BookingRequest, Details
from kiosk.domain.bookings import Action, Reservation, State, cut_end
from kiosk.services.outcomes import Refused, Wish
from kiosk.services.patron_key import patron_key

KEPT_AFTER_END = timedelta(hours=12)
"""How long a code still finds its reservation at this kiosk after the end."""


class JobKind(StrEnum):
    """What is asked of the hub; the values of actions are those of domain.bookings.Action."""

    BOOK = "book"
    CHECK_IN = "check_in"
    EXTEND = "extend"
    END = "end"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One write that the hub shall do. `seq` is its place in the queue (0: not queued yet).

    `reservation` is what it is about as known when it was made; a booking has an id of this kiosk's own until the hub
    gives one. `patron` is the key by which quotas are counted. `tried` says that it may have reached the hub;
    `stumbles` counts answers of a hub in trouble.
    """

    key: str
    kind: JobKind
    reservation: Reservation
    code: str
    made_at: datetime
    details: Details | None = None
    patron: str | None = None
    end: datetime | None = None
    seq: int = 0
    tried: bool = False
    stumbles: int = 0

    @property
    def action(self) -> Action | None:
        return None if self.kind is JobKind.BOOK else Action(self.kind.value)

    @property
    def request(self) -> BookingRequest:
        """The body of a booking; the same bytes every time it is sent."""
        return BookingRequest(
            resource=self.reservation.resource,
            start=self.reservation.start,
            end=self.reservation.end,
            code=self.code,
            details=self.details or Details(),
            patron_key=self.patron,
            made_at=self.made_at,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A reservation made at this kiosk, found by the keyed hash of its code (never the code itself).

    `local_id` is the id it had before the hub gave one. `refused` tells why the hub said no later on. `sealed` holds
    the code that the hub knows when it had to be changed; only the code typed opens it.
    """

    code_hash: bytes
    local_id: str
    reservation: Reservation
    until: datetime
    refused: Refused | None = None
    sealed: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What an answer changes, in one transaction: queue places freed, jobs written in place, news of reservations."""

    drop: tuple[int, ...] = ()
    put: tuple[Job, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    owns: tuple[Own, ...] = ()


def booking_job(wish: Wish, key: str, code: str, now: datetime) -> Job:
    """A new booking, provisional until the hub has spoken. Instants travel in whole seconds."""
    provisional = Reservation(
        id=f"local-{key}",
        resource=wish.resource,
        start=wish.span.start,
        end=wish.span.end,
        state=State.PROVISIONAL,
    )
    made_at = now.replace(microsecond=0)
    return Job(
        key=key,
        kind=JobKind.BOOK,
        reservation=provisional,
        code=code,
        made_at=made_at,
        details=wish.details,
        patron=patron_key(wish.card) if wish.card else None,
    )


def action_job(
    action: Action, reservation: Reservation, key: str, code: str, now: datetime, end: datetime | None
) -> Job:
    """A patron's action on a reservation; `end` for an extension only."""
    made_at = now.replace(microsecond=0)
    return Job(key=key, kind=JobKind(action.value), reservation=reservation, code=code, made_at=made_at, end=end)


def own_of(job: Job, code_hash: bytes) -> Own:
    """The entry by which the code of a new booking is found at this kiosk."""
    held = job.reservation
    return Own(code_hash=code_hash, local_id=held.id, reservation=held, until=held.end + KEPT_AFTER_END)


def effect(job: Job, base: Reservation) -> Reservation:
    """The reservation as the job will leave it when the hub agrees."""
    match job.kind:
        case JobKind.BOOK:
            return job.reservation
        case JobKind.CHECK_IN:
            return replace(base, state=State.CHECKED_IN)
        case JobKind.EXTEND:
            return base.moved_to(job.end or base.end)
        case JobKind.END:
            return replace(base, state=State.FINISHED, end=cut_end(base, job.made_at))
        case JobKind.CANCEL:
            return replace(base, state=State.CANCELLED)


def overlay(jobs: Iterable[Job], reservations: Mapping[str, Reservation]) -> dict[str, Reservation]:
    """What stands in for the hub's reservations until the jobs, in their order, have been heard."""
    local: dict[str, Reservation] = {}
    for job in jobs:
        key = job.reservation.id
        base = local.get(key) or reservations.get(key) or job.reservation
        local[key] = effect(job, base)
    return local


def confirmed(job: Job, answer: Reservation, jobs: Iterable[Job], owns: Iterable[Own]) -> Settlement:
    """The hub did it: the job goes, its answer is news; jobs that wait behind a booking learn the hub's id."""
    before = job.reservation.id
    behind = (later for later in jobs if later.seq > job.seq and later.reservation.id == before)
    return Settlement(
        drop=(job.seq,),
        put=tuple(replace(later, reservation=answer) for later in behind if answer.id != before),
        reservations=(answer,),
        owns=tuple(
            replace(own, reservation=answer, until=answer.end + KEPT_AFTER_END, refused=None)
            for own in owns
            if own.reservation.id in {before, answer.id}
        ),
    )


def refused(job: Job, why: Refused, jobs: Iterable[Job], owns: Iterable[Own]) -> Settlement:
    """The hub said no: a booking is denied with all that waits behind it; after a refused action all is as before."""
    booking = job.kind is JobKind.BOOK
    behind = (later.seq for later in jobs if booking and later.reservation.id == job.reservation.id)
    mine = (own for own in owns if own.reservation.id == job.reservation.id)
    denied = replace(job.reservation, state=State.DENIED)
    return Settlement(
        drop=tuple({job.seq, *behind}),
        owns=tuple(replace(own, reservation=denied if booking else own.reservation, refused=why) for own in mine),
    )


def recoded(job: Job, key: str, code: str, alias: Own, jobs: Iterable[Job], owns: Iterable[Own]) -> Settlement:
    """The hub knows another booking by this code: same place in the queue, new code, new key (the body is another).

    Actions that wait behind it prove themselves with the new code too; they were never sent and keep their keys.
    `alias` is the entry of the new code; the old code's entries in `owns` come sealed with the new code already.
    """
    behind = (later for later in jobs if later.seq > job.seq and later.reservation.id == job.reservation.id)
    return Settlement(
        put=(replace(job, key=key, code=code, tried=False), *(replace(later, code=code) for later in behind)),
        owns=(*owns, alias),
    )


def taken_back(job: Job, jobs: Iterable[Job], owns: Iterable[Own]) -> Settlement:
    """A booking cancelled before it was ever sent: the hub never hears of it."""
    gone = replace(job.reservation, state=State.CANCELLED)
    return Settlement(
        drop=tuple(each.seq for each in jobs if each.reservation.id == job.reservation.id),
        owns=tuple(replace(own, reservation=gone) for own in owns if own.reservation.id == gone.id),
    )
