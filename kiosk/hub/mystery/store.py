"""Rows of teams and of what they did. A record is there once, by its id, in the order in which the hub heard of it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, insert, select, text, update

from kiosk.hub.db.tables import Instant, mystery_found, mystery_records, mystery_teams
from kiosk.hub.db.transaction import Tx
from kiosk.mystery.fame import Fame
from kiosk.mystery.team import Record

_log = logging.getLogger(__name__)
_t, _r = mystery_teams.c, mystery_records.c
_BY_CODE = select(_t.id).where(_t.code_hash == bindparam("code"))
_CODE_OF = select(_t.code_hash).where(_t.id == bindparam("which"))
_TOP = select(func.coalesce(func.max(_r.n), 0)).where(_r.team == bindparam("which"))
_SINCE = select(_r.body).where(_r.team == bindparam("which"), _r.n > bindparam("since")).order_by(_r.n)
_ADD = text(
    "INSERT INTO mystery_records (team, id, n, body) VALUES (:team, :id, :n, :body) ON CONFLICT (team, id) DO NOTHING"
)
_FOUND = text(
    "INSERT INTO mystery_found (clue, at) VALUES (:clue, :at) ON CONFLICT (clue) DO UPDATE SET at = excluded.at"
).bindparams(bindparam("at", type_=Instant()))
_COUNT = select(func.count()).select_from(mystery_records)
_CERTIFICATE = select(_t.certificate).where(_t.id == bindparam("which"))
_BY_CERTIFICATE = select(_t.id).where(_t.certificate == bindparam("token"))
_DECODE = msgspec.json.Decoder(Record).decode


@dataclass(frozen=True, slots=True)
class Log:
    """A team's records after a place, and the place of the last one."""

    records: tuple[Record, ...]
    next: int


def team_of_code(conn: Connection, code_hash: str) -> str | None:
    return conn.execute(_BY_CODE, {"code": code_hash}).scalar()


def code_of(conn: Connection, team: str) -> str | None:
    """The hash of a team's code; None when there is no such team."""
    return conn.execute(_CODE_OF, {"which": team}).scalar()


def begin(tx: Tx, team: str, code_hash: str, now: datetime) -> None:
    tx.conn.execute(insert(mystery_teams), {"id": team, "code_hash": code_hash, "last_at": now})


def add(tx: Tx, team: str, records: Iterable[Record], now: datetime) -> int:
    """Add those that are not there yet; how many that were."""
    top = int(tx.conn.execute(_TOP, {"which": team}).scalar_one())
    added = 0
    for record in records:
        row = {"team": team, "id": record.id, "n": top + added + 1, "body": msgspec.json.encode(record)}
        added += tx.conn.execute(_ADD, row).rowcount
    if added:
        tx.conn.execute(update(mystery_teams).where(_t.id == team).values(last_at=now))
    return added


def _readable(bodies: Iterable[bytes]) -> Iterator[Record]:
    """One that cannot be read any more must not hide the others, nor take the health page along."""
    for body in bodies:
        try:
            yield _DECODE(body)
        except msgspec.MsgspecError:
            _log.warning("a record of a team cannot be read and is left out")


def log(conn: Connection, team: str, since: int = 0) -> Log:
    rows = conn.execute(_SINCE, {"which": team, "since": since})
    records = tuple(_readable(row[0] for row in rows))
    return Log(records, int(conn.execute(_TOP, {"which": team}).scalar_one()))


def logs(conn: Connection, since: datetime | None = None) -> Iterator[list[Record]]:
    """Every team's records, team by team, without the team; with `since` of those that have played after it."""
    wanted = select(_r.team, _r.body).join(mystery_teams, _t.id == _r.team).order_by(_r.team, _r.n)
    if since is not None:
        wanted = wanted.where(_t.last_at >= since)
    team, records = None, list[Record]()
    for row in conn.execute(wanted):
        if row[0] != team and records:
            yield records
            records = []
        team = row[0]
        records += _readable([row[1]])
    if records:
        yield records


def count(conn: Connection) -> int:
    """How many records there are: another number says that something is new."""
    return int(conn.execute(_COUNT).scalar_one())


def certificate_of(conn: Connection, team: str) -> str | None:
    """The end of the address of a team's certificate; None before the end of the game."""
    return conn.execute(_CERTIFICATE, {"which": team}).scalar()


def team_of_certificate(conn: Connection, token: str) -> str | None:
    return conn.execute(_BY_CERTIFICATE, {"token": token}).scalar()


def put_certificate(tx: Tx, team: str, token: str) -> None:
    tx.conn.execute(update(mystery_teams).where(_t.id == team).values(certificate=token))


def put_fame(tx: Tx, team: str, fame: Fame | None) -> bool:
    """What of a team may stand in the hall of fame; whether that is new."""
    body = msgspec.json.encode(fame).decode() if fame else None
    day = fame.day if fame else None
    known = tx.conn.execute(select(_t.fame).where(_t.id == team)).scalar()
    if known == body:
        return False
    tx.conn.execute(update(mystery_teams).where(_t.id == team).values(fame=body, fame_day=day))
    return True


def fames(conn: Connection, first: object, most: int) -> list[Fame]:
    """Those of days from the first on, the newest first."""
    rows = conn.execute(select(_t.fame).where(_t.fame_day >= first).order_by(_t.fame_day.desc(), _t.id).limit(most))
    return [msgspec.json.decode(row[0], type=Fame) for row in rows if row[0]]


def found_again(tx: Tx, clue: str, now: datetime) -> None:
    """Staff have looked after a clue: what was reported before does not count any more."""
    tx.conn.execute(_FOUND, {"clue": clue, "at": now})


def found_at(conn: Connection) -> dict[str, datetime]:
    return {row[0]: row[1] for row in conn.execute(select(mystery_found.c.clue, mystery_found.c.at))}


def erase(tx: Tx, before: datetime) -> int:
    """Let go of teams that have not played since; how many."""
    old = select(_t.id).where(_t.last_at < before)
    tx.conn.execute(delete(mystery_records).where(_r.team.in_(old)))
    return tx.conn.execute(delete(mystery_teams).where(_t.last_at < before)).rowcount
