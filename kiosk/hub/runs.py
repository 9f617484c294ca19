"""Runs of the hub on one database: by them a cursor is known to be of this database's past, and not of one that a
restored copy has lost.

A revision alone does not tell: a copy that goes on counts the same numbers again for other changes. So every start
notes a run with the revision it begins at, and a cursor names the run that it was told in. A copy knows where that run
ended for it; what was told beyond, or in a run after the copy was made, it has never said.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from itertools import pairwise

import msgspec
from sqlalchemy import Connection

from kiosk.hub.db import meta
from kiosk.hub.db.transaction import Tx

_KEY = "runs"
_MOST = 200
"""A hub that does nothing but start must not fill its memory; whose run is forgotten starts over."""


class _Run(msgspec.Struct, array_like=True):
    """A start, the oldest first in the list."""

    name: str
    since: int
    at: datetime


_DECODE = msgspec.json.Decoder(list[_Run]).decode


def begin(tx: Tx, top: int, at: datetime, forget_before: datetime) -> None:
    """A hub starts on the database at revision `top`. Runs that ended too long ago are forgotten."""
    tx.alone_on(_KEY)
    runs = [*_known(tx.conn), _Run(secrets.token_hex(8), top, at)]
    young = [run for run, following in pairwise(runs) if following.at >= forget_before]
    meta.put(tx.conn, _KEY, msgspec.json.encode([*young, runs[-1]][-_MOST:]).decode())


def latest(conn: Connection) -> str:
    """The run in which something is told now. To be asked after the revision was read."""
    return _known(conn)[-1].name


def has_told(conn: Connection, name: str, revision: int) -> bool:
    """Whether this database can have told of a revision in a run."""
    runs = _known(conn)
    for n, run in enumerate(runs):
        if run.name == name:
            return n + 1 == len(runs) or revision <= runs[n + 1].since
    return False


def _known(conn: Connection) -> list[_Run]:
    return _DECODE(meta.read(conn, _KEY) or "[]")
