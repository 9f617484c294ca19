"""The hub's clock is far ahead for a while, and a source is due."""

from __future__ import annotations

from datetime import timedelta

from tests.hub.example import MINUTE, TurnableClock
from tests.hub.running import Running
from tests.hub.upstream.conftest import read, told


def test_what_would_be_over_by_a_wrong_time_stays(hub: Running, clock: TurnableClock) -> None:
    assert read(hub) is None
    whole = told(hub.client)
    clock.jump(timedelta(days=400))
    read(hub)
    hub.hub.jobs.once()
    read(hub)
    assert told(hub.client) == whole
    clock.jump(timedelta(days=-400))
    for _ in range(5):
        hub.hub.jobs.once()
        clock.advance(MINUTE)
    assert read(hub) is None
    assert told(hub.client) == whole
