"""What is reserved in rooms of a Respa, looked at and brought into step with the hub's own view of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.domain.bookings import State
from kiosk.domain.spans import Span
from kiosk.hub.db.transaction import Tx
from kiosk.hub.remote import mirror, wishes
from kiosk.hub.remote.mirror import Foreign
from kiosk.hub.remote.terms import Terms
from kiosk.hub.reservations import store
from kiosk.hub.upstream.problems import SourceError
from kiosk.hub.upstream.respa import asking, reading
from kiosk.hub.upstream.respa.rules import terms
from kiosk.hub.upstream.respa.theirs import Theirs, TheirState
from kiosk.hub.upstream.respa.values import UnfitError
from kiosk.hub.upstream.respa.wire import Wire, good

if TYPE_CHECKING:
    from collections.abc import Mapping

_STATES = {TheirState.CONFIRMED: State.CONFIRMED, TheirState.REQUESTED: State.REQUESTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look at a room: what was reserved in the window, when `seen` was the latest turn of our own.

    `torn` says that something in it could not be read: what is not there may still be there.
    """

    resource: str
    window: Span
    found: tuple[Theirs, ...]
    seen: int
    torn: bool = False


class Looker:
    """Looks at the rooms of one Respa. Not for two threads at once: it has a wire."""

    def __init__(self, wire: Wire, source: str, zone: ZoneInfo, top: Callable[[], int]) -> None:
        self._wire = wire
        self._source = source
        self._zone = zone
        self._top = top
        self.skipped: Counter[str] = Counter()

    def reserved(self, resource: str, there: str, window: Span, *, own: bool = False) -> Look:
        """What is reserved in a room in a window. Raises SourceError."""
        seen, torn = self._top(), False
        found: list[Theirs] = []
        for item in self._wire.pages(asking.reservations(there, window, own=own)):
            try:
                theirs = reading.reservation(item, self._zone)
            except UnfitError:
                self.skipped["reservation"] += 1
                torn = True
                continue
            # A server that does not know the filters gives everything; both ends of the window are inclusive there.
            if theirs.resource == there and theirs.span.overlaps(window):
                found.append(theirs)
        return Look(resource=resource, window=window, found=tuple(found), seen=seen, torn=torn)

    def one(self, remote_id: str) -> Theirs | None:
        """One reservation, whatever became of it; None when nobody has it. Raises SourceError."""
        reply = self._wire.ask(asking.one(remote_id))
        if reply.status in {404, 410}:
            return None
        try:
            return reading.reservation(reading.document(good(reply)), self._zone)
        except UnfitError as error:
            raise SourceError("garbled", str(error)) from None

    def terms(self, there: str, today: date, days: int, fixed: Mapping[str, str]) -> Terms:
        """What is said of a room, with its opening from today on. Raises SourceError."""
        reply = self._wire.ask(asking.room(there, today, today + timedelta(days=days)))
        try:
            facts, skipped = reading.room(reading.document(good(reply)), self._zone)
        except UnfitError as error:
            raise SourceError("garbled", str(error)) from None
        self.skipped["day"] += skipped
        return terms(facts, fixed)

    def missing(self, look: Look, ours: Sequence[wishes.Standing]) -> list[Foreign]:
        """Ours that the look should have shown and did not, asked for one by one."""
        found = [as_foreign(theirs) for theirs in look.found]
        gone: list[Foreign] = []
        for remote_id in mirror.missing(look.window, found, ours, look.seen):
            theirs = self.one(remote_id)
            gone.append(
                as_foreign(theirs) if theirs else Foreign(id=remote_id, span=look.window, state=None, holds=False)
            )
        return gone


def as_foreign(theirs: Theirs) -> Foreign:
    return Foreign(id=theirs.id, span=theirs.span, state=_STATES.get(theirs.state), holds=theirs.holds)


def bring_in(tx: Tx, source: str, look: Look, also: Iterable[Foreign], now: datetime) -> bool:
    """Bring the hub into step with a look; whether anything changed.

    What is ours over there and nobody's here any more (its creation was given up before its answer came) is taken back.
    """
    ours = wishes.of_room(tx.conn, source, look.resource, look.window.start)
    _take_orphans_back(tx, look, ours)
    _note_door_codes(tx, look, ours)
    found = {each.id: each for each in (*(as_foreign(theirs) for theirs in look.found), *also)}
    plan = mirror.plan(look.window, list(found.values()), ours, store.mirrored(tx.conn, look.resource), look.seen, now)
    if look.torn:
        plan.gone.clear()
        plan.new = [span for span in plan.new if not _mirrored_already(tx, look.resource, span)]
    mirror.carry_out(tx, look.resource, plan, now)
    return bool(plan)


def _mirrored_already(tx: Tx, resource: str, span: Span) -> bool:
    return any(kept.reservation.span.overlaps(span) for kept in store.mirrored(tx.conn, resource))


def _note_door_codes(tx: Tx, look: Look, ours: Sequence[wishes.Standing]) -> None:
    """A door system may give the code long after the booking, or another one when staff ask for it."""
    told = {each.id: each.door_code for each in look.found if each.own and each.holds and each.door_code}
    for each in ours:
        code = told.get(each.remote_id or "")
        if code is not None and each.kept.reservation.holds and each.wish is not wishes.Wish.DROP:
            wishes.note_door_code(tx, each.kept.id, code)


def _take_orphans_back(tx: Tx, look: Look, ours: Sequence[wishes.Standing]) -> None:
    known = {each.remote_id for each in ours}
    given_up = {
        each.kept.reservation.span: each.kept.id
        for each in ours
        if each.remote_id is None and not each.pending and not each.kept.reservation.holds and each.turn <= look.seen
    }
    for theirs in look.found:
        if theirs.own and theirs.holds and theirs.id not in known and theirs.span in given_up:
            wishes.orphan(tx, given_up[theirs.span], theirs.id)


def window(now: datetime, days: int) -> Span:
    """From the day before to the last day that can be booked: whole UTC days."""
    first = datetime.combine(now.astimezone(UTC).date(), time(), UTC) - timedelta(days=1)
    return Span(first, first + timedelta(days=days + 4))
