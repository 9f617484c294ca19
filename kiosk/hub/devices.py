"""Who may ask: devices and their tokens, `kiosk_<id>_<secret>`. Only a hash of the secret is kept.

A secret is 32 random bytes, so a plain hash is as hard to undo as the secret is to guess.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, text, update

from kiosk.domain.text import clean
from kiosk.hub.db.tables import Instant, devices
from kiosk.hub.db.transaction import Tx

EMBEDDED = "embedded"
"""The device of a kiosk that runs its hub itself. Its id never changes: idempotency keys are kept under it."""

_EMBEDDED_NAME = "Tämä kioski"
_FRESH = 5.0  # seconds until a revoked token is noticed
_NOBODY = hashlib.sha256(b"").hexdigest()
_SCHEME = "bearer "

_d = devices.c
_FIND = select(_d.id, _d.name, _d.secret_hash, _d.staff, _d.revoked_at).where(_d.id == bindparam("id"))
_ALL = select(_d.id, _d.name, _d.staff, _d.created_at, _d.revoked_at).order_by(_d.created_at)
_REVOKE = update(devices).where(_d.id == bindparam("which"), _d.revoked_at.is_(None))
_EMBED = text(
    "INSERT INTO devices (id, name, secret_hash, staff, created_at, wrong) VALUES (:id, :name, :hash, 0, :at, 0)"
    " ON CONFLICT (id) DO UPDATE SET name = excluded.name, secret_hash = excluded.secret_hash, revoked_at = NULL"
).bindparams(bindparam("at", type_=Instant()))


@dataclass(frozen=True, slots=True)
class Device:
    """A kiosk, or a tool of the staff."""

    id: str
    name: str
    staff: bool
    created_at: datetime | None = None
    revoked_at: datetime | None = None


def new_token(device: str) -> str:
    """A token nobody has seen yet."""
    return f"kiosk_{device}_{secrets.token_urlsafe(32)}"


def add(tx: Tx, name: str, *, staff: bool, now: datetime) -> str:
    """Enrol a device; its token, shown once and kept nowhere."""
    device = secrets.token_hex(4)
    token = new_token(device)
    row = {"id": device, "name": clean(name, 80), "secret_hash": _hash(token), "staff": int(staff), "created_at": now}
    tx.conn.execute(insert(devices), row)
    return token


def add_embedded(tx: Tx, token: str, now: datetime) -> None:
    """Accept the token that the parent process made for itself; the one before is void."""
    if _split(token) is None or not token.startswith(f"kiosk_{EMBEDDED}_"):
        raise ValueError("not a token of the embedded device")
    tx.conn.execute(_EMBED, {"id": EMBEDDED, "name": _EMBEDDED_NAME, "hash": _hash(token), "at": now})


def revoke(tx: Tx, device: str, now: datetime) -> bool:
    """Shut a device out for good; False when there is none to shut out."""
    return bool(tx.conn.execute(_REVOKE, {"which": device, "revoked_at": now}).rowcount)


def everyone(conn: Connection) -> list[Device]:
    return [Device(row[0], row[1], bool(row[2]), row[3], row[4]) for row in conn.execute(_ALL)]


def _split(token: str) -> tuple[str, str] | None:
    parts = token.split("_", 2)
    return (parts[1], parts[2]) if len(parts) == 3 and parts[0] == "kiosk" and parts[1] and parts[2] else None


def _hash(token: str) -> str:
    parts = _split(token)
    return hashlib.sha256(parts[1].encode() if parts else b"").hexdigest()


def bearer(header: str | None) -> str | None:
    """The token of an Authorization header."""
    if header is None or header[: len(_SCHEME)].lower() != _SCHEME:
        return None
    return header[len(_SCHEME) :].strip()


@dataclass(frozen=True, slots=True)
class _Seen:
    device: Device
    secret_hash: str = field(repr=False)
    at: float


class Gate:
    """Knows devices by token. Rows are remembered for a few seconds; what is not a device is never remembered."""

    def __init__(self) -> None:
        self._seen: dict[str, _Seen] = {}
        self._lock = threading.Lock()

    def known(self, token: str, monotonic: float) -> Device | None:
        """The device of a token, from memory alone."""
        parts = _split(token)
        seen = self._seen.get(parts[0]) if parts else None
        if seen is None or monotonic - seen.at > _FRESH:
            return None
        return seen.device if hmac.compare_digest(seen.secret_hash, _hash(token)) else None

    def ask(self, conn: Connection, token: str, monotonic: float) -> Device | None:
        """The device of a token, from the database. An unknown id costs what a wrong secret costs."""
        parts = _split(token)
        row = conn.execute(_FIND, {"id": parts[0][:40] if parts else ""}).first()
        genuine = hmac.compare_digest(row[2] if row else _NOBODY, _hash(token))
        if row is None or not genuine or row[4] is not None:
            return None
        device = Device(row[0], row[1], bool(row[3]))
        with self._lock:
            self._seen[device.id] = _Seen(device, row[2], monotonic)
        return device
