"""What was kept of a source cannot be read any more: a disk, or a version that wrote it in another shape."""

from __future__ import annotations

from tests.hub.running import Running
from tests.hub.upstream.conftest import read, told


def test_it_is_asked_for_again(hub: Running) -> None:
    """Neither the events nor the hub's chores stop for it, and the source's memory of what it told does not hide it."""
    assert read(hub) is None
    whole = told(hub.client)
    assert whole
    with hub.hub.engine.connect() as conn:
        conn.exec_driver_sql("UPDATE upstream_items SET body = x'00'")
        conn.exec_driver_sql("UPDATE meta SET value = 'of another version' WHERE key = 'event_rules'")
    hub.hub.sources.apply()
    assert told(hub.client) != whole
    assert read(hub) is None
    assert told(hub.client) == whole
    hub.hub.jobs.once()
