"""Kiosks and people elsewhere want the same slots of a room that lives in a Respa: one winner for each, everywhere."""

from __future__ import annotations

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.hub.example import TurnableClock, at
from tests.hub.respa.fake import respa
from tests.hub.respa.fake_house import Dialect
from tests.hub.respa.rig import SMALL, THERE, Town, town
from tests.hub.running import Answered, Client

_KIOSKS = 48
_OTHERS = 16


class Stranger:
    """Somebody with an account over there who knows nothing of the kiosk."""

    def __init__(self, here: Town, name: str) -> None:
        fake = here.fake
        self.session, self.base = requests.Session(), fake.base
        if fake.dialect == "helsinki":
            token = f"{len(fake.tokens):040x}"
            fake.tokens[token] = name
            self.session.headers["Authorization"] = f"Token {token}"
        else:
            fake.passwords[name] = name
            login = self.session.post(
                f"{fake.url}/api-token-auth/", json={"username": name, "password": name}, timeout=20
            )
            self.session.headers["Authorization"] = f"JWT {login.json()['token']}"

    def book(self, resource: str, start: Any, end: Any) -> int:
        body = {"resource": resource, "begin": start.isoformat(), "end": end.isoformat()}
        return self.session.post(f"{self.base}reservation/", json=body, timeout=40).status_code


def _heard(here: Town, client: Client, booked: Answered) -> None:
    here.until(lambda: client.state(booked) != "provisional")


def _fight(here: Town, hours: range) -> list[list[int]]:
    """Every fighter wants every slot, all at once, slot by slot."""
    gate = threading.Barrier(_KIOSKS + _OTHERS, timeout=60)
    strangers = [Stranger(here, f"vieras-{n}") for n in range(_OTHERS)]

    def kiosk(number: int) -> list[int]:
        client = Client(here.hub.url, here.hub.token)
        found = []
        for hour in hours:
            gate.wait()
            booked = client.book(SMALL, at(hour, day=1), at(hour + 1, day=1))
            if booked.status == 201:
                _heard(here, client, booked)
            found.append(201 if booked.status == 201 and client.state(booked) == "confirmed" else 409)
        return found

    def stranger(number: int) -> list[int]:
        found = []
        for hour in hours:
            gate.wait()
            found.append(strangers[number].book(THERE[SMALL], at(hour, day=1), at(hour + 1, day=1)))
        return found

    with ThreadPoolExecutor(_KIOSKS + _OTHERS) as pool:
        kiosks = [pool.submit(kiosk, number) for number in range(_KIOSKS)]
        others = [pool.submit(stranger, number) for number in range(_OTHERS)]
        columns = [each.result() for each in (*kiosks, *others)]
    return [list(slot) for slot in zip(*columns, strict=True)]


@pytest.mark.slow
@pytest.mark.parametrize("dialect", ["helsinki", "turku"])
def test_one_winner_for_each_slot(database_url: str, clock: TurnableClock, dialect: Dialect, tmp_path: Path) -> None:
    with respa(dialect, clock.now) as fake:
        fake.house.rooms["ryhmatila-1"]["max_reservations_per_user"] = None
        with town(database_url, clock, fake, tmp_path) as here:
            stop = threading.Event()

            def reader() -> None:
                while not stop.wait(0.05):
                    here.read()

            reading = threading.Thread(target=reader)
            reading.start()
            try:
                slots = _fight(here, range(10, 16))
            finally:
                stop.set()
                reading.join()
            for slot in slots:
                results = Counter(201 if status == 201 else 400 for status in slot)
                assert results == {201: 1, 400: _KIOSKS + _OTHERS - 1}
            here.until(here.idle)
            here.read()
            assert len(here.taken(SMALL)) == 6
            assert len(fake.held("ryhmatila-1")) == 6


@pytest.mark.slow
def test_lost_answers_in_the_middle_of_a_fight(
    database_url: str, clock: TurnableClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line is cut again and again, before and after the deed: still nothing twice, nothing lost."""
    monkeypatch.setattr("kiosk.hub.upstream.respa.driver._FIRST_PAUSE", 0.0)
    with respa("helsinki", clock.now) as fake:
        fake.house.rooms["ryhmatila-1"]["max_reservations_per_user"] = None
        for number in range(12):
            fake.fail("lost" if number % 2 else "deaf", "POST", "/reservation/", token="a" * 40)
        with town(database_url, clock, fake, tmp_path) as here:
            slots = _fight(here, range(10, 16))
            for slot in slots:
                assert Counter(slot)[201] == 1
            here.until(here.idle)
            here.read()
            assert len(fake.held("ryhmatila-1")) == len(here.taken(SMALL)) == 6
