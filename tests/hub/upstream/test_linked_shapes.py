"""Places and keywords are read once for all events that say the same; a wrong one still costs only itself."""

from __future__ import annotations

import msgspec

from kiosk.hub.upstream.linked_events.shapes import read_event

_PLACE = {"@id": "https://le.invalid/v1/place/k:1/", "name": {"fi": "Kirjasto"}}


def _raw(**fields: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode({"id": "k:1", **fields}))


def test_the_same_place_and_keywords_are_read_once() -> None:
    first, _ = read_event(_raw(location=_PLACE, keywords=[{"id": "k:2", "name": "Musiikki"}]))
    second, _ = read_event(_raw(location=_PLACE, keywords=[{"id": "k:2", "name": "Musiikki"}], audience=None))
    assert first.location is second.location
    assert first.location is not None and first.keywords and second.keywords
    assert first.keywords[0] is second.keywords[0]
    assert first.location.own_id == "k:1"
    assert second.audience is None


def test_a_wrong_place_costs_itself() -> None:
    event, left_out = read_event(_raw(location=7, keywords=[{"id": "k:2"}]))
    assert (event.location, left_out) == (None, 1)
    assert event.keywords is not None
    assert event.keywords[0].own_id == "k:2"
