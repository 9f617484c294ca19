"""The other systems of a hub: their drivers, what they say of their rooms, and who waits to hear from them."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

import msgspec
from sqlalchemy import Connection, bindparam, delete, select, text

from kiosk.hub.config import Elsewhere
from kiosk.hub.db.tables import Instant, remote_rooms
from kiosk.hub.db.transaction import Tx
from kiosk.hub.remote import wishes
from kiosk.hub.remote.terms import Terms
from kiosk.hub.upstream.config import ROOM_KINDS

if TYPE_CHECKING:
    from kiosk.hub.hub import Hub
    from kiosk.hub.upstream.config import SourceConfig

_log = logging.getLogger(__name__)
_LOOK_AGAIN = 0.25
"""Seconds after which the database is looked at though nobody rang: another hub of it may have heard the answer."""

_ALL = select(remote_rooms.c.resource, remote_rooms.c.source, remote_rooms.c.body)
_PUT = text(
    "INSERT INTO remote_rooms (resource, source, body, read_at) VALUES (:resource, :source, :body, :read_at)"
    " ON CONFLICT (resource) DO UPDATE SET source = excluded.source, body = excluded.body, read_at = excluded.read_at"
).bindparams(bindparam("read_at", type_=Instant()))
_DROP = delete(remote_rooms).where(remote_rooms.c.resource == bindparam("key"))


class Driver(Protocol):
    """Carries wishes over to one system in threads of its own."""

    def start(self) -> None: ...
    def stop(self) -> None: ...
    def wake(self) -> None:
        """There may be something to do: from any thread."""


class Remotes:
    """What the hub knows of rooms that live elsewhere. A house without them pays for an empty dictionary."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._lock = threading.Lock()
        self._drivers: dict[str, tuple[SourceConfig, Driver]] = {}
        self._waiting: dict[str, set[tuple[asyncio.AbstractEventLoop, asyncio.Event]]] = {}
        self._running = False
        with hub.engine.connect() as conn:
            self._terms = _read(conn)

    # --- life ----------------------------------------------------------------------------------------------------

    def start(self) -> None:
        self._running = True
        self.reload()

    def reload(self) -> None:
        """The configuration may have changed: the drivers become those of it, on a thread that loads what they need."""
        if self._running and (self._drivers or self._wanted()):
            threading.Thread(target=self._apply, name="hub-remotes", daemon=True).start()

    def stop(self) -> None:
        with self._lock:
            self._running = False
            leaving, self._drivers = list(self._drivers.values()), {}
        for _, driver in leaving:
            driver.stop()

    def _wanted(self) -> list[SourceConfig]:
        return [source for source in self._hub.config.sources if source.kind in ROOM_KINDS]

    def _apply(self) -> None:
        from kiosk.hub.upstream.respa.driver import RespaDriver  # with requests behind it

        with self._lock:
            if not self._running:
                return
            wanted = {source.name: source for source in self._wanted()}
            before = self._drivers
            stay = {name: pair for name, pair in before.items() if wanted.get(name) == pair[0]}
            new: dict[str, tuple[SourceConfig, Driver]] = {
                name: (source, RespaDriver(self._hub, source)) for name, source in wanted.items() if name not in stay
            }
            self._drivers = {**stay, **new}
        for name, (_, driver) in before.items():
            if name not in stay:
                driver.stop()
        for _, driver in new.values():
            driver.start()

    # --- rooms ---------------------------------------------------------------------------------------------------

    @property
    def terms(self) -> Mapping[str, Terms]:
        """What was heard of each room last; replaced, never changed."""
        return self._terms

    def rooms(self, source: str) -> dict[str, Elsewhere]:
        """The rooms of the configuration that live in a source, by their ids here."""
        found = {item.resource.id: item.elsewhere for item in self._hub.config.resources}
        return {key: there for key, there in found.items() if there is not None and there.source == source}

    def take_terms(self, source: str, heard: Mapping[str, Terms], now: datetime) -> None:
        """Keep what was heard of some rooms; the house is worked out anew where it says something new."""
        new = {key: terms for key, terms in heard.items() if self._terms.get(key) != terms}
        if not new:
            return

        def write(tx: Tx) -> None:
            for key, terms in new.items():
                body = msgspec.json.encode(terms, order="deterministic")
                tx.conn.execute(_PUT, {"resource": key, "source": source, "body": body, "read_at": now})

        self._hub.write_now(write)
        self._terms = {**self._terms, **new}
        self._hub.tell_house()

    # --- hearing -------------------------------------------------------------------------------------------------

    def wake(self) -> None:
        """Something may have been wished: from any thread, after the commit."""
        for _, driver in list(self._drivers.values()):
            driver.wake()

    def settled(self, reservation: str) -> None:
        """The other system has spoken about a reservation: who waits for that may look. From any thread."""
        with self._lock:
            listening = list(self._waiting.get(reservation, ()))
        for loop, event in listening:
            with suppress(RuntimeError):  # the loop has closed
                loop.call_soon_threadsafe(event.set)

    async def heard(self, reservation: str, seconds: float) -> None:
        """Wait until no wish for the reservation is open any more, or for so many seconds."""
        loop, event = asyncio.get_running_loop(), asyncio.Event()
        until = loop.time() + seconds
        with self._lock:
            self._waiting.setdefault(reservation, set()).add((loop, event))
        try:
            self.wake()
            while (left := until - loop.time()) > 0:
                standing = await self._hub.read(lambda conn: wishes.standing(conn, reservation))
                if standing is None or not standing.pending:
                    return
                event.clear()
                with suppress(TimeoutError):
                    await asyncio.wait_for(event.wait(), min(left, _LOOK_AGAIN))
        finally:
            with self._lock:
                listening = self._waiting.get(reservation, set())
                listening.discard((loop, event))
                if not listening:
                    self._waiting.pop(reservation, None)


def _read(conn: Connection) -> dict[str, Terms]:
    """What is kept of rooms; what an older version wrote in another shape is as good as unheard."""
    found = {}
    for resource, _, body in conn.execute(_ALL):
        with suppress(msgspec.DecodeError):
            found[resource] = msgspec.json.decode(body, type=Terms)
    return found
