"""Pictures for the kiosks, by the digest of their bytes. Whoever uses one says so: what nobody uses is dropped.

An owner is a source of events or a part of the house ("house"); its key says what the picture is there (an address, a
path in config/house). `put` what `picture_check.checked` has made, never bytes as they came.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import blake2b

from sqlalchemy import Connection, bindparam, delete, select, text

from kiosk.hub.db.tables import Instant, picture_origins
from kiosk.hub.db.tables import pictures as table
from kiosk.hub.db.transaction import Tx

GRACE = timedelta(days=1)
"""A picture that nobody uses stays this long: a kiosk may show the old list for a while."""

_p, _o = table.c, picture_origins.c
_GET = select(_p.media_type, _p.body).where(_p.id == bindparam("id"))
_ADD = text(
    "INSERT INTO pictures (id, media_type, body, made_at) VALUES (:id, :media_type, :body, :made_at)"
    " ON CONFLICT (id) DO UPDATE SET made_at = excluded.made_at"
).bindparams(bindparam("made_at", type_=Instant()))
_NOTE = text(
    "INSERT INTO picture_origins (owner, key, picture, validators, checked_at, failures)"
    " VALUES (:owner, :key, :picture, :validators, :checked_at, :failures)"
    " ON CONFLICT (owner, key) DO UPDATE SET picture = excluded.picture, validators = excluded.validators,"
    " checked_at = excluded.checked_at, failures = excluded.failures"
).bindparams(bindparam("checked_at", type_=Instant()))
_ORIGINS = select(_o.key, _o.picture, _o.validators, _o.checked_at, _o.failures).where(_o.owner == bindparam("owner"))
_KNOWN = select(_o.key, _o.picture).where(
    _o.owner == bindparam("owner"), _o.picture.is_not(None), _o.key.in_(bindparam("keys", expanding=True))
)
_FORGET = delete(picture_origins).where(_o.owner == bindparam("o"), _o.key.in_(bindparam("keys", expanding=True)))
_FORGET_ALL = delete(picture_origins).where(_o.owner == bindparam("o"))
_USED = select(_o.picture).where(_o.picture.is_not(None))
_STILL_USED = (
    table.update()
    .where(_p.made_at < bindparam("before", type_=Instant), _p.id.in_(_USED))
    .values(made_at=bindparam("now", type_=Instant))
)
_UNUSED = delete(table).where(_p.made_at < bindparam("before", type_=Instant), _p.id.not_in(_USED))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a picture comes from: which it is (None: none could be had), and when that was looked at."""

    picture: str | None
    checked_at: datetime
    validators: Mapping[str, str] = field(default_factory=dict)
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A checked picture: PNG or JPEG."""

    media_type: str
    body: bytes

    @property
    def id(self) -> str:
        return blake2b(self.body, digest_size=16).hexdigest()


def key_of(url: str) -> str:
    """The key of an address, which may be long."""
    return blake2b(url.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def put(
    tx: Tx, owner: str, key: str, picture: Picture, now: datetime, validators: Mapping[str, str] | None = None
) -> str:
    """Keep a picture as what `owner` has under `key` (at most 64 characters); its id, to be fetched by."""
    row = {"id": picture.id, "media_type": picture.media_type, "body": picture.body, "made_at": now}
    tx.conn.execute(_ADD, row)
    note(tx, owner, key, Origin(picture.id, now, validators or {}))
    return picture.id


def note(tx: Tx, owner: str, key: str, origin: Origin) -> None:
    """Remember how the last look at an origin ended."""
    row = {
        "owner": owner,
        "key": key,
        "picture": origin.picture,
        "validators": json.dumps(dict(origin.validators)),
        "checked_at": origin.checked_at,
        "failures": origin.failures,
    }
    tx.conn.execute(_NOTE, row)


def origins(conn: Connection, owner: str) -> dict[str, Origin]:
    """Everything that is known of an owner's pictures, by key."""
    rows = conn.execute(_ORIGINS, {"owner": owner})
    return {row[0]: Origin(row[1], row[3], json.loads(row[2]), row[4]) for row in rows}


def by_url(conn: Connection, owner: str, urls: Collection[str]) -> dict[str, str]:
    """Ids of the pictures of these addresses, as far as they have come."""
    if not urls:
        return {}
    keys = {key_of(url): url for url in urls}
    return {keys[row[0]]: row[1] for row in conn.execute(_KNOWN, {"owner": owner, "keys": list(keys)})}


def read(conn: Connection, which: str) -> Picture | None:
    row = conn.execute(_GET, {"id": which}).first()
    return Picture(row[0], bytes(row[1])) if row else None


def forget(tx: Tx, owner: str, keys: Iterable[str]) -> None:
    """What the owner has no use for any more."""
    tx.conn.execute(_FORGET, {"o": owner, "keys": list(keys)})


def forget_all(tx: Tx, owner: str) -> None:
    """The owner is no more."""
    tx.conn.execute(_FORGET_ALL, {"o": owner})


def drop_unused(tx: Tx, now: datetime) -> int:
    """Remove pictures that nobody has used for a day; how many. Called every hour, which keeps the day of use."""
    tx.conn.execute(_STILL_USED, {"now": now, "before": now - GRACE / 4})
    return tx.conn.execute(_UNUSED, {"before": now - GRACE}).rowcount
