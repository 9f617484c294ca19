"""How each source fares, and its last good data, in the database: known again after a restart, and dated."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, text

from kiosk.hub.db.tables import Instant, sources
from kiosk.hub.db.transaction import Tx

_s = sources.c
_ALL = select(_s.name, _s.kind, _s.tried_at, _s.ok_at, _s.failures, _s.problem, _s.skipped)
_STATE = select(_s.state).where(_s.name == bindparam("name"))
_KEPT = select(_s.kept).where(_s.name == bindparam("name"))
_PUT = text(
    "INSERT INTO sources (name, kind, tried_at, ok_at, failures, problem, skipped)"
    " VALUES (:name, :kind, :tried_at, :ok_at, :failures, :problem, :skipped)"
    " ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, tried_at = excluded.tried_at, ok_at = excluded.ok_at,"
    " failures = excluded.failures, problem = excluded.problem, skipped = excluded.skipped"
).bindparams(bindparam("tried_at", type_=Instant()), bindparam("ok_at", type_=Instant()))
_PUT_STATE = sources.update().where(_s.name == bindparam("n")).values(state=bindparam("s"))
_PUT_KEPT = sources.update().where(_s.name == bindparam("n")).values(kept=bindparam("k"))
_DROP = delete(sources).where(_s.name == bindparam("n"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """How the last runs of a source went. `problem` is a code of `problems.WORDS`, `skipped` counts bad items."""

    name: str
    kind: str
    tried_at: datetime | None = None
    ok_at: datetime | None = None
    failures: int = 0
    problem: str | None = None
    skipped: Mapping[str, int] = field(default_factory=dict)

    @property
    def old_since(self) -> datetime | None:
        """Since when what it tells is old; None while it answers. One failure is no news yet."""
        return (self.ok_at or self.tried_at) if self.failures >= 2 else None


def records(conn: Connection) -> dict[str, Record]:
    """Every source that was ever tried, by name."""
    return {
        row.name: Record(
            name=row.name,
            kind=row.kind,
            tried_at=row.tried_at,
            ok_at=row.ok_at,
            failures=row.failures,
            problem=row.problem,
            skipped=json.loads(row.skipped),
        )
        for row in conn.execute(_ALL)
    }


def write(tx: Tx, record: Record) -> None:
    row = {name: getattr(record, name) for name in ("name", "kind", "tried_at", "ok_at", "failures", "problem")}
    tx.conn.execute(_PUT, {**row, "skipped": json.dumps(dict(record.skipped))})


def state(conn: Connection, name: str) -> str:
    """What a source asked to be handed back; empty at its first run."""
    return conn.execute(_STATE, {"name": name}).scalar() or ""


def put_state(tx: Tx, name: str, text_: str) -> None:
    tx.conn.execute(_PUT_STATE, {"n": name, "s": text_})


def kept(conn: Connection, name: str) -> bytes | None:
    """The last good data of a source that does not tell of events."""
    return conn.execute(_KEPT, {"name": name}).scalar()


def put_kept(tx: Tx, name: str, body: bytes) -> None:
    tx.conn.execute(_PUT_KEPT, {"n": name, "k": body})


def drop(tx: Tx, name: str) -> None:
    tx.conn.execute(_DROP, {"n": name})
