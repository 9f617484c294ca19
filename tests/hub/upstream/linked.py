"""A stand-in for a Linked Events server: recorded answers as they are, or pages put together from recorded events."""

from __future__ import annotations

import json
from collections.abc import Iterable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from tests.hub.upstream.replay import Asked, Reply

SAMPLES = Path(__file__).parent / "samples"


@cache
def recorded(name: str) -> bytes:
    return (SAMPLES / f"{name}.json").read_bytes()


def events_of(name: str) -> list[dict[str, Any]]:
    """Recorded events, to be changed freely."""
    body = json.loads(recorded(name))
    return deepcopy(body.get("data", [body]))


def one(key: str, of: str = "le_event_list", /, **changed: Any) -> dict[str, Any]:
    """A recorded event with some fields changed."""
    return next(event for event in events_of(of) if event["id"] == key) | changed


def page(events: Iterable[Any], *, following: str | None = None, count: int | None = None) -> bytes:
    data = list(events)
    meta = {"count": len(data) if count is None else count, "next": following, "previous": None}
    return json.dumps({"meta": meta, "data": data}).encode()


class LinkedServer:
    """Answers as the recorded server did: the whole list, what changed since, an organisation, and 404 for the rest."""

    def __init__(self) -> None:
        self.whole = recorded("le_event_list")
        self.changes = page([])
        self.organisations: dict[str, str] = {"kalajoki:kirjasto": "Kalajoen kirjasto"}

    def __call__(self, asked: Asked) -> Reply:
        if asked.path == "/v1/event/":
            if asked.one("page") not in {None, "1"}:
                return Reply(recorded("le_event_list_bad_page_404"), 404)
            return Reply(self.changes if asked.one("last_modified_since") else self.whole)
        if asked.path.startswith("/v1/organization/"):
            name = self.organisations.get(asked.path.split("/")[3])
            if name is not None:
                return Reply(json.dumps({"id": "x", "name": name}).encode())
        return Reply(recorded("le_event_get_404"), 404)
