"""Celia's daily numbers over HTTP: a kiosk brings a day that is over, staff read."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter

from kiosk.api import routes
from kiosk.api.device import CeliaDay
from kiosk.domain.celia_count import DayCount
from kiosk.hub.celia import store
from kiosk.hub.hub import Hub
from kiosk.hub.web.answering import json_document
from kiosk.hub.web.gate import device_of, staff_of
from kiosk.hub.web.openapi import described
from kiosk.hub.web.reading import key_of, read_body

_DAY = TypeAdapter(CeliaDay)
_TOLD_DAYS = timedelta(days=400)


def celia_routes(hub: Hub) -> APIRouter:
    router = APIRouter(tags=["celia"])

    @router.post(routes.CELIA, **described(CeliaDay, 200, body=CeliaDay, write=True))
    async def add_a_day(request: Request) -> Response:
        """Add this kiosk's part of a day, in fives. Neither the device nor the moment is kept; once per key."""
        device = await device_of(hub, request)
        key = key_of(request)
        told, _ = await read_body(request, _DAY)
        moment = hub.moment()
        return json_document(await hub.write(lambda tx: store.take(tx, moment, device.id, key, told)))

    @router.get(routes.CELIA, **described(tuple[DayCount, ...], 200, also=(403,)))
    async def days(request: Request) -> Response:
        """How often Celia's code was shown and a sample heard, by the house and day, in fives. Days without a number
        are not there: that is fewer than five.
        """
        await staff_of(hub, request)
        today = hub.house().day
        return json_document(await hub.read(lambda conn: store.days(conn, today - _TOLD_DAYS, today)))

    return router
