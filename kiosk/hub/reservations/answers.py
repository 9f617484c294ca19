"""Every write has the effect of once: the answer to a key is kept with the effect and given again, with the reservation
as it stands by then.

Kept answers hold no personal data: name, people and the code of the door are left out and, as long as they exist, put
back on replay.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select

from kiosk.api.booking import Booked
from kiosk.api.device import Ring
from kiosk.api.ideas import Heard, IdeaJudged
from kiosk.api.problem import ErrorCode, Problem
from kiosk.domain.bookings import Reservation, State
from kiosk.hub.db.tables import Instant, answers, reservations
from kiosk.hub.db.transaction import Tx
from kiosk.hub.problems import stop
from kiosk.hub.remote import wishes
from kiosk.hub.reservations import store
from kiosk.hub.reservations.documents import mask

KEEP = timedelta(days=7)

_a = answers.c
_FIND = select(_a.fingerprint, _a.status, _a.body, _a.reservation).where(
    _a.device == bindparam("device"), _a.key == bindparam("key")
)
_KEEP = insert(answers)
_HOLDS = select(reservations.c.id).where(reservations.c.id == _a.reservation, reservations.c.holds == 1)
_FORGET = delete(answers).where(_a.made_at < bindparam("before", type_=Instant), ~_HOLDS.exists())


@dataclass(frozen=True, slots=True)
class Key:
    """Names one write of one device; the fingerprint tells whether a repetition is the same request."""

    device: str
    key: str
    fingerprint: str


Document = Booked | Reservation | IdeaJudged | Heard | Ring | Problem


@dataclass(frozen=True, slots=True)
class Answer:
    """What a write answers; a refusal is an answer too. One that is given again may be encoded already."""

    status: int
    document: Document | msgspec.Raw
    replayed: bool = False


def once(tx: Tx, key: Key, now: datetime, work: Callable[[Tx], Answer]) -> Answer:
    """The kept answer to the key, or that of `work`, kept in the same transaction.

    What `work` raises is kept by nobody: the write did not happen and may be tried again under its key.
    """
    row = tx.conn.execute(_FIND, {"device": key.device, "key": key.key}).first()
    if row is not None:
        if row[0] != key.fingerprint:
            raise stop(ErrorCode.KEY_REUSED)
        return Answer(row[1], _restored(tx.conn, row[1], row[2], row[3]), replayed=True)
    answer = work(tx)
    tx.conn.execute(
        _KEEP,
        {
            "device": key.device,
            "key": key.key,
            "fingerprint": key.fingerprint,
            "status": answer.status,
            "body": msgspec.json.encode(_impersonal(answer.document)),
            "reservation": _about(answer.document),
            "made_at": now,
        },
    )
    return answer


def forget(tx: Tx, now: datetime) -> int:
    """Drop what is older than a repetition can be. What still holds a room is kept: a kiosk whose line broke before it
    heard the answer would be refused its own booking, and tell the patron so.
    """
    return tx.conn.execute(_FORGET, {"before": now - KEEP}).rowcount


def _impersonal(document: Document | msgspec.Raw) -> Document | msgspec.Raw:
    if isinstance(document, Booked) and (document.masked_name or document.people or document.door_code):
        return replace(document, masked_name=None, people=None, door_code=None)
    return document


def _about(document: Document | msgspec.Raw) -> str | None:
    match document:
        case Booked():
            return document.reservation.id
        case Reservation():
            return document.id
        case _:
            return None


def _restored(conn: Connection, status: int, body: bytes, reservation: str | None) -> Document | msgspec.Raw:
    if status >= 400:
        return msgspec.json.decode(body, type=Problem)
    if reservation is None:
        return msgspec.Raw(body)
    if b'"reservation":' not in body:
        return msgspec.json.decode(body, type=Reservation)
    name, people = store.details_of(conn, reservation)
    told = _as_it_stands(conn, msgspec.json.decode(body, type=Booked))
    door = wishes.door_code(conn, reservation) if told.reservation.holds else None
    return replace(told, masked_name=mask(name), people=people, door_code=door)


def _as_it_stands(conn: Connection, told: Booked) -> Booked:
    """With what has become of it since, be it let go: a kiosk takes an answer for news, and has heard the rest already.
    Of what waits for another system's word nothing is put in before that word.
    """
    kept = store.by_id(conn, told.reservation.id)
    if kept is None or told.reservation.state is State.PROVISIONAL or kept.reservation == told.reservation:
        return told
    now = kept.reservation
    return replace(told, reservation=now, actions=(), extend_to=(), check_in_from=None, release_at=None)
