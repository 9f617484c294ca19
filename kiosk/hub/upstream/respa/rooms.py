"""Reads the rooms of a Respa for the hub: what is reserved with every run, what the rooms are like now and then."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from kiosk.hub.db.transaction import Tx
from kiosk.hub.remote import wishes
from kiosk.hub.remote.mirror import Foreign
from kiosk.hub.remote.terms import Terms
from kiosk.hub.reservations import store
from kiosk.hub.upstream.config import SourceConfig
from kiosk.hub.upstream.problems import SourceError
from kiosk.hub.upstream.respa.carrying import fixed_of
from kiosk.hub.upstream.respa.looking import Look, Looker, bring_in, window
from kiosk.hub.upstream.respa.wire import Login, Wire

if TYPE_CHECKING:
    from kiosk.hub.hub import Hub

_log = logging.getLogger(__name__)

DEADLINE = 30.0
TERMS_EVERY = 900.0
"""Seconds after which rules and opening hours of the rooms are read again; they change by the week."""

_MANY = 3
"""So many reservations do not vanish at one time from every room."""


class RespaRooms:
    """The rooms of one source. `once` is one run, in a thread of the caller's; `close` cuts it from another."""

    what = "rooms"

    def __init__(self, source: SourceConfig) -> None:
        self._source = source
        self._wire = Wire(source, Login(source), DEADLINE)
        self._terms_at: float | None = None
        self._terms_day: date | None = None
        self._empty_before = False

    def close(self) -> None:
        self._wire.close()

    def once(self, hub: Hub) -> Counter[str]:
        """Bring the hub into step; what was skipped and why. Raises SourceError when nothing can be had."""
        name, zone = self._source.name, ZoneInfo(hub.config.zone)

        def top() -> int:
            with hub.engine.connect() as conn:
                return wishes.top(conn)

        looker = Looker(self._wire, name, zone, top)
        self._read_terms(hub, looker, zone)
        looks: list[tuple[Look, Sequence[Foreign]]] = []
        now = hub.clock.now()
        for key, there in hub.remotes.rooms(name).items():
            room = hub.house().rooms[key]
            look = looker.reserved(key, there.id, window(now, room.rules.days_ahead))
            with hub.engine.connect() as conn:
                ours = wishes.of_room(conn, name, key, look.window.start)
            looks.append((look, looker.missing(look, ours)))
        self._believe(hub, [look for look, _ in looks])
        for look, gone in looks:
            self._bring_in(hub, look, gone, now)
        hub.remotes.wake()
        return +looker.skipped

    def _bring_in(self, hub: Hub, look: Look, gone: Sequence[Foreign], now: datetime) -> None:
        def work(tx: Tx) -> None:
            bring_in(tx, self._source.name, look, gone, now)

        hub.write_now(work)

    def _believe(self, hub: Hub, looks: Sequence[Look]) -> None:
        """A Respa that has suddenly nothing reserved anywhere is asked once more before that is believed."""
        empty = bool(looks) and not any(look.found for look in looks)
        if empty and not self._empty_before:
            with hub.engine.connect() as conn:
                known = sum(_coming(conn, look, hub.clock.now()) for look in looks)
            if known >= _MANY:
                self._empty_before = True
                raise SourceError("nothing")
        self._empty_before = empty

    def _read_terms(self, hub: Hub, looker: Looker, zone: ZoneInfo) -> None:
        """Rules and hours when it is time. A room that cannot be read keeps what was heard of it last."""
        now, mono = hub.clock.now(), hub.clock.monotonic()
        today, rooms = now.astimezone(zone).date(), hub.remotes.rooms(self._source.name)
        unheard = rooms.keys() - hub.remotes.terms.keys()
        due = self._terms_at is None or mono - self._terms_at >= TERMS_EVERY or self._terms_day != today
        if not (due or unheard):
            return
        ahead = {item.resource.id: item.resource.rules.days_ahead for item in hub.config.resources}
        heard: dict[str, Terms] = {}
        for key, there in rooms.items():
            try:
                heard[key] = looker.terms(there.id, today, ahead[key] + 1, fixed_of(self._source))
            except SourceError as error:
                if error.code not in {"missing", "garbled"}:
                    raise
                looker.skipped["room"] += 1
                _log.warning("source %s: room %s cannot be read: %s", self._source.name, key, error)
        hub.remotes.take_terms(self._source.name, heard, now)
        self._terms_at, self._terms_day = mono, today


def _coming(conn: Connection, look: Look, now: datetime) -> int:
    return sum(kept.reservation.end > now for kept in store.mirrored(conn, look.resource))
