"""A disk that takes nothing for a while costs a source its note of a run, never the source itself."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

import pytest

from tests.hub.example import TurnableClock
from tests.hub.running import Running
from tests.hub.upstream.conftest import read, told
from tests.hub.upstream.linked import LinkedServer
from tests.hub.upstream.replay import Replay, Reply


def _disk(hub: Running) -> Any:
    """The connection through which the hub writes, below everything that would begin a transaction on it."""
    return hub.hub.write_now(lambda tx: tx.conn.connection.driver_connection)


@pytest.mark.parametrize("before", [0, 1], ids=["never read", "read before"])
def test_a_source_outlives_a_disk_that_takes_nothing(
    hub: Running,
    linked: LinkedServer,
    server: Replay,
    clock: TurnableClock,
    caplog: pytest.LogCaptureFixture,
    before: int,
) -> None:
    """Neither a good run nor a bad one can be noted; when the disk takes writes again, all is read and noted."""
    for _ in range(before):
        assert read(hub) is None
    caplog.set_level(logging.WARNING, "kiosk.hub.upstream")
    disk = _disk(hub)
    disk.execute("PRAGMA query_only=ON")  # as a file system that the kernel has made read-only
    for answer in (linked, lambda _asked: Reply(status=500), linked):
        server.answer = answer
        clock.advance(timedelta(minutes=10))
        assert read(hub) is not None
    disk.execute("PRAGMA query_only=OFF")
    assert len([each for each in caplog.records if each.levelno >= logging.ERROR]) == 1
    clock.advance(timedelta(minutes=10))
    assert read(hub) is None
    assert told(hub.client)
    assert hub.hub.sources.runner("linked").record.ok_at == clock.now()
