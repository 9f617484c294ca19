"""The shipped example house as a kiosk knows it, without a hub or a store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from kiosk.domain.bookings import Reservation, State
from kiosk.hub.house import view
from kiosk.services.world import World
from kiosk.settings.hub import to_config
from kiosk.settings.load import load_hub

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 25, 11, 42, tzinfo=UTC)
"""A Wednesday, 13.42 in Kalajoki: open, staffed until 19."""


def library(*reservations: Reservation) -> World:
    """The house with these reservations, its hub answering."""
    empty = _empty()
    return World(
        house=empty.house,
        docs=empty.docs,
        reservations={each.id: each for each in reservations},
        as_of=NOW,
        online=True,
    )


def booked(room: str, start: datetime, hours: float = 1, state: State = State.CONFIRMED) -> Reservation:
    """Somebody's reservation."""
    end = start + timedelta(hours=hours)
    return Reservation(id=f"{room}-{start:%d%H%M}", resource=room, start=start, end=end, state=state)


def local(hour: float, days: int = 0) -> datetime:
    """An hour of that day (or another one) on the clock of the wall, as an instant; it is winter time."""
    return NOW.replace(hour=0, minute=0) + timedelta(hours=hour - 2, days=days)


@cache
def _empty() -> World:
    settings = load_hub(ROOT / "config" / "hub.toml").settings
    house = view(to_config(settings, Path("unused")), NOW)
    return World(house=house.house, docs={doc.resource.id: doc for doc in house.docs()}, as_of=NOW, online=True)
