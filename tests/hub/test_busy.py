"""Every connection to the database is in use for too long: what needs one says so, and goes on when there is one again."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any

import pytest
from sqlalchemy.exc import TimeoutError

from kiosk.hub.desk import Desk
from tests.hub.example import TurnableClock, at
from tests.hub.running import Running


def test_kiosks_hear_of_others_again_afterwards(hub: Running, clock: TurnableClock) -> None:
    """What a command of the staff writes wakes those who wait; the one who looks for it must outlive such a time."""
    booked = hub.client.book("sali", at(14), at(15), details={"name": "M", "people": 2})
    since = hub.client.get("/v1/snapshot").json()["cursor"]
    pool: Any = hub.hub.engine.pool
    pool._timeout = 0.05
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(hub.new_client().get, "/v1/feed", since=since, wait=10)
        time.sleep(0.3)  # until it waits: before that nobody looks for others
        with ExitStack() as all_of_them:
            with pytest.raises(TimeoutError):
                while True:
                    all_of_them.enter_context(hub.hub.engine.connect())
            time.sleep(0.5)  # it looks three times a second
        began = time.monotonic()
        with Desk(hub.hub.config, clock) as desk:
            assert desk.approve(booked.id)
        feed = waiting.result(20).json()
    assert feed["changes"][0]["reservation"]["state"] == "confirmed"
    assert time.monotonic() - began < 2
