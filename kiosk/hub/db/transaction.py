"""What one write is given: a connection inside a transaction, and the list of what it changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, func, select, text

from kiosk.api.house import Kind
from kiosk.hub.db.tables import changes
from kiosk.hub.db.upsert import Upsert

_LOCK = text("SELECT pg_advisory_xact_lock(7305802)")
_ALONE = text("SELECT pg_advisory_xact_lock(73058, hashtext(:resource))")
_TOP = select(func.coalesce(func.max(changes.c.rev), 0))
_CHANGES = Upsert(changes, "kind", "entity")


@dataclass(slots=True)
class Tx:
    """One write under way. What is told to `changed` gets its place in the feed when the transaction ends."""

    conn: Connection
    touched: list[tuple[Kind, str]] = field(default_factory=list)

    def alone_on(self, resource: str) -> None:
        """Let no other write judge this resource until the end of this one; asked before anything is read.

        SQLite has one writer anyway. On PostgreSQL the exclusion constraint would keep rivals apart too, but only by
        letting them run into each other and wait for the deadlock to be found.
        """
        if self.conn.dialect.name == "postgresql":
            self.conn.execute(_ALONE, {"resource": resource})

    def changed(self, kind: Kind, entity: str) -> None:
        self.touched.append((kind, entity))


def log_changes(conn: Connection, touched: list[tuple[Kind, str]], at: datetime) -> None:
    """Give every touched entity the next revisions; an entity has one row, that of its latest change.

    The order of revisions must be the order of commits, or a reader that has seen revision 8 would never see a
    7 that commits later. SQLite has one writer; on PostgreSQL a lock is held from here to the commit, taken last so
    that it is short and nothing is waited for while it is held.
    """
    if not touched:
        return
    if conn.dialect.name == "postgresql":
        conn.execute(_LOCK)
    top = conn.execute(_TOP).scalar_one()
    latest = dict.fromkeys(reversed(touched))
    rows = [
        {"rev": top + n, "kind": kind.value, "entity": entity, "at": at}
        for n, (kind, entity) in enumerate(reversed(latest), start=1)
    ]
    _CHANGES.put(conn, rows)
