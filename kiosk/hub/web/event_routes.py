"""What is on, by the page, and the pictures of it."""

from __future__ import annotations

import re

import msgspec
from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection, bindparam, select

from kiosk.api import routes
from kiosk.api.feed import EventPage
from kiosk.api.house import Kind
from kiosk.api.problem import ErrorCode
from kiosk.hub import pictures
from kiosk.hub.db.tables import documents
from kiosk.hub.hub import Hub
from kiosk.hub.problems import bad_field, stop
from kiosk.hub.web.answering import json_bytes
from kiosk.hub.web.gate import device_of
from kiosk.hub.web.openapi import described, parameter
from kiosk.hub.web.reading import one_of_each

_MOST = 500
_USUAL = 200
_AFTER = r"^[\x21-\x7e]{1,64}$"
_PICTURE = re.compile(r"[0-9a-f]{32}")
_QUERY = (
    parameter("after", {"type": "string", "pattern": _AFTER}, about="Id of the last event of the page before"),
    parameter(
        "limit", {"type": "integer", "minimum": 1, "maximum": _MOST, "default": _USUAL}, about="Events of a page"
    ),
)
_d = documents.c
_PAGE = select(_d.id, _d.body).where(_d.kind == Kind.EVENT.value).order_by(_d.id).limit(bindparam("limit"))
_NEXT = _PAGE.where(_d.id > bindparam("after"))


def event_routes(hub: Hub) -> APIRouter:
    router = APIRouter(tags=["events"])

    @router.get(routes.EVENTS, **described(EventPage, 200, query=_QUERY))
    async def events(request: Request) -> Response:
        """Events by id, a page at a time; what changes meanwhile comes with the feed."""
        await device_of(hub, request)
        query = one_of_each(request, ("after", "limit"))
        after, limit = query.get("after"), query.get("limit", str(_USUAL))
        if after is not None and not re.fullmatch(_AFTER, after):
            raise bad_field("after", "1 to 64 visible ASCII characters")
        if not re.fullmatch(r"[0-9]{1,4}", limit, re.ASCII) or not 1 <= int(limit) <= _MOST:
            raise bad_field("limit", f"a number from 1 to {_MOST}")
        return json_bytes(await hub.read(lambda conn: _page(conn, after, int(limit))))

    @router.get(routes.PICTURE, **described(None, 200, also=(404,), media="image/*"))
    async def picture(request: Request) -> Response:
        """A checked picture. Its id is made of its bytes, so that whoever has it need never ask again."""
        await device_of(hub, request)
        which: str = request.path_params["id"]
        found = await hub.read(lambda conn: pictures.read(conn, which)) if _PICTURE.fullmatch(which) else None
        if found is None:
            raise stop(ErrorCode.NOT_FOUND)
        headers = {
            "Cache-Control": "private, max-age=31536000, immutable",
            "ETag": f'"{which}"',
            "X-Content-Type-Options": "nosniff",
        }
        if f'"{which}"' in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(found.body, 200, headers, found.media_type)

    return router


def _page(conn: Connection, after: str | None, limit: int) -> bytes:
    """An encoded `EventPage`; one row more is read to know whether there is a next one."""
    wanted = {"limit": limit + 1} | ({} if after is None else {"after": after})
    rows = conn.execute(_PAGE if after is None else _NEXT, wanted).all()
    shown = rows[:limit]
    following = shown[-1][0] if len(rows) > limit else None
    return msgspec.json.encode({"events": [msgspec.Raw(row[1]) for row in shown], "next": following})
