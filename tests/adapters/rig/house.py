"""A house that is always open, so that tests do not depend on the time of day they run at."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from kiosk.domain.hours import LocalPeriod, expand
from kiosk.domain.rooms import Resource, Rules
from kiosk.domain.spans import Span
from kiosk.domain.text import Text
from kiosk.hub.config import HubConfig, ResourceConfig
from kiosk.services.outcomes import Wish

SLOT = timedelta(minutes=30)
ROOMS = ("studio", "pelihuone", "kokous", "sali", "verstas", "kuiskaus", "piano", "lasi")


def resource(key: str, group: str = "tilat") -> Resource:
    rules = Rules(slot=SLOT, min_period=SLOT, max_period=timedelta(hours=4), days_ahead=14)
    return Resource(id=key, name=Text(fi=key.capitalize()), group=group, capacity=8, rules=rules)


def config(database: str, rooms: tuple[str, ...] = ROOMS) -> HubConfig:
    always = {day: (LocalPeriod(time(0), time(0)),) for day in range(7)}
    return HubConfig(
        house_name=Text(fi="Kalajoen kirjasto"),
        zone="Europe/Helsinki",
        weekly=always,
        resources=tuple(ResourceConfig(resource=resource(key)) for key in rooms),
        database_url=f"sqlite:///{database}",
        port=0,
        hours_known_days=30,
    )


def always_open() -> object:
    always = {day: (LocalPeriod(time(0), time(0)),) for day in range(7)}
    from zoneinfo import ZoneInfo

    zone = ZoneInfo("Europe/Helsinki")
    return expand(always, {}, datetime.now(zone).date() - timedelta(days=2), 32, zone)


def slot(n: int) -> Span:
    """The n-th whole half hour that begins after the next full hour."""
    hour = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return Span(hour + n * SLOT, hour + (n + 1) * SLOT)


def wish(room: str = "studio", n: int = 2, slots: int = 1) -> Wish:
    first = slot(n)
    return Wish(resource=room, span=Span(first.start, first.start + slots * SLOT))
