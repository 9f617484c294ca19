"""What `kiosk hub probe` says of a Respa: each configured room, read and never written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.hub.config import HubConfig
from kiosk.hub.upstream.config import SourceConfig
from kiosk.hub.upstream.problems import SourceError
from kiosk.hub.upstream.respa.carrying import fixed_of
from kiosk.hub.upstream.respa.looking import Looker, window
from kiosk.hub.upstream.respa.rooms import DEADLINE
from kiosk.hub.upstream.respa.wire import Login, Wire


def rooms(config: HubConfig, source: SourceConfig, now: datetime) -> Iterator[str]:
    """A line for each room of hub.toml that lives there. Raises SourceError when nothing can be asked."""
    zone = ZoneInfo(config.zone)
    wire = Wire(source, Login(source), DEADLINE)
    looker = Looker(wire, source.name, zone, lambda: 0)
    mine = [item for item in config.resources if item.elsewhere is not None and item.elsewhere.source == source.name]
    try:
        if not mine:
            yield "Yhdelläkään tilalla ei ole tätä lähdettä. / No room of hub.toml lives here."
        for item in mine:
            there = item.elsewhere.id if item.elsewhere else ""
            ahead = item.resource.rules.days_ahead
            try:
                terms = looker.terms(there, now.astimezone(zone).date(), ahead + 1, fixed_of(source))
                look = looker.reserved(item.resource.id, there, window(now, ahead))
            except SourceError as error:
                if error.code not in {"missing", "garbled"}:
                    raise
                yield f"  {item.resource.id} ({there}): {error.words} / {error}"
                continue
            can = "varattavissa/bookable" if terms.why is None else f"ei varattavissa/not bookable: {terms.why.value}"
            days = sum(day.open is not None for day in terms.days)
            told = f"{days} päivää auki/days open, {len(look.found)} varausta/booked"
            yield f"  {item.resource.id} ({there}): {can}, {told}"
    finally:
        wire.close()
