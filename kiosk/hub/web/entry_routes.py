"""Where a phone without a camera comes to a booking: the address beside the QR is typed, and here the code."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from kiosk.api import routes
from kiosk.hub.hub import Hub
from kiosk.hub.problems import OverError, ProblemError
from kiosk.hub.reservations import act
from kiosk.hub.strangers import Strangers, source_of
from kiosk.hub.web import page_words as words
from kiosk.hub.web.page import html_page, language_of
from kiosk.hub.web.page_routes import no_booking
from kiosk.hub.web.reading import form_of

_LONGEST = 100


def entry_routes(hub: Hub) -> APIRouter:
    router = APIRouter(include_in_schema=False)
    strangers = Strangers()

    async def ask(request: Request) -> Response:
        return _page(request) if hub.config.public_url else no_booking(request)

    async def look(request: Request) -> Response:
        """Wrong, over, never given: one answer. Who is to wait hears no other one for a right code."""
        if not hub.config.public_url:
            return no_booking(request)
        code = (await form_of(request)).get("code", "")[:_LONGEST].strip()
        if not code:
            return _page(request)
        peer = request.client.host if request.client else ""
        source = source_of(peer, request.headers.get("x-forwarded-for", ""))
        try:
            before = strangers.begin(source, hub.clock.monotonic())
        except ProblemError as slow:
            return _page(request, 429, slow.problem.retry_after or 1)
        moment = hub.moment()
        try:
            found = await hub.read(lambda conn: act.find(conn, moment, code))
        except OverError:
            strangers.was_right(source, before)
            return _page(request, 404)
        except BaseException:  # a code that could not be looked at was not wrong
            strangers.was_right(source, before)
            raise
        if found is None or found.public_page is None:
            return _page(request, 404)
        strangers.was_right(source, before)
        return Response(status_code=303, headers={"Location": found.public_page, "Cache-Control": "no-store"})

    for path in (routes.ENTRY, f"{routes.ENTRY}/"):
        router.get(path)(ask)
        router.post(path)(look)
    return router


def _page(request: Request, status: int = 200, wait: int = 0) -> Response:
    """The one field. It sends to where it stands, whatever the proxy calls that; a code is never written back."""
    language = language_of(request.headers.get("accept-language", ""))
    title, note = words.ENTRY.in_(language), ""
    if status == 404:
        note = words.WRONG_CODE.in_(language)
    elif wait:
        note = words.wait(wait, language)
    wrong = ' aria-invalid="true"' if note else ""
    told = f'<p class="note" id="note" role="alert">{note}</p>' if note else ""
    body = (
        f'<h1>{title}</h1>{told}<form method="post"><p><label for="code">{words.CODE.in_(language)}</label></p>'
        f'<p><input id="code" name="code" maxlength="{_LONGEST}" required autofocus autocomplete="off"'
        f' autocapitalize="none" spellcheck="false" aria-describedby="note how"{wrong}></p>'
        f'<p class="small" id="how">{words.HOW.in_(language)}</p>'
        f"<button>{words.OPEN.in_(language)}</button></form>"
    )
    page = html_page(f"{note} {title}".strip(), body, language, status)
    if wait:
        page.headers["Retry-After"] = str(wait)
    return page
