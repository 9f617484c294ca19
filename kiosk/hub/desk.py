"""What staff do at the hub's database by command, beside a running hub or without one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from kiosk.api.booking import Requested
from kiosk.hub import devices, house
from kiosk.hub.audit import Overlap, audit
from kiosk.hub.clock import Clock, SystemClock
from kiosk.hub.config import HubConfig
from kiosk.hub.db import meta
from kiosk.hub.db.engine import open_engine
from kiosk.hub.db.migrate import migrate
from kiosk.hub.db.transaction import Tx
from kiosk.hub.db.writer import open_writer
from kiosk.hub.devices import Device
from kiosk.hub.problems import ProblemError
from kiosk.hub.reservations import staff
from kiosk.hub.reservations.answers import Answer
from kiosk.hub.reservations.moment import Moment
from kiosk.hub.secrecy import Secrecy

T = TypeVar("T")


def enrol(database_url: str, name: str, *, staff: bool = False) -> str:
    """A token for a new device, shown once: only its hash is kept."""
    clock = SystemClock()
    engine = open_engine(database_url)
    migrate(engine)
    writer = open_writer(engine, clock.now, _nobody_listens)
    try:
        return writer.submit(lambda tx: devices.add(tx, name, staff=staff, now=clock.now())).result()
    finally:
        writer.close()
        engine.dispose()


def _nobody_listens() -> None:
    """A running hub finds what we write by looking; there is no bell to ring here."""


class Desk:
    """An open database for the length of one command."""

    def __init__(self, config: HubConfig, clock: Clock | None = None) -> None:
        self._config = config
        self._clock = clock or SystemClock()
        self._engine = open_engine(config.database_url)
        migrate(self._engine)
        self._writer = open_writer(self._engine, self._clock.now, _nobody_listens)

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._writer.close()
        self._engine.dispose()

    @property
    def config(self) -> HubConfig:
        return self._config

    def now(self) -> datetime:
        return self._clock.now()

    def local(self, instant: datetime) -> datetime:
        return instant.astimezone(ZoneInfo(self._config.zone))

    def enrol(self, name: str, *, staff: bool = False) -> str:
        now = self._clock.now()
        return self._writer.submit(lambda tx: devices.add(tx, name, staff=staff, now=now)).result()

    def revoke(self, device: str) -> bool:
        now = self._clock.now()
        return self._writer.submit(lambda tx: devices.revoke(tx, device, now)).result()

    def devices(self) -> list[Device]:
        with self._engine.connect() as conn:
            return devices.everyone(conn)

    def requests(self) -> list[Requested]:
        with self._engine.connect() as conn:
            return staff.requests(conn)

    def approve(self, reservation: str) -> bool:
        return self._decide(staff.approve, reservation)

    def deny(self, reservation: str) -> bool:
        return self._decide(staff.deny, reservation)

    def _decide(self, decide: Callable[[Tx, Moment, str], Answer], reservation: str) -> bool:
        try:
            answer = self.write(lambda tx, moment: decide(tx, moment, reservation))
        except ProblemError:
            return False
        return answer.status < 400

    def read(self, look: Callable[[Connection, HubConfig], T]) -> T:
        with self._engine.connect() as conn:
            return look(conn, self._config)

    def write(self, work: Callable[[Tx, Moment], T]) -> T:
        """Run a use case as the hub itself would, and wait for its commit."""
        now = self._clock.now()
        with self._engine.connect() as conn:
            moment = Moment(house.view(self._config, now), now, Secrecy(meta.secret(conn)))
        return self._writer.submit(lambda tx: work(tx, moment)).result()

    def audit(self) -> list[Overlap]:
        with self._engine.connect() as conn:
            return audit(conn)

    def trust_clock(self) -> None:
        """The time of now is right, even if the hub remembers a later one."""
        now = self._clock.now()
        self._writer.submit(lambda tx: meta.put_last_wall(tx.conn, now)).result()
