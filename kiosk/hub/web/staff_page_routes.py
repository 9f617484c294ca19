"""The staff's page in a browser: log in with a staff token, read, decide. Only at the hub itself, or by https.

The login cookie goes with requests of this site alone, and every form carries a seal that only this login can know.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from hashlib import sha256

from fastapi import APIRouter, Request, Response

from kiosk.domain.ideas import IdeaState
from kiosk.hub import reports, rings
from kiosk.hub.celia.days import of_weeks
from kiosk.hub.db.engine import wash
from kiosk.hub.db.transaction import Tx
from kiosk.hub.devices import Device
from kiosk.hub.health import alive, health
from kiosk.hub.hub import Hub
from kiosk.hub.ideas import staff as idea_staff
from kiosk.hub.ideas import store as ideas
from kiosk.hub.problems import ProblemError
from kiosk.hub.reservations import staff
from kiosk.hub.reservations.answers import Answer
from kiosk.hub.reservations.moment import Moment
from kiosk.hub.strangers import address_of
from kiosk.hub.web import staff_pages
from kiosk.hub.web.health_routes import health_body
from kiosk.hub.web.reading import form_of

_COOKIE = "staff"
_HOURS = 8
_MOST_IDEAS = 100
_PATH = "/staff"

Deed = Callable[[Tx, Moment, str], Answer]

_DEEDS: dict[tuple[str, str], Deed] = {
    ("requests", "approve"): staff.approve,
    ("requests", "deny"): staff.deny,
    ("ideas", "accept"): lambda tx, moment, which: idea_staff.judge(tx, moment, which, IdeaState.ACCEPTED),
    ("ideas", "hide"): lambda tx, moment, which: idea_staff.judge(tx, moment, which, IdeaState.HIDDEN),
    ("ideas", "erase"): lambda tx, moment, which: idea_staff.judge(tx, moment, which, None),
    ("rings", "answer"): rings.answer,
    ("questions", "publish"): idea_staff.publish,
    ("questions", "unpublish"): idea_staff.unpublish,
}


def staff_page_routes(hub: Hub) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get(_PATH)
    async def show(request: Request) -> Response:
        if not _is_private(request):
            return staff_pages.refused()
        note = request.query_params.get("note", "")
        token = request.cookies.get(_COOKIE, "")
        return await _page(hub, token, note) if await _known(hub, token) else staff_pages.login(note)

    @router.post(f"{_PATH}/login")
    async def log_in(request: Request) -> Response:
        if not _is_private(request):
            return staff_pages.refused()
        token = (await form_of(request)).get("token", "").strip()
        if await _known(hub, token) is None:
            return staff_pages.login("tunnus", 403)
        answer = _back()
        secure = request.headers.get("x-forwarded-proto", request.url.scheme) == "https"
        answer.set_cookie(
            _COOKIE, token, max_age=_HOURS * 3_600, path=_PATH, httponly=True, samesite="strict", secure=secure
        )
        return answer

    @router.post(f"{_PATH}/logout")
    async def log_out(request: Request) -> Response:
        if not _sealed(request, await form_of(request)):
            return _back("lomake")
        answer = _back()
        answer.delete_cookie(_COOKIE, path=_PATH)
        return answer

    @router.post(f"{_PATH}/{{what}}/{{which}}/{{deed}}")
    async def decide(request: Request, what: str, which: str, deed: str) -> Response:
        if not _is_private(request):
            return staff_pages.refused()
        if await _known(hub, request.cookies.get(_COOKIE, "")) is None:
            return _back("tunnus")
        if not _sealed(request, await form_of(request)):
            return _back("lomake")
        return _back(await _decide(hub, (what, deed), which))

    return router


async def _decide(hub: Hub, which: tuple[str, str], key: str) -> str:
    """Do it as the commands do; the word for the note that tells how it went."""
    deed = _DEEDS.get(which)
    if deed is None or not (key.isascii() and key.isprintable()) or len(key) > 64:
        return "vanhentunut"
    moment = hub.moment()
    try:
        answer = await hub.write(lambda tx: deed(tx, moment, key))
    except ProblemError:
        return "vanhentunut"
    hub.remotes.wake()
    if which == ("ideas", "erase"):
        await hub.read(wash)
    if answer.status >= 400:
        return "ei-vastauksia" if which[0] == "questions" else "vanhentunut"
    return "tehty"


async def _page(hub: Hub, token: str, note: str) -> Response:
    house = hub.house()
    requests, heard, new, well, kiosks, calls, celia = await hub.read(
        lambda conn: (
            staff.requests(conn),
            idea_staff.heard(conn, house.config),
            ideas.texts(conn, IdeaState.NEW, _MOST_IDEAS),
            alive(conn),
            reports.everyone(conn),
            rings.waiting(conn, hub.clock.now()),
            of_weeks(conn, house.config.celia, house.day),
        )
    )
    state = health_body(health(hub, database=well, kiosks=kiosks), hub)
    return staff_pages.page(staff_pages.Forms(_seal(token)), house, requests, heard, new, calls, celia, state, note)


def _is_private(request: Request) -> bool:
    """Whether a token may be typed here: the wire does not leave the machine, or it is encrypted. A proxy says so; a
    browser that lied about it would only betray itself.
    """
    told = request.headers.get("x-forwarded-proto", "").strip().lower()
    if told:
        return told == "https"
    try:
        return address_of(request.client.host if request.client else "").is_loopback
    except ValueError:
        return False


async def _known(hub: Hub, token: str) -> Device | None:
    """The staff's device of a token; also right after it was revoked, for as long as the gate remembers."""
    if not token or not token.isascii() or "\0" in token:
        return None
    now = hub.clock.monotonic()
    found = hub.gate.known(token, now) or await hub.read(lambda conn: hub.gate.ask(conn, token, now))
    return found if found is not None and found.staff else None


def _seal(token: str) -> str:
    return hmac.new(token.encode(), b"staff page", sha256).hexdigest()


def _sealed(request: Request, form: dict[str, str]) -> bool:
    token = request.cookies.get(_COOKIE, "")
    told = form.get("seal", "")
    return bool(token) and told.isascii() and hmac.compare_digest(told, _seal(token))


def _back(note: str = "") -> Response:
    where = f"{_PATH}?note={note}" if note else _PATH
    return Response(status_code=303, headers={"Location": where, "Cache-Control": "no-store"})
