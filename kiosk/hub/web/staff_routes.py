"""What a staff token may do: see requests with the names that were asked for, and answer them."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from kiosk.api import routes
from kiosk.api.booking import Requested
from kiosk.domain.bookings import Reservation
from kiosk.hub.hub import Hub
from kiosk.hub.reservations import staff
from kiosk.hub.web.answering import json_document
from kiosk.hub.web.gate import staff_of, write_once
from kiosk.hub.web.openapi import described
from kiosk.hub.web.reading import id_of, raw_body


def staff_routes(hub: Hub) -> APIRouter:
    router = APIRouter(tags=["staff"])

    @router.get(routes.REQUESTS, **described(tuple[Requested, ...], 200, also=(403,)))
    async def requests(request: Request) -> Response:
        """Requests that wait for an answer, the earliest first."""
        await staff_of(hub, request)
        return json_document(await hub.read(staff.requests))

    @router.post(routes.APPROVE, **described(Reservation, 200, write=True, also=(403, 404, 409)))
    async def approve(request: Request) -> Response:
        """Confirm a request."""
        device = await staff_of(hub, request)
        body, which = await raw_body(request), id_of(request)
        return await write_once(hub, request, device, body, lambda tx, moment: staff.approve(tx, moment, which))

    @router.post(routes.DENY, **described(Reservation, 200, write=True, also=(403, 404, 409)))
    async def deny(request: Request) -> Response:
        """Refuse a request, or withdraw a confirmed reservation that is not in use."""
        device = await staff_of(hub, request)
        body, which = await raw_body(request), id_of(request)
        return await write_once(hub, request, device, body, lambda tx, moment: staff.deny(tx, moment, which))

    return router
