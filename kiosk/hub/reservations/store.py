"""Reading and writing reservation rows; every statement that touches the tables of reservations is here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, literal_column, select, text, union_all, update

from kiosk.api.house import Kind
from kiosk.domain.bookings import HOLDING, Reservation, State
from kiosk.domain.spans import Span
from kiosk.hub.db.tables import Instant, details, reservations
from kiosk.hub.db.transaction import Tx

_r = reservations.c
_holds = literal_column("holds") == literal_column("1")
KEPT = (
    _r.id,
    _r.resource,
    _r.start_at,
    _r.end_at,
    _r.held_until,
    _r.state,
    _r.code_hash,
    _r.patron_hash,
    _r.created_at,
    _r.confirmed_at,
)


THEIRS = "their"
"""Ids of what others hold in a room whose reservations live in another system begin so (`kiosk.hub.remote.mirror`)."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A reservation as the database keeps it. The hashes stay out of every representation."""

    reservation: Reservation
    held_until: datetime
    code_hash: str | None = field(repr=False)
    patron_hash: str | None = field(repr=False)
    created_at: datetime
    confirmed_at: datetime | None

    @property
    def id(self) -> str:
        return self.reservation.id

    @property
    def theirs(self) -> bool:
        """Mirrored from another system: nobody here made it or can act on it."""
        return self.reservation.id.startswith(THEIRS)

    @property
    def counted_from(self) -> datetime:
        """When it became certain; before that, when it was made."""
        return self.confirmed_at or self.created_at


@dataclass(frozen=True, slots=True)
class Held:
    """A span that keeps others out, with the buffer that belongs to it."""

    id: str
    span: Span
    until: datetime


def kept_of(row: Sequence[Any]) -> Kept:
    reservation = Reservation(id=row[0], resource=row[1], start=row[2], end=row[3], state=State(row[5]))
    return Kept(reservation, row[4], row[6], row[7], row[8], row[9])


_HELD = (
    select(_r.id, _r.start_at, _r.end_at, _r.held_until)
    .where(_r.resource == bindparam("resource"), _holds)
    .where(_r.start_at < bindparam("before", type_=Instant), _r.held_until > bindparam("after", type_=Instant))
    .order_by(_r.start_at)
)


def held(conn: Connection, resource: str, window: Span) -> list[Held]:
    """What holds the resource in the window, buffers included."""
    rows = conn.execute(_HELD, {"resource": resource, "before": window.end, "after": window.start})
    return [Held(row[0], Span(row[1], row[2]), row[3]) for row in rows]


_BY_ID = select(*KEPT).where(_r.id == bindparam("id"))


def by_id(conn: Connection, reservation: str) -> Kept | None:
    row = conn.execute(_BY_ID, {"id": reservation}).first()
    return kept_of(row) if row else None


_by_code = _r.code_hash == bindparam("code")
_BY_CODE = union_all(
    select(*KEPT).where(_by_code, _holds),
    select(*KEPT).where(_by_code, literal_column("holds") == literal_column("0"), _r.code_hash.is_not(None)),
)


def by_code(conn: Connection, code_hash: str) -> list[Kept]:
    """Every reservation that has or had the code, the holding one first."""
    return [kept_of(row) for row in conn.execute(_BY_CODE, {"code": code_hash})]


_COUNTED = [state.value for state in (*HOLDING, State.FINISHED)]
_OF_PATRON = (
    select(_r.id, _r.start_at, _r.end_at)
    .where(_r.patron_hash == bindparam("patron"), _r.resource == bindparam("resource"))
    .where(_r.start_at >= bindparam("after", type_=Instant), _r.start_at < bindparam("before", type_=Instant))
    .where(_r.state.in_(_COUNTED))
)


def of_patron(conn: Connection, patron_hash: str, resource: str, window: Span, but: str | None = None) -> list[Span]:
    """What counts against a patron's quota of a resource: used and coming, not what was cancelled or let go."""
    given = {"patron": patron_hash, "resource": resource, "after": window.start, "before": window.end}
    return [Span(row[1], row[2]) for row in conn.execute(_OF_PATRON, given) if row[0] != but]


_COLUMNS = [column.name for column in reservations.columns]
# Not "ON CONFLICT": on PostgreSQL that inserts speculatively, and beside an exclusion constraint rivals then wait for
# each other until the server finds a deadlock, a second later.
_INSERT = text(
    f"INSERT INTO reservations ({', '.join(_COLUMNS)}) SELECT {', '.join(f':{name}' for name in _COLUMNS)}"  # noqa: S608
    " WHERE NOT EXISTS (SELECT 1 FROM reservations WHERE code_hash = :code_hash AND holds = 1)"
).bindparams(*(bindparam(column.name, type_=column.type) for column in reservations.columns))
_INSERT_DETAILS = insert(details)


def add(tx: Tx, kept: Kept, name: str | None, people: int | None) -> bool:
    """Write a new reservation, and what was told of its holder apart from it; False when its code is another's."""
    reservation = kept.reservation
    done = tx.conn.execute(
        _INSERT,
        {
            "id": reservation.id,
            "resource": reservation.resource,
            "start_at": reservation.start,
            "end_at": reservation.end,
            "held_until": kept.held_until,
            "state": reservation.state.value,
            "holds": 1,
            "code_hash": kept.code_hash,
            "patron_hash": kept.patron_hash,
            "created_at": kept.created_at,
            "confirmed_at": kept.confirmed_at,
        },
    )
    if not done.rowcount:
        return False
    if name or people:
        tx.conn.execute(_INSERT_DETAILS, {"reservation": reservation.id, "name": name, "people": people})
    tx.changed(Kind.RESERVATION, reservation.id)
    return True


_UPDATE = update(reservations).where(
    _r.id == bindparam("which"), _r.state == bindparam("was"), _r.end_at == bindparam("ended", type_=Instant)
)


def change(tx: Tx, before: Kept, after: Kept, *, holds: bool | None = None) -> bool:
    """Write `after` over `before`; False when somebody else changed it meanwhile and nothing was written."""
    done = tx.conn.execute(_UPDATE, _changed(before, after, after.reservation.holds if holds is None else holds))
    if not done.rowcount:
        return False
    tx.changed(Kind.RESERVATION, before.id)
    return True


def _changed(before: Kept, after: Kept, holds: bool) -> dict[str, Any]:
    return {
        "which": before.id,
        "was": before.reservation.state.value,
        "ended": before.reservation.end,
        "state": after.reservation.state.value,
        "end_at": after.reservation.end,
        "held_until": after.held_until,
        "holds": int(holds),
        "confirmed_at": after.confirmed_at,
    }


_REPLACE = _UPDATE.values(start_at=bindparam("start_at", type_=Instant))


def replace_kept(tx: Tx, before: Kept, after: Kept) -> bool:
    """As `change`, for what another system moved: the start too may be another."""
    given = _changed(before, after, after.reservation.holds)
    if not tx.conn.execute(_REPLACE, {**given, "start_at": after.reservation.start}).rowcount:
        return False
    tx.changed(Kind.RESERVATION, before.id)
    return True


_DETAILS = select(details.c.name, details.c.people).where(details.c.reservation == bindparam("id"))


def details_of(conn: Connection, reservation: str) -> tuple[str | None, int | None]:
    """Name and people of a booking; None each when never told or erased since."""
    row = conn.execute(_DETAILS, {"id": reservation}).first()
    return (row[0], row[1]) if row else (None, None)


_IN_STATE = select(*KEPT).where(_holds, _r.state == bindparam("state")).order_by(_r.start_at)
_STARTED = select(*KEPT).where(_holds, _r.start_at <= bindparam("now", type_=Instant))
_HOLDING = select(*KEPT).where(_holds).order_by(_r.start_at)
_BY_IDS = select(*KEPT).where(_r.id.in_(bindparam("ids", expanding=True)))


def in_state(conn: Connection, state: State) -> list[Kept]:
    return [kept_of(row) for row in conn.execute(_IN_STATE, {"state": state.value})]


def started(conn: Connection, now: datetime) -> list[Kept]:
    """What still holds a room though its start has come: the jobs' candidates, few at any time."""
    return [kept_of(row) for row in conn.execute(_STARTED, {"now": now})]


def holding(conn: Connection) -> list[Kept]:
    """What keeps others out: also what was ended early, until the break after it is over."""
    return [kept_of(row) for row in conn.execute(_HOLDING)]


def by_ids(conn: Connection, ids: Iterable[str]) -> dict[str, Kept]:
    kept = (kept_of(row) for row in conn.execute(_BY_IDS, {"ids": list(ids)}))
    return {item.id: item for item in kept}


_theirs = _r.id.like(f"{THEIRS}%")
_MIRRORED = select(*KEPT).where(_holds, _r.resource == bindparam("resource"), _theirs)
_FORGET_THEIRS = delete(reservations).where(_theirs, _r.end_at < bindparam("before", type_=Instant))


def mirrored(conn: Connection, resource: str) -> list[Kept]:
    """What others hold in a room whose reservations live in another system."""
    return [kept_of(row) for row in conn.execute(_MIRRORED, {"resource": resource})]


def forget_theirs(tx: Tx, before: datetime) -> int:
    """Drop what was mirrored and is long over."""
    return tx.conn.execute(_FORGET_THEIRS, {"before": before}).rowcount
