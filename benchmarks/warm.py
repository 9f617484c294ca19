"""What a kiosk knows after a while: a house of twenty rooms with some hundred bookings, in the hub and in its store."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.afternoon import Afternoon
from benchmarks.hub_support import Wire, code, request, stamp

ROOMS = 20
DAYS = 8
_ZONE = ZoneInfo("Europe/Helsinki")
_ICONS = ("account-group", "gamepad-variant", "printer-3d", "music", "theater")


@dataclass(frozen=True, slots=True)
class Warm:
    """Folders of a kiosk that has run before."""

    config: Path
    data: Path
    bookings: int


def _kiosk_toml() -> str:
    return """
hub = "embedded"
log_level = "warning"
tiles = ["booking", "my_booking"]
[screen]
diagonal_inches = 32
[idle]
warn_after = "10 min"
countdown = "30 s"
"""


def _hub_toml() -> str:
    rooms = "".join(
        f"""
[rooms.huone-{n:02}]
name = {{ fi = "Huone {n}", sv = "Rum {n}", en = "Room {n}" }}
icon = "{_ICONS[n % len(_ICONS)]}"
capacity = {4 + n % 9}
slot = "30 min"
max_period = "3 h"
days_ahead = 28
features = [{{ icon = "monitor", text = {{ fi = "Näyttö", sv = "Skärm", en = "Screen" }} }}]
"""
        for n in range(1, ROOMS + 1)
    )
    return f"""
[house]
name = {{ fi = "Kalajoen kirjasto", sv = "Kalajoki bibliotek", en = "Kalajoki Library" }}
zone = "Europe/Helsinki"
[hours]
ma-su = ["7-10 omatoimi", "10-19", "19-21 omatoimi"]
{rooms}"""


@contextmanager
def warm_kiosk(folder: Path) -> Iterator[Warm]:
    """Make the house, let people book, and let a kiosk follow it once."""
    config, data = folder / "config", folder / "data"
    config.mkdir()
    data.mkdir()
    (config / "kiosk.toml").write_text(_kiosk_toml(), encoding="utf-8")
    (config / "hub.toml").write_text(_hub_toml(), encoding="utf-8")
    from kiosk.tour.house import open_house

    # The clock only has to tell the time; the tour's can be moved besides.
    clock = Afternoon()
    with open_house(config, data / "hub", clock) as house:  # type: ignore[arg-type]
        wire = Wire(int(house.url.rpartition(":")[2]))
        made = 0
        for number, (room, start, length) in enumerate(_wishes(clock.now())):
            wish = {"resource": room, "start": stamp(start), "end": stamp(start + length), "code": code(number)}
            status, body = wire.ask(request(house.token, "POST", "/v1/reservations", wish, f"fill-{number}"))
            assert status == 201, body
            made += 1
        wire.close()
        _follow(data, house.url, house.token, clock)
    yield Warm(config, data, made)


def _wishes(now: datetime) -> Iterator[tuple[str, datetime, timedelta]]:
    """Two or three bookings for each room and day, today from the afternoon on."""
    for day in range(DAYS):
        local = now.astimezone(_ZONE) + timedelta(days=day)
        for room in range(1, ROOMS + 1):
            for hour, half_hours in ((8 + room % 3, 3), (13 + room % 4, 2 + room % 3), (18, room % 4)):
                start = local.replace(hour=hour, minute=30 * (room % 2), second=0, microsecond=0).astimezone(UTC)
                if half_hours and start > now:
                    yield f"huone-{room:02}", start, timedelta(minutes=30 * half_hours)


def _follow(data: Path, url: str, token: str, clock: Afternoon) -> None:
    """Fill the kiosk's store as a kiosk does."""
    from kiosk.adapters.hub_client import Endpoint
    from kiosk.adapters.store import open_store
    from kiosk.adapters.worker import Worker

    store, world = open_store(data / "kiosk.db")
    endpoint = Endpoint(url, token)
    worker = Worker(store, world, clock, lambda closure: closure(), lambda: endpoint)
    worker.start()
    try:
        end = time.monotonic() + 20
        while not (worker.world.online and len(worker.world.docs) == ROOMS):
            assert time.monotonic() < end, "the kiosk did not follow the hub"
            time.sleep(0.05)
        time.sleep(0.5)
    finally:
        worker.stop()


if __name__ == "__main__":
    import sys

    target = Path(sys.argv[1])
    target.mkdir()
    with warm_kiosk(target) as made_warm:
        print(made_warm)
