"""The certificate on a phone: its words, and the same as a picture to keep. The short address is the proof."""

from __future__ import annotations

import re
from html import escape

from fastapi import APIRouter, Request, Response

from kiosk.api import routes
from kiosk.hub.hub import Hub
from kiosk.hub.mystery import certificate_words as words
from kiosk.hub.mystery.certificate import Certificate, of_token
from kiosk.hub.mystery.certificate_picture import drawn
from kiosk.hub.web.page import html_page, language_of

_TOKEN = re.compile(r"[0-9a-z]{1,16}")


def certificate_routes(hub: Hub) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get(routes.CERTIFICATE)
    async def show(request: Request) -> Response:
        found = await _found(hub, request)
        return _page(hub, request, found) if found else _nothing(request)

    @router.get(routes.CERTIFICATE_PICTURE)
    async def picture(request: Request) -> Response:
        found = await _found(hub, request)
        if found is None:
            return _nothing(request)
        house = hub.house().house.name.in_(found.language)
        body = await hub.read(lambda _conn: drawn(found, house))
        headers = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex", "X-Content-Type-Options": "nosniff"}
        return Response(body, 200, headers, "image/png")

    return router


async def _found(hub: Hub, request: Request) -> Certificate | None:
    token: str = request.path_params["token"].lower()
    story, zone, now = hub.story, hub.house().zone, hub.clock.now()
    if story is None or not hub.config.public_url or not _TOKEN.fullmatch(token):
        return None
    return await hub.read(lambda conn: of_token(conn, story, zone, now, token))


def _page(hub: Hub, request: Request, found: Certificate) -> Response:
    language = found.language
    title = f"{words.TITLE.in_(language)}: {found.story.in_(language)}"
    told = words.told(found, hub.house().house.name.in_(language))
    address = escape(f"{str(hub.config.public_url).rstrip('/')}{request.url.path.rstrip('/')}/todistus.png")
    body = (
        f"<h1>{escape(title)}</h1>"
        f'<p><img src="{address}" width="1200" height="1500" alt="{escape(told)}"></p>'
        f'<p><a class="button" href="{address}" download="todistus.png">{words.KEEP.in_(language)}</a></p>'
        f'<p class="small">{words.UNTIL.in_(language)}</p>'
    )
    return html_page(title, body, language, pictures=True)


def _nothing(request: Request) -> Response:
    language = language_of(request.headers.get("accept-language", ""))
    title = words.NOTHING.in_(language)
    return html_page(title, f"<h1>{title}</h1><p>{words.NOTHING_MORE.in_(language)}</p>", language, 404)
