"""Many rows that take the place of those with the same key.

On SQLite some hundreds go into one statement: the driver lets go of the interpreter for each, and row by row a thread
that is busy meanwhile (reading the next page of a source) would come between ten thousand times.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, bindparam, text

from kiosk.hub.db.tables import Instant

_TOGETHER = 400


class Upsert:
    """Into one table; `key` names the columns of a unique index."""

    def __init__(self, table: Table, *key: str) -> None:
        self._names = tuple(table.c.keys())
        self._values = itemgetter(*self._names)
        instants = [name for name in self._names if isinstance(table.c[name].type, Instant)]
        self._instants = frozenset(map(self._names.index, instants))
        others = ", ".join(f"{name} = excluded.{name}" for name in self._names if name not in key)
        head = f"INSERT INTO {table.name} ({', '.join(self._names)}) VALUES "  # noqa: S608 - names of ours
        tail = f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {others}"
        named = ", ".join(f":{name}" for name in self._names)
        self._any = text(f"{head}({named}){tail}").bindparams(*(bindparam(n, type_=Instant()) for n in instants))
        row = f"({', '.join('?' * len(self._names))})"
        self._one = f"{head}{row}{tail}"
        self._many = f"{head}{', '.join([row] * _TOGETHER)}{tail}"

    def put(self, conn: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Rows with a value for every column."""
        if conn.dialect.name != "sqlite":
            if rows:
                conn.execute(self._any, rows)
            return
        told = self._told(conn, rows)
        whole = len(told) - len(told) % _TOGETHER
        for start in range(0, whole, _TOGETHER):
            conn.exec_driver_sql(self._many, tuple(chain.from_iterable(told[start : start + _TOGETHER])))
        if whole < len(told):
            conn.exec_driver_sql(self._one, told[whole:])

    def _told(self, conn: Connection, rows: Sequence[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
        """Values in the order of the columns; instants as they are kept, of which many rows often have the same."""
        told = [self._values(row) for row in rows]
        if not self._instants:
            return told
        kept = {row[at]: _INSTANT.process_bind_param(row[at], conn.dialect) for row in told for at in self._instants}
        return [tuple([kept[v] if at in self._instants else v for at, v in enumerate(row)]) for row in told]


_INSTANT = Instant()
