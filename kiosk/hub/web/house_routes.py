"""What everybody with a token may know: the house, its resources, what is free, and what has changed."""

from __future__ import annotations

import asyncio
from datetime import UTC

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter

from kiosk.api import routes
from kiosk.api.booking import Availability
from kiosk.api.device import DeviceReport
from kiosk.api.feed import Feed, Snapshot
from kiosk.api.house import House, ResourceDoc
from kiosk.api.problem import ErrorCode
from kiosk.domain.spans import Span
from kiosk.hub import feed, reports
from kiosk.hub.availability import LONGEST, Reserved
from kiosk.hub.hub import Hub
from kiosk.hub.problems import bad_field, stop
from kiosk.hub.web.answering import json_bytes, json_document
from kiosk.hub.web.gate import device_of
from kiosk.hub.web.openapi import described, instant_parameter, parameter
from kiosk.hub.web.reading import instant, one_of_each, read_body, seconds

_LONGEST_WAIT = 25
_REPORT = TypeAdapter(DeviceReport)

_WINDOW = (
    instant_parameter("start", "Beginning of the window"),
    instant_parameter("end", f"End of the window, at most {LONGEST.days} days later"),
    parameter("resource", {"type": "string"}, about="One resource instead of all"),
)
_SINCE = (
    parameter("since", {"type": "string"}, required=True, about="Cursor of the last answer or of the snapshot"),
    parameter(
        "wait",
        {"type": "integer", "minimum": 0, "maximum": _LONGEST_WAIT, "default": 0},
        about="Seconds to wait for a change",
    ),
)


def house_routes(hub: Hub) -> APIRouter:
    router = APIRouter(tags=["house"])
    reserved = Reserved()

    @router.get(routes.PING, **described(dict[str, str], 200))
    async def ping(request: Request) -> Response:
        """Nothing but a sign of life."""
        await device_of(hub, request)
        return json_bytes(b'{"hub":"ok"}')

    @router.put(routes.REPORT, **described(DeviceReport, 200, body=DeviceReport))
    async def report(request: Request) -> Response:
        """How the device is; the last word counts, so that it may be said again."""
        device = await device_of(hub, request)
        said, _ = await read_body(request, _REPORT)
        now = hub.clock.now()
        await hub.write(lambda tx: reports.keep(tx, device.id, said, now))
        return json_document(said)

    @router.get(routes.HOUSE, **described(House, 200))
    async def house(request: Request) -> Response:
        """Name, zone and opening hours."""
        await device_of(hub, request)
        return json_document(await hub.read(feed.house))

    @router.get(routes.RESOURCES, **described(tuple[ResourceDoc, ...], 200))
    async def resources(request: Request) -> Response:
        """Every resource with its rules and hours."""
        await device_of(hub, request)
        order = list(hub.house().rooms)
        return json_document(list((await hub.read(lambda conn: feed.resources(conn, order))).values()))

    @router.get(routes.AVAILABILITY, **described(Availability, 200, query=_WINDOW, also=(404,)))
    async def what_is_free(request: Request) -> Response:
        """Openings and reservations that touch a window."""
        await device_of(hub, request)
        query = one_of_each(request, ("start", "end", "resource"))
        window = Span(instant(query, "start").astimezone(UTC), instant(query, "end").astimezone(UTC))
        if not window or window.length > LONGEST:
            raise bad_field("end", f"later than start, and at most {LONGEST.days} days")
        view, resource = hub.house(), query.get("resource")
        if resource is not None and resource not in view.rooms:
            raise stop(ErrorCode.NOT_FOUND)
        commits, monotonic = hub.commits, hub.clock.monotonic()
        if not reserved.is_fresh(commits, monotonic):
            await hub.read(lambda conn: reserved.catch_up(conn, commits, monotonic))
        return json_bytes(reserved.answer(view, window, resource))

    @router.get(routes.SNAPSHOT, **described(Snapshot, 200))
    async def snapshot(request: Request) -> Response:
        """Everything a kiosk shows, and the cursor from which the feed goes on."""
        await device_of(hub, request)
        order = list(hub.house().rooms)
        return json_bytes(await hub.read(lambda conn: feed.snapshot(conn, order)))

    @router.get(routes.FEED, **described(Feed, 200, query=_SINCE, also=(410,)))
    async def changes(request: Request) -> Response:
        """What changed since a cursor; waits for the next change when nothing has."""
        await device_of(hub, request)
        query = one_of_each(request, ("since", "wait"))
        if "since" not in query:
            raise bad_field("since", "is missing")
        wait = seconds(query, "wait", _LONGEST_WAIT)
        return json_bytes(await _next_page(hub, query["since"], wait))

    return router


async def _next_page(hub: Hub, since: str, wait: int) -> bytes:
    """The next changes, or an empty answer when the wait is over or the hub stops."""
    loop = asyncio.get_running_loop()
    until = loop.time() + wait
    async with hub.bell.listening() as rung:
        while True:
            rung.clear()
            page = await hub.read(lambda conn: feed.page(conn, since))
            left = until - loop.time()
            if page is not None or left <= 0 or hub.bell.closed:
                return page or feed.empty(since)
            try:
                await asyncio.wait_for(rung.wait(), left)
            except TimeoutError:
                return feed.empty(since)
