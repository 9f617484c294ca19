"""What every use case stands on: the house as it is now, the time, and the keys of secrecy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from kiosk.domain.availability import Calendar
from kiosk.domain.spans import Span
from kiosk.hub.house import HouseView, Room
from kiosk.hub.reservations import store
from kiosk.hub.reservations.store import Held, Kept
from kiosk.hub.secrecy import Secrecy

LOOK_AROUND = timedelta(hours=48)
"""How far around a wish others' bookings are read when something else is sought instead of it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One look at the world, taken when a request comes in."""

    house: HouseView
    now: datetime
    secrecy: Secrecy
    clock_behind: bool = False

    def calendar(self, room: Room, held: Iterable[Held], window: Span) -> Calendar:
        return room.calendar(self.house.zone, (item.span for item in held), window)

    def held_near(self, conn: Connection, room: Room, span: Span, but: str | None = None) -> list[Held]:
        """What could stand in the way of the span: its own buffer and that of others included."""
        found = store.held(conn, room.resource.id, span.widen(room.rules.buffer))
        return [item for item in found if item.id != but]

    def page(self, kept: Kept) -> str | None:
        """Address of the holder's page; None when patrons' phones cannot reach this hub."""
        base = self.house.config.public_url
        return f"{base.rstrip('/')}/b/{self.secrecy.page_token(kept.id)}" if base else None
