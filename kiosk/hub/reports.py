"""What the kiosks say of themselves, for the health page of whichever hub is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection, bindparam, select, update

from kiosk.api.device import DeviceReport
from kiosk.domain.text import clean
from kiosk.hub.db.tables import devices
from kiosk.hub.db.transaction import Tx

SILENT = timedelta(minutes=15)
"""A kiosk reports every five minutes; after this long something is wrong with it or with the line."""

_d = devices.c
_PUT = update(devices).where(_d.id == bindparam("which"))
_ALL = (
    select(_d.name, _d.report, _d.reported_at)
    .where(_d.report.is_not(None), _d.revoked_at.is_(None))
    .order_by(_d.name, _d.id)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A kiosk by its name, when it was heard of last (UTC) and what it said."""

    name: str
    at: datetime
    report: DeviceReport

    def silent(self, now: datetime) -> bool:
        return now - self.at > SILENT


def keep(tx: Tx, device: str, report: DeviceReport, now: datetime) -> None:
    """Remember what a device says; whatever it said before is forgotten."""
    washed = DeviceReport(
        version=clean(report.version, 40),
        waiting=report.waiting,
        problems=tuple(clean(each, 600) for each in report.problems),
    )
    document = msgspec.json.encode(washed).decode()
    tx.conn.execute(_PUT, {"which": device, "report": document, "reported_at": now})


def everyone(conn: Connection) -> list[Reported]:
    """Every device that has reported and may still ask."""
    decode = msgspec.json.Decoder(DeviceReport).decode
    return [Reported(name=row[0], at=row[2], report=decode(row[1])) for row in conn.execute(_ALL)]
