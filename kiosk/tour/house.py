"""A day at the library to show: the staff's own configuration, a hub that really listens, a clock at a chosen hour."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import requests

from kiosk.api import routes
from kiosk.domain.ideas import IdeaState
from kiosk.domain.rooms import Detail, Quota
from kiosk.hub import devices
from kiosk.hub.config import ResourceConfig
from kiosk.hub.db.transaction import Tx
from kiosk.hub.hub import Hub
from kiosk.hub.ideas import staff, store
from kiosk.hub.server import Server, run
from kiosk.settings.hub import to_config
from kiosk.settings.load import HOUSE_FOLDER, MYSTERY_FOLDER, load_hub, load_questions

SHOWN_AT = datetime(2026, 11, 25, 13, 42, tzinfo=ZoneInfo("Europe/Helsinki"))
"""A Wednesday on which the shipped example house is open and staffed."""
SHOWN_URL = "https://virta.example"
"""Where phones would reach the hub: their codes are seen, and lead nowhere."""


class ShownClock:
    """Time that begins at a chosen instant and goes on as usual; `ahead` moves it, `standing` holds it."""

    def __init__(self, begin: datetime = SHOWN_AT) -> None:
        self._begin = begin.astimezone(UTC)
        self._started = time.monotonic()
        self._ahead = timedelta()
        self._held: float | None = None

    def now(self) -> datetime:
        return self._begin + timedelta(seconds=self._real() - self._started) + self._ahead

    def monotonic(self) -> float:
        return self._real() + self._ahead.total_seconds()

    def ahead(self, by: timedelta) -> None:
        self._ahead += by

    @contextmanager
    def standing(self) -> Iterator[None]:
        """No time passes within the block: what runs out can be looked at for as long as it takes."""
        self._held = time.monotonic()
        try:
            yield
        finally:
            self._ahead -= timedelta(seconds=time.monotonic() - self._held)
            self._held = None

    def _real(self) -> float:
        return time.monotonic() if self._held is None else self._held


@dataclass(slots=True)
class House:
    """A running hub: its address, a kiosk's token and the clock that all of it goes by."""

    url: str
    token: str
    clock: ShownClock
    hub: Hub

    def reserve(self, resource: str, start: datetime, length: timedelta, code: str) -> None:
        """Book as another kiosk would; requests.HTTPError when the house refuses."""
        answer = requests.post(
            self.url + routes.RESERVATIONS,
            json={
                "resource": resource,
                "start": start.astimezone(UTC).isoformat(),
                "end": (start + length).astimezone(UTC).isoformat(),
                "code": code,
                "patron_key": f"{code}-{code}",  # everybody their own, where the room counts
            },
            headers={"Authorization": f"Bearer {self.token}", routes.IDEMPOTENCY_KEY: code},
            timeout=10,
        )
        answer.raise_for_status()

    @contextmanager
    def counting(self, room: str) -> Iterator[None]:
        """As when staff limit what one patron may have of a room: four hours a day, by the library card."""
        before = self.hub.config
        self.hub.reload(replace(before, resources=tuple(map(partial(_counted, room), before.resources))))
        try:
            yield
        finally:
            self.hub.reload(before)


def _counted(room: str, each: ResourceConfig) -> ResourceConfig:
    if each.resource.id != room:
        return each
    rules = replace(each.resource.rules, asks=frozenset({Detail.CARD}), quota=Quota(hours_per_day=4))
    return replace(each, resource=replace(each.resource, rules=rules))


@contextmanager
def open_house(
    config: Path, data: Path, clock: ShownClock | None = None, public_url: str | None = None
) -> Iterator[House]:
    """Run a hub on the staff's hub.toml for the time of the block, in a thread of this process.

    `public_url` is taken if the file has none.
    """
    clock = clock or ShownClock()
    asked = load_questions(config / "questions.toml").settings
    written = to_config(load_hub(config / "hub.toml").settings, data, asked, folder=config)
    settings = replace(written, host="127.0.0.1", port=0, public_url=written.public_url or public_url)
    ready = threading.Event()
    found: list[tuple[Hub, str, Server, int]] = []
    opened: list[tuple[Hub, str]] = []

    def prepare(hub: Hub) -> None:
        now = clock.now()
        opened.append((hub, hub.write_now(lambda tx: devices.add(tx, "kierros", staff=False, now=now))))

    def listening(server: Server, port: int) -> None:
        found.append((*opened[0], server, port))
        ready.set()

    keywords = {"prepare": prepare, "listening": listening, "clock": clock, "house_folder": config / HOUSE_FOLDER}
    keywords["mystery_folder"] = config / MYSTERY_FOLDER
    thread = threading.Thread(target=run, args=(settings,), kwargs=keywords, name="shown-hub", daemon=True)
    thread.start()
    if not ready.wait(30):
        raise RuntimeError("the hub did not start")
    hub, token, server, port = found[0]
    try:
        yield House(f"http://127.0.0.1:{port}", token, clock, hub)
    finally:
        server.stop()
        thread.join(10)


def make_it_lively(house: House) -> None:
    """A few bookings and answers of other people, so that the timelines and charts have something to show."""
    _answer(house)
    day = SHOWN_AT.replace(hour=0, minute=0)

    def at(hours: float, days: int = 0) -> datetime:
        return day + timedelta(days=days, hours=hours)

    house.reserve("pelihuone", at(15), timedelta(hours=1), "susi-aalto-22")
    house.reserve("pelihuone", at(18), timedelta(hours=2), "ilves-aamu-23")
    house.reserve("pienryhmatila", at(13.5), timedelta(minutes=90), "hauki-apila-24")
    house.reserve("pienryhmatila", at(17), timedelta(hours=3), "kuovi-helmi-25")
    house.reserve("tulostin-3d", at(15), timedelta(hours=2), "sampi-kota-26")
    house.reserve("pelihuone", at(12, 1), timedelta(hours=2), "tikka-lumi-27")
    house.reserve("pienryhmatila", at(10, 1), timedelta(hours=4), "lokki-mylly-28")


def _answer(house: House) -> None:
    """The questions are answered, and staff have published one that is asked in another week."""
    hub = house.hub
    moment = hub.moment()
    config = hub.config.questions
    shown = next((asked for asked in config if len(asked.answers) > 3), None)
    if shown is None:
        return

    def fill(tx: Tx) -> None:
        for place, count in zip(range(len(shown.answers)), (23, 9, 14, 1, 6, 2), strict=False):
            for _ in range(count):
                store.count(tx, shown.id, store.ANSWER, str(place))
        store.keep_text(tx, shown.id, "Lisää lautapelejä perheille, kiitos.", moment.house.day)
        for text in store.texts(tx.conn, None, 9):
            store.judge(tx, text.id, IdeaState.ACCEPTED)
        staff.publish(tx, moment, shown.id)

    hub.write_now(fill)
