"""A small house for the tests and a clock they can turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.domain.hours import LocalPeriod, Mode
from kiosk.domain.rooms import Confirmation, Detail, Quota, Resource, Rules
from kiosk.domain.text import Text
from kiosk.hub.config import HubConfig, ResourceConfig

HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""A Monday, 10 o'clock in Helsinki; the house is open from 8 to 20."""

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


class TurnableClock:
    """Stands still until it is turned; `jump` moves the wall clock only, as a hand or a time server does."""

    def __init__(self, now: datetime = NOW) -> None:
        self._now = now
        self._mono = 10_000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._mono

    def advance(self, length: timedelta) -> None:
        self._now += length
        self._mono += length.total_seconds()

    def jump(self, length: timedelta) -> None:
        self._now += length


def at(hour: int, minute: int = 0, day: int = 0) -> datetime:
    """A Helsinki wall time `day` days after the tests' today, in UTC."""
    local = NOW.astimezone(HELSINKI) + timedelta(days=day)
    return local.replace(hour=hour, minute=minute).astimezone(UTC)


def room(key: str, *, group: str = "", capacity: int | None = None, **rules: Any) -> ResourceConfig:
    return ResourceConfig(
        resource=Resource(id=key, name=Text(key.title()), group=group, capacity=capacity, rules=Rules(**rules))
    )


ROOMS = (
    room("pelihuone", group="huoneet"),
    room("pienryhma", group="huoneet", buffer=timedelta(minutes=30)),
    room("sali", confirmation=Confirmation.BY_STAFF, asks=frozenset({Detail.NAME, Detail.PEOPLE}), capacity=40),
    room("tulostin", quota=Quota(hours_per_day=2, count_per_day=2, count_per_week=3, hours_per_week=4)),
    room("aula", no_show_release=None, asks=frozenset({Detail.NAME}), modes=frozenset({Mode.STAFFED})),
)

_WEEKDAY = (LocalPeriod(time(8), time(10), Mode.SELF_SERVICE), LocalPeriod(time(10), time(20)))


def house(database_url: str, **other: Any) -> HubConfig:
    """The example house on a database."""
    base = HubConfig(
        house_name=Text("Esimerkki", "Exempel", "Example"),
        zone="Europe/Helsinki",
        weekly=dict.fromkeys(range(7), _WEEKDAY),
        resources=ROOMS,
        erase_after_days=3,
        database_url=database_url,
        port=0,
    )
    return replace(base, **other)
