"""What our reservations shall become in the other system: one row each, one wish at a time.

A wish is a state to reach, not a message: it may be tried again until it is reached or refused, and a newer wish takes
the place of an older one. Wishes of a room are carried over one at a time and in order: what gives a time back comes
before what takes it anew.
"""

# ruff: noqa: S608 - what is put into these statements is a constant of their own

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, bindparam, select, text

from kiosk.domain.refusals import Rule
from kiosk.hub.db.tables import Instant, remote, reservations
from kiosk.hub.db.transaction import Tx
from kiosk.hub.reservations.store import KEPT, Kept, kept_of


class Wish(StrEnum):
    """`book` it, `move` its end, `drop` it."""

    BOOK = "book"
    MOVE = "move"
    DROP = "drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A wish taken up. `sent` says that it was tried before and may have come to pass unheard."""

    kept: Kept
    source: str
    remote_id: str | None
    wish: Wish
    until: datetime | None
    turn: int
    sent: bool
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a reservation of ours stands over there. `pending`: a wish is still to be reached."""

    kept: Kept
    remote_id: str | None
    wish: Wish | None
    turn: int
    refused: Rule | None

    @property
    def pending(self) -> bool:
        return self.wish is not None


_m = remote.c
_TURN = "(SELECT coalesce(max(turn), 0) + 1 FROM remote)"
_ADD = text(
    "INSERT INTO remote (reservation, source, wish, turn, sent, tries)"
    f" VALUES (:reservation, :source, 'book', {_TURN}, 0, 0)"
)
_MOVE = text(
    f"UPDATE remote SET wish = 'move', until = :until, turn = {_TURN}, tries = 0, next_at = NULL, refused = NULL"
    " WHERE reservation = :reservation AND remote_id IS NOT NULL"
).bindparams(bindparam("until", type_=Instant()))
# What was never sent need not be taken back.
_DROP = text(
    "UPDATE remote SET wish = CASE WHEN remote_id IS NULL AND sent = 0 THEN NULL ELSE 'drop' END,"
    f" door_code = NULL, turn = {_TURN}, tries = 0, next_at = NULL WHERE reservation = :reservation"
)


def book(tx: Tx, reservation: str, source: str) -> None:
    """Wish for a new reservation; in the transaction that writes it."""
    tx.conn.execute(_ADD, {"reservation": reservation, "source": source})


def move(tx: Tx, reservation: str, until: datetime) -> bool:
    """Wish for another end; False when the other system does not have the reservation (yet)."""
    return tx.conn.execute(_MOVE, {"reservation": reservation, "until": until}).rowcount > 0


def drop(tx: Tx, reservation: str) -> None:
    """Wish that it be gone over there."""
    tx.conn.execute(_DROP, {"reservation": reservation})


_NEXT = (
    text(
        "SELECT m.reservation, m.remote_id, m.wish, m.until, m.turn, m.sent, m.tries FROM remote m"
        " JOIN reservations r ON r.id = m.reservation"
        " WHERE m.source = :source AND m.wish IS NOT NULL AND (m.next_at IS NULL OR m.next_at <= :now)"
        " AND (m.claimed_until IS NULL OR m.claimed_until < :now)"
        " AND NOT EXISTS (SELECT 1 FROM remote e JOIN reservations er ON er.id = e.reservation"
        " WHERE e.source = m.source AND e.wish IS NOT NULL AND e.turn < m.turn AND er.resource = r.resource)"
        " ORDER BY m.turn LIMIT 1"
    )
    .bindparams(bindparam("now", type_=Instant()))
    .columns(until=Instant())
)
_CLAIM = text(
    "UPDATE remote SET claimed_until = :claim, sent = CASE WHEN wish = 'book' THEN 1 ELSE sent END"
    " WHERE reservation = :reservation AND turn = :turn AND (claimed_until IS NULL OR claimed_until < :now)"
).bindparams(bindparam("claim", type_=Instant()), bindparam("now", type_=Instant()))
_KEPT = select(*KEPT).where(reservations.c.id == bindparam("id"))


def any_due(conn: Connection, source: str, now: datetime) -> bool:
    """Whether `claim` would find something: asked often, and mostly in vain, so without the write lock."""
    return conn.execute(_NEXT, {"source": source, "now": now}).first() is not None


def claim(tx: Tx, source: str, now: datetime, until: datetime) -> Task | None:
    """Take the next wish up, alone until `until`; None when nothing is due, or somebody else was quicker."""
    row = tx.conn.execute(_NEXT, {"source": source, "now": now}).mappings().first()
    if row is None:
        return None
    taken = tx.conn.execute(
        _CLAIM, {"reservation": row["reservation"], "turn": row["turn"], "claim": until, "now": now}
    )
    if not taken.rowcount:
        return None
    kept = kept_of(tx.conn.execute(_KEPT, {"id": row["reservation"]}).one())
    return _task(row, kept, source)


def _task(row: Mapping[Any, Any], kept: Kept, source: str) -> Task:
    return Task(
        kept=kept,
        source=source,
        remote_id=row["remote_id"],
        wish=Wish(row["wish"]),
        until=row["until"],
        turn=row["turn"],
        sent=bool(row["sent"]),
        tries=row["tries"],
    )


_REACHED = text(
    "UPDATE remote SET wish = NULL, until = NULL, remote_id = coalesce(:remote_id, remote_id),"
    # Why a booking was refused is still told when it has been taken back.
    " refused = CASE WHEN wish = 'drop' THEN refused ELSE :refused END,"
    f" turn = {_TURN}, tries = 0, next_at = NULL, claimed_until = NULL"
    " WHERE reservation = :reservation AND turn = :turn"
)
_OVERTAKEN = text(
    "UPDATE remote SET remote_id = coalesce(:remote_id, remote_id), claimed_until = NULL"
    " WHERE reservation = :reservation"
)
_LATER = text(
    "UPDATE remote SET tries = tries + 1, next_at = :next_at, claimed_until = NULL"
    " WHERE reservation = :reservation AND turn = :turn"
).bindparams(bindparam("next_at", type_=Instant()))


def reached(tx: Tx, task: Task, remote_id: str | None = None, refused: Rule | None = None) -> bool:
    """The wish has come true, or was refused for good. False: a newer wish has taken its place meanwhile."""
    given = {"reservation": task.kept.id, "remote_id": remote_id}
    done = tx.conn.execute(_REACHED, {**given, "turn": task.turn, "refused": refused.value if refused else None})
    if done.rowcount:
        return True
    tx.conn.execute(_OVERTAKEN, given)
    return False


def later(tx: Tx, task: Task, next_at: datetime) -> None:
    """Not now: try again at `next_at`."""
    done = tx.conn.execute(_LATER, {"reservation": task.kept.id, "turn": task.turn, "next_at": next_at})
    if not done.rowcount:
        tx.conn.execute(_OVERTAKEN, {"reservation": task.kept.id, "remote_id": None})


_STANDING = (*KEPT, _m.remote_id, _m.wish, _m.turn, _m.refused)
_ONE = select(*_STANDING).join(remote, _m.reservation == reservations.c.id).where(_m.reservation == bindparam("id"))
_OF_ROOM = (
    select(*_STANDING)
    .join(remote, _m.reservation == reservations.c.id)
    .where(reservations.c.resource == bindparam("resource"), _m.source == bindparam("source"))
    .where(reservations.c.end_at > bindparam("after", type_=Instant))
)
_TOP = text("SELECT coalesce(max(turn), 0) FROM remote")
_WAITING = text("SELECT count(*) FROM remote WHERE source = :source AND wish IS NOT NULL AND tries > 0")


def standing(conn: Connection, reservation: str) -> Standing | None:
    row = conn.execute(_ONE, {"id": reservation}).first()
    return _standing(row) if row else None


def of_room(conn: Connection, source: str, resource: str, after: datetime) -> list[Standing]:
    """Ours in a room that end after an instant, whatever became of them."""
    rows = conn.execute(_OF_ROOM, {"source": source, "resource": resource, "after": after})
    return [_standing(row) for row in rows]


def _standing(row: Any) -> Standing:
    remote_id, wish, turn, refused = row[len(KEPT) :]
    return Standing(
        kept=kept_of(row[: len(KEPT)]),
        remote_id=remote_id,
        wish=Wish(wish) if wish else None,
        turn=turn,
        refused=Rule(refused) if refused else None,
    )


def top(conn: Connection) -> int:
    """The latest turn: what is newer than this was changed after it was looked at."""
    return int(conn.execute(_TOP).scalar_one())


def waiting(conn: Connection, source: str) -> int:
    """How many wishes have been tried in vain so far."""
    return int(conn.execute(_WAITING, {"source": source}).scalar_one())


_ORPHAN = text(
    "UPDATE remote SET remote_id = :remote_id, wish = 'drop',"
    f" turn = {_TURN}, tries = 0, next_at = NULL"
    " WHERE reservation = :reservation AND wish IS NULL AND remote_id IS NULL"
)


def orphan(tx: Tx, reservation: str, remote_id: str) -> None:
    """It did come to be over there, long after it was given up here: take it back."""
    tx.conn.execute(_ORPHAN, {"reservation": reservation, "remote_id": remote_id})


_NOTE_DOOR = text(
    "UPDATE remote SET door_code = :code WHERE reservation = :reservation AND coalesce(door_code, '') <> :code"
)
_DOOR = select(_m.door_code).where(_m.reservation == bindparam("reservation"))


def note_door_code(tx: Tx, reservation: str, code: str) -> None:
    """What opens the door. No change for the kiosks: they are told of it only by the holder's own look."""
    tx.conn.execute(_NOTE_DOOR, {"reservation": reservation, "code": code})


def door_code(conn: Connection, reservation: str) -> str | None:
    code = conn.execute(_DOOR, {"reservation": reservation}).scalar()
    return str(code) if code else None
