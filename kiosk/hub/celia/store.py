"""Celia's days: added up by the house, each kiosk's part once. Which kiosk brought it is not kept.

The key a kiosk sends with a day is random and kept as a keyed hash, beside the day alone: it tells a repetition from
another kiosk's part, and nothing else.
"""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, select, text
from sqlalchemy import Date as SqlDate

from kiosk.api.device import CeliaDay
from kiosk.api.problem import ErrorCode
from kiosk.domain.celia_count import DayCount
from kiosk.hub.db.tables import celia_days, celia_keys
from kiosk.hub.db.transaction import Tx
from kiosk.hub.problems import stop
from kiosk.hub.reservations.moment import Moment

LATEST = timedelta(days=60)
"""A kiosk that was cut off for longer has lost its days."""
_KEPT = timedelta(days=800)
"""Long enough to lay a campaign beside those of the two years before."""

_d, _k = celia_days.c, celia_keys.c
_KNOWN = select(_k.day).where(_k.key == bindparam("which"))
_ADD = text(
    "INSERT INTO celia_days (day, code, sample, campaign) VALUES (:day, :code, :sample, :campaign)"
    " ON CONFLICT (day) DO UPDATE SET code = celia_days.code + excluded.code,"
    " sample = celia_days.sample + excluded.sample"
).bindparams(bindparam("day", type_=SqlDate()))
_READ = select(_d.day, _d.code, _d.sample, _d.campaign).order_by(_d.day)


def take(tx: Tx, moment: Moment, device: str, key: str, told: CeliaDay) -> CeliaDay:
    """Add a kiosk's part of a day; a part that has come before is only acknowledged.

    Raises:
        ProblemError: `day_unfit`; `clock_untrusted` while the hub does not know what day it is.
    """
    if moment.clock_behind:
        raise stop(ErrorCode.CLOCK_UNTRUSTED)
    hashed, today = moment.secrecy.celia_key(device, key), moment.house.day
    if tx.conn.execute(_KNOWN, {"which": hashed}).first() is not None:
        return told
    if not today - LATEST <= told.day <= today:
        raise stop(ErrorCode.DAY_UNFIT)
    campaign = moment.house.config.celia.campaign_on(told.day) is not None
    tx.conn.execute(_ADD, {"day": told.day, "code": told.code, "sample": told.sample, "campaign": int(campaign)})
    tx.conn.execute(insert(celia_keys), {"key": hashed, "day": told.day})
    return told


def days(conn: Connection, first: date, last: date) -> list[DayCount]:
    """Days of which there is a number, both ends included, the oldest first."""
    rows = conn.execute(_READ.where(_d.day >= first, _d.day <= last))
    return [DayCount(day=row[0], code=row[1], sample=row[2], campaign=bool(row[3])) for row in rows]


def forget(tx: Tx, today: date) -> None:
    """Old days, and the keys that no kiosk can repeat any more."""
    tx.conn.execute(delete(celia_days).where(_d.day < today - _KEPT))
    tx.conn.execute(delete(celia_keys).where(_k.day < today - LATEST))
