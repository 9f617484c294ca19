"""Reservations over HTTP: book, find, and what the holder of a code can do."""

from __future__ import annotations

from datetime import datetime

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter

from kiosk.api import routes
from kiosk.api.booking import Booked, BookingRequest, CodeProof, ExtendRequest, FindRequest
from kiosk.api.problem import ErrorCode
from kiosk.domain.bookings import Reservation
from kiosk.hub.hub import Hub
from kiosk.hub.problems import stop
from kiosk.hub.remote import hearing
from kiosk.hub.reservations import act, store
from kiosk.hub.reservations.book import book
from kiosk.hub.web.answering import answered, json_document
from kiosk.hub.web.gate import Guess, answer_once, device_of, write_once
from kiosk.hub.web.openapi import described
from kiosk.hub.web.reading import check_code, id_of, key_of, read_body

_BOOK = TypeAdapter(BookingRequest)
_FIND = TypeAdapter(FindRequest)
_PROOF = TypeAdapter(CodeProof)
_EXTEND = TypeAdapter(ExtendRequest)


def reservation_routes(hub: Hub) -> APIRouter:
    router = APIRouter(tags=["reservations"])

    @router.post(routes.RESERVATIONS, **described(Booked, 201, body=BookingRequest, write=True, also=(409,)))
    async def book_a_resource(request: Request) -> Response:
        """Book a span of a resource. Refused with the rules it breaks and the nearest alternatives."""
        device = await device_of(hub, request)
        wish, body = await read_body(request, _BOOK, ("start", "end", "made_at"))
        check_code(wish.code)
        answer = await answer_once(hub, request, device, body, lambda tx, moment: book(tx, moment, wish))
        return answered(await hearing.of_booking(hub, answer))

    @router.post(routes.FIND, **described(Booked, 200, body=FindRequest, also=(404, 429)))
    async def find_by_code(request: Request) -> Response:
        """The reservation that a code belongs to, until its end."""
        device = await device_of(hub, request)
        asked, _ = await read_body(request, _FIND)
        async with Guess(hub, device):
            moment = hub.moment()
            found = await hub.read(lambda conn: act.find(conn, moment, asked.code))
            if found is None:
                raise stop(ErrorCode.CODE_UNKNOWN)
        return json_document(found)

    @router.get(routes.RESERVATION, **described(Reservation, 200, also=(404,)))
    async def read_one(request: Request) -> Response:
        """What everybody may know of a reservation."""
        await device_of(hub, request)
        which = id_of(request)
        kept = await hub.read(lambda conn: store.by_id(conn, which))
        if kept is None:
            raise stop(ErrorCode.NOT_FOUND)
        return json_document(kept.reservation)

    @router.post(routes.EXTEND, **described(Booked, 200, body=ExtendRequest, write=True, also=(404, 409, 429)))
    async def extend(request: Request) -> Response:
        """Move the end of a reservation later."""
        device = await device_of(hub, request)
        key_of(request)
        asked, body = await read_body(request, _EXTEND, ("end",))
        until: datetime = asked.end
        async with Guess(hub, device):
            which = id_of(request)
            answer = await answer_once(
                hub, request, device, body, lambda tx, moment: act.extend(tx, moment, which, asked.code, until)
            )
            return answered(await hearing.of_extension(hub, answer, until))

    for path, what, summary in (
        (routes.CHECK_IN, act.check_in, "Say that the one who booked is here."),
        (routes.END, act.end, "End a running reservation now."),
        (routes.CANCEL, act.cancel, "Cancel a reservation that has not begun to be used."),
    ):
        _acting(hub, router, path, what, summary)
    return router


def _acting(hub: Hub, router: APIRouter, path: str, what: act.Act, summary: str) -> None:
    async def endpoint(request: Request) -> Response:
        device = await device_of(hub, request)
        key_of(request)  # before the code is looked at: a request that cannot be done is no guess
        proof, body = await read_body(request, _PROOF, ("made_at",))
        async with Guess(hub, device):
            which = id_of(request)
            return await write_once(hub, request, device, body, lambda tx, moment: what(tx, moment, which, proof))

    endpoint.__doc__ = summary
    endpoint.__name__ = what.__name__
    told = described(Booked, 200, body=CodeProof, write=True, also=(404, 409, 429))
    router.post(path, **told)(endpoint)
