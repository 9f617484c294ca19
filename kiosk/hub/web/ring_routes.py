"""Calls for staff over HTTP: a kiosk rings, staff see and answer."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from kiosk.api import routes
from kiosk.api.device import Ring
from kiosk.hub import rings
from kiosk.hub.hub import Hub
from kiosk.hub.web.answering import json_document
from kiosk.hub.web.gate import device_of, staff_of, write_once
from kiosk.hub.web.openapi import described
from kiosk.hub.web.reading import id_of, raw_body


def ring_routes(hub: Hub) -> APIRouter:
    router = APIRouter(tags=["staff"])

    @router.post(routes.RINGS, **described(Ring, 200))
    async def call_staff(request: Request) -> Response:
        """Call staff to this kiosk. Calling again does no harm; more than one call a minute is one call."""
        device = await device_of(hub, request)
        now = hub.clock.now()
        return json_document(await hub.write(lambda tx: rings.ring(tx, device.id, device.name, now)))

    @router.get(routes.RINGS, **described(tuple[Ring, ...], 200, also=(403,)))
    async def calls(request: Request) -> Response:
        """Calls that nobody has answered, the oldest first."""
        await staff_of(hub, request)
        now = hub.clock.now()
        return json_document(await hub.read(lambda conn: rings.waiting(conn, now)))

    @router.post(routes.RING_ANSWER, **described(Ring, 200, write=True, also=(403, 404)))
    async def answer_call(request: Request) -> Response:
        """Staff have seen to the call of a kiosk."""
        device = await staff_of(hub, request)
        body, which = await raw_body(request), id_of(request)
        return await write_once(hub, request, device, body, lambda tx, moment: rings.answer(tx, moment, which))

    return router
