"""The change feed: what has changed since a cursor, each entity once and whole, in the order of commits.

A cursor is `<run>.<revision>`. The run tells whether it was this database that said so (`runs`): a cursor of another
one, or of what a restored copy has lost, is answered with "start over".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, select, tuple_

from kiosk.api.house import Kind
from kiosk.api.problem import ErrorCode
from kiosk.hub import runs
from kiosk.hub.db import meta
from kiosk.hub.db.tables import Instant, changes, documents
from kiosk.hub.db.transaction import Tx
from kiosk.hub.problems import stop
from kiosk.hub.reservations import store

KEEP = timedelta(days=14)
_PAGE = 200
_PRUNED = "feed_pruned_to"

_c = changes.c
_TOP = select(func.coalesce(func.max(_c.rev), 0))
_SINCE = select(_c.rev, _c.kind, _c.entity).where(_c.rev > bindparam("rev")).order_by(_c.rev).limit(_PAGE + 1)
_DOCS = select(documents.c.kind, documents.c.id, documents.c.body)
_OLD = select(func.max(_c.rev)).where(_c.at < bindparam("before", type_=Instant), _c.rev < _TOP.scalar_subquery())
_DROP = delete(changes).where(_c.rev <= bindparam("upto"))


def top(conn: Connection) -> int:
    """The latest revision."""
    return int(conn.execute(_TOP).scalar_one())


def begin(tx: Tx, now: datetime) -> None:
    """A hub starts: what it tells from now on can be told from what was told before."""
    runs.begin(tx, top(tx.conn), now, now - KEEP)


def _cursor(conn: Connection, rev: int) -> str:
    return f"{runs.latest(conn)}.{rev}"


def revision(conn: Connection, since: str) -> int:
    """The revision of a cursor. Raises `start_over` when it is none of ours or older than what is kept."""
    run, _, number = since.partition(".")
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        raise stop(ErrorCode.START_OVER)
    rev = int(number)
    if not runs.has_told(conn, run, rev) or rev > top(conn) or is_lost(conn, rev):
        raise stop(ErrorCode.START_OVER)
    return rev


def is_lost(conn: Connection, rev: int) -> bool:
    """Whether changes after `rev` have been forgotten already."""
    return rev < int(meta.read(conn, _PRUNED) or 0)


def page(conn: Connection, since: str) -> bytes | None:
    """An encoded `Feed` of what changed after the cursor; None when nothing did."""
    rows = conn.execute(_SINCE, {"rev": revision(conn, since)}).all()
    if not rows:
        return None
    shown = rows[:_PAGE]
    kept = store.by_ids(conn, [row[2] for row in shown if row[1] == Kind.RESERVATION.value])
    docs = _documents(conn, [(row[1], row[2]) for row in shown if row[1] != Kind.RESERVATION.value])
    found = []
    for _, kind, entity in shown:
        change: dict[str, Any] = {"kind": kind, "id": entity}
        if kind == Kind.RESERVATION.value:
            change[kind] = kept[entity].reservation if entity in kept else None
        else:
            change[kind] = docs.get((kind, entity))
        found.append(change)
    return _encode(_cursor(conn, shown[-1][0]), found, more=len(rows) > _PAGE)


def empty(since: str) -> bytes:
    """An encoded `Feed` without a change."""
    return _encode(since, [], more=False)


def _encode(at: str, found: list[dict[str, Any]], *, more: bool) -> bytes:
    return msgspec.json.encode({"cursor": at, "changes": found, "more": more})


def _documents(conn: Connection, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], msgspec.Raw]:
    keys = list(wanted)
    if not keys:
        return {}
    rows = conn.execute(_DOCS.where(tuple_(documents.c.kind, documents.c.id).in_(keys)))
    return {(row[0], row[1]): msgspec.Raw(row[2]) for row in rows}


def snapshot(conn: Connection, order: Sequence[str]) -> bytes:
    """An encoded `Snapshot`. The cursor is read first: what commits meanwhile comes again with the feed, never lost."""
    at = _cursor(conn, top(conn))
    rooms = resources(conn, order)
    held = [kept.reservation for kept in store.holding(conn) if kept.reservation.resource in rooms]
    plan, story, hall = (_of_kind(conn, kind) for kind in (Kind.PLAN, Kind.STORY, Kind.HALL))
    document = {
        "cursor": at,
        "house": house(conn),
        "resources": list(rooms.values()),
        "reservations": held,
        "pages": _of_kind(conn, Kind.PAGE),
        "plan": plan[0] if plan else None,
        "questions": _of_kind(conn, Kind.QUESTION),
        "story": story[0] if story else None,
        "hall": hall[0] if hall else None,
    }
    return msgspec.json.encode(document)


def _of_kind(conn: Connection, kind: Kind) -> list[msgspec.Raw]:
    """Encoded documents of a kind as told last, by id."""
    rows = conn.execute(_DOCS.where(documents.c.kind == kind.value).order_by(documents.c.id))
    return [msgspec.Raw(row[2]) for row in rows]


def house(conn: Connection) -> msgspec.Raw:
    """The encoded `House` that the kiosks were told last."""
    return msgspec.Raw(conn.execute(_DOCS.where(documents.c.kind == Kind.HOUSE.value)).one()[2])


def resources(conn: Connection, order: Sequence[str]) -> dict[str, msgspec.Raw]:
    """Encoded `ResourceDoc` by id, as told last, in the order that staff wrote them in."""
    rows = conn.execute(_DOCS.where(documents.c.kind == Kind.RESOURCE.value))
    place = {key: n for n, key in enumerate(order)}
    ordered = sorted(rows, key=lambda row: (place.get(row[1], len(place)), row[1]))
    return {row[1]: msgspec.Raw(row[2]) for row in ordered}


def prune(tx: Tx, now: datetime) -> None:
    """Forget changes older than any kiosk should be; whose cursor lies before them starts over. The newest row stays:
    the next revision is counted from it.
    """
    upto = tx.conn.execute(_OLD, {"before": now - KEEP}).scalar()
    if upto is not None:
        meta.put(tx.conn, _PRUNED, str(upto))
        tx.conn.execute(_DROP, {"upto": upto})
