"""Calls for staff from the kiosks: which kiosk and when, not by whom and not why."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, select, text, update

from kiosk.api.device import Ring
from kiosk.api.problem import ErrorCode
from kiosk.hub.db.tables import Instant, devices, rings
from kiosk.hub.db.transaction import Tx
from kiosk.hub.problems import stop
from kiosk.hub.reservations.answers import Answer
from kiosk.hub.reservations.moment import Moment

AT_MOST_EVERY = timedelta(minutes=1)
"""A kiosk that rings again within this has not rung twice."""

_STANDS = timedelta(hours=24)
"""A call of self-service hours waits for the next morning, not for ever."""

_r, _d = rings.c, devices.c
_LAST = select(_r.at).where(_r.device == bindparam("which"))
_PUT = text(
    "INSERT INTO rings (device, at, answered) VALUES (:device, :at, 0)"
    " ON CONFLICT (device) DO UPDATE SET at = excluded.at, answered = 0"
).bindparams(bindparam("at", type_=Instant()))
_OPEN = (
    select(_r.device, _d.name, _r.at)
    .join(devices, _d.id == _r.device)
    .where(_r.answered == 0, _d.revoked_at.is_(None))
    .order_by(_r.at, _r.device)
)


def ring(tx: Tx, device: str, name: str, now: datetime) -> Ring:
    """The call as it stands then."""
    last = tx.conn.execute(_LAST, {"which": device}).scalar()
    if last is not None and timedelta(0) <= now - last < AT_MOST_EVERY:
        return Ring(kiosk=device, name=name, at=last)
    tx.conn.execute(_PUT, {"device": device, "at": now})
    return Ring(kiosk=device, name=name, at=now)


def waiting(conn: Connection, now: datetime) -> list[Ring]:
    """Calls that nobody has answered, the oldest first."""
    found = (Ring(kiosk=row[0], name=row[1], at=row[2]) for row in conn.execute(_OPEN))
    return [each for each in found if now - each.at < _STANDS]


def answer(tx: Tx, _moment: Moment, device: str) -> Answer:
    """Staff have seen to it."""
    row = tx.conn.execute(
        select(_d.name, _r.at).join(rings, _d.id == _r.device).where(_r.device == device, _r.answered == 0)
    ).first()
    if row is None:
        raise stop(ErrorCode.NOT_FOUND)
    tx.conn.execute(update(rings).where(_r.device == device).values(answered=1))
    return Answer(200, Ring(kiosk=device, name=row[0], at=row[1]))
