"""What others have reserved over there, mirrored as reservations here: where and when, never who.

A mirrored reservation has no code: nobody here can act on it, and it is never released for want of a check-in. What
ours hold is not mirrored, and spans that overlap over there (staff may do that) are one here, so that the mirror can
never be a double booking. Planning is pure; `carry_out` writes a plan in one transaction.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from kiosk.domain.bookings import Reservation, State
from kiosk.domain.spans import Span
from kiosk.hub.db.transaction import Tx
from kiosk.hub.remote.wishes import Standing
from kiosk.hub.reservations import store
from kiosk.hub.reservations.store import THEIRS, Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """A reservation as the other system tells it; `state` None holds the room in a way that is no state of ours."""

    id: str
    span: Span
    state: State | None
    holds: bool


@dataclass(slots=True, kw_only=True)
class Plan:
    """What to write: ours that came to another state or time, mirrored ones that go, spans that come."""

    ours: list[tuple[Kept, Kept]] = field(default_factory=list)
    gone: list[Kept] = field(default_factory=list)
    new: list[Span] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.ours or self.gone or self.new)


def plan(
    window: Span, found: Sequence[Foreign], ours: Sequence[Standing], mirrored: Sequence[Kept], seen: int, now: datetime
) -> Plan:
    """What must change here for the two to agree within the window.

    Args:
        window: the time that was asked about; outside it nothing is concluded.
        found: everything reserved there in it.
        ours: our reservations in the room, whatever became of them.
        mirrored: the mirror as it is.
        seen: the latest turn when it was asked: what changed since then is not judged by it.
        now: when an approval counts from.
    """
    made = Plan()
    by_id = {each.id: each for each in found}
    # Ours as they will be; a slot that ours holds, or is about to give back, is nobody else's.
    known = {each.remote_id for each in ours if each.remote_id is not None}
    holding: list[Span] = []
    for each in ours:
        after = each.kept
        theirs = by_id.get(each.remote_id or "")
        if theirs is not None and not each.pending and each.turn <= seen:
            after = _as_there(each.kept, theirs, now)
            if after != each.kept:
                made.ours.append((each.kept, after))
        if after.reservation.holds:
            holding.append(Span(after.reservation.start, after.held_until))
    wanted = merge_apart(
        span
        for each in found
        if each.holds and (each.id not in known or _lets_go(each, ours, seen))
        for span in without(each.span, holding)
    )
    inside = [kept for kept in mirrored if kept.reservation.span.overlaps(window)]
    kept_spans = {kept.reservation.span for kept in inside}
    made.gone = [kept for kept in inside if kept.reservation.span not in set(wanted)]
    made.new = [span for span in wanted if span not in kept_spans and span.end > now]
    return made


def missing(window: Span, found: Sequence[Foreign], ours: Sequence[Standing], seen: int) -> list[str]:
    """Ours that were not among what was found and should have been: asked for one by one before it is believed."""
    there = {each.id for each in found}
    return [
        each.remote_id
        for each in ours
        if each.remote_id is not None
        and each.remote_id not in there
        and not each.pending
        and each.turn <= seen
        and each.kept.reservation.holds
        and each.kept.reservation.span.overlaps(window)
    ]


def _lets_go(found: Foreign, ours: Sequence[Standing], seen: int) -> bool:
    """A reservation of ours that holds nothing here any more, while the other system holds on to it for good."""
    mine = next(each for each in ours if each.remote_id == found.id)
    return not mine.kept.reservation.holds and mine.wish is None and mine.turn <= seen


def _as_there(kept: Kept, theirs: Foreign, now: datetime) -> Kept:
    """Ours after what staff did with it over there."""
    reservation = kept.reservation
    if not reservation.holds:
        return kept
    if not theirs.holds:
        in_use = reservation.state is State.CHECKED_IN
        return replace(kept, reservation=replace(reservation, state=State.FINISHED if in_use else State.DENIED))
    state, confirmed = reservation.state, kept.confirmed_at
    if state is State.REQUESTED and theirs.state is State.CONFIRMED:
        state, confirmed = State.CONFIRMED, now.replace(microsecond=0)
    moved = replace(reservation, start=theirs.span.start, end=theirs.span.end, state=state)
    return replace(kept, reservation=moved, held_until=moved.end, confirmed_at=confirmed)


def without(span: Span, others: Iterable[Span]) -> list[Span]:
    """The parts of a span that none of the others covers."""
    left = [span]
    for other in others:
        left = [
            part
            for piece in left
            for part in (Span(piece.start, min(piece.end, other.start)), Span(max(piece.start, other.end), piece.end))
            if part
        ]
    return left


def merge_apart(spans: Iterable[Span]) -> list[Span]:
    """Disjoint and sorted; what overlaps becomes one, what only touches stays two reservations."""
    merged: list[Span] = []
    for span in sorted(set(spans)):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def carry_out(tx: Tx, resource: str, plan_: Plan, now: datetime) -> None:
    """Write it: first what lets go, then what moves, then what comes."""
    for kept in plan_.gone:
        after = replace(kept, reservation=replace(kept.reservation, state=State.CANCELLED))
        store.change(tx, kept, after)
    for before, after in sorted(plan_.ours, key=lambda pair: pair[1].reservation.holds):
        store.replace_kept(tx, before, after)
    made = now.replace(microsecond=0)
    for span in plan_.new:
        key = f"{THEIRS}{secrets.token_hex(8)}"
        theirs = Reservation(id=key, resource=resource, start=span.start, end=span.end, state=State.CONFIRMED)
        store.add(tx, Kept(theirs, span.end, None, None, made, made), None, None)
