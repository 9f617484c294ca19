"""Staff change the rules of a room that is booked: what its holder is offered can be had, and nothing is promised twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.hub.example import MINUTE, ROOMS, at, room
from tests.hub.running import Running


def _change(hub: Running, key: str, **rules: Any) -> None:
    others = (each for each in ROOMS if each.resource.id != key)
    hub.hub.reload(replace(hub.hub.config, resources=(room(key, **rules), *others)))


def test_extended_up_to_the_next_after_the_buffer_was_shortened(both: Running) -> None:
    """The buffer it was booked with would reach into the next booking, which PostgreSQL refuses as often as it is
    asked: the kiosk's outbox would stand still.
    """
    mine = both.client.book("pienryhma", at(12), at(13))
    _change(both, "pienryhma")
    assert both.client.book("pienryhma", at(13, 30), at(14, 30)).status == 201
    assert both.client.act(mine, "extend", end=at(13, 30).isoformat()).status == 200
    assert not both.overlaps()


def test_extended_after_the_buffer_was_lengthened_it_keeps_the_new_one(both: Running) -> None:
    mine = both.client.book("pelihuone", at(12), at(13))
    _change(both, "pelihuone", buffer=30 * MINUTE)
    assert both.client.act(mine, "extend", end=at(13, 30).isoformat()).status == 200
    _change(both, "pelihuone")
    assert both.client.book("pelihuone", at(13, 30), at(14, 30)).rules == ["buffer"]
    assert both.client.book("pelihuone", at(14), at(15)).status == 201


def test_what_is_offered_beside_a_longer_buffer_of_then_can_be_had(hub: Running) -> None:
    """The timeline of a kiosk knows the rules of now alone: the refusal says how long the break is, and what works."""
    _change(hub, "pelihuone", buffer=60 * MINUTE)
    assert hub.client.book("pelihuone", at(12), at(13)).status == 201
    _change(hub, "pelihuone", buffer=15 * MINUTE)
    refused = hub.client.book("pelihuone", at(13, 30), at(14))
    assert refused.doc["refusals"][0] | {"rule": "buffer", "length": "PT3600S"} == refused.doc["refusals"][0]
    (offered,) = refused.doc["alternatives"]
    assert offered["start"] == "2026-11-23T12:00:00Z"
    start, end = (datetime.fromisoformat(offered[key]) for key in ("start", "end"))
    assert hub.client.book("pelihuone", start, end).status == 201


@pytest.mark.parametrize(
    ("rules", "ends"),
    [
        ({}, [at(13, 30, 3), at(14, 0, 3)]),
        ({"min_period": 120 * MINUTE}, [at(14, 0, 3)]),
        ({"slot": 45 * MINUTE}, []),
        ({"bookable": False}, []),
        ({"days_ahead": 1}, []),
    ],
    ids=["none", "longer", "another grid", "not here", "nearer"],
)
def test_only_ends_that_can_be_had_are_offered(hub: Running, rules: dict[str, Any], ends: list[Any]) -> None:
    mine = hub.client.book("pelihuone", at(12, 0, 3), at(13, 0, 3))
    _change(hub, "pelihuone", **rules)
    found = hub.client.find(mine.code).json()
    assert found["extend_to"] == [f"{end.isoformat()[:19]}Z" for end in ends]
    assert ("extend" in found["actions"]) == bool(ends)
    for end in ends:
        assert hub.client.act(mine, "extend", end=end.isoformat()).status == 200
    beyond = (ends[-1] if ends else at(13, 0, 3)) + timedelta(minutes=30)
    assert hub.client.act(mine, "extend", end=beyond.isoformat()).status == 409
