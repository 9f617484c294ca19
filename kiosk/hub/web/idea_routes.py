"""Ideas over HTTP: patrons leave them through a kiosk, staff read and judge them and publish what was answered."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter

from kiosk.api import routes
from kiosk.api.ideas import Heard, IdeaJudged, IdeaRequest, IdeaTaken, IdeaText
from kiosk.api.routes import REPLAYED
from kiosk.domain.ideas import IdeaState
from kiosk.hub.db.engine import wash
from kiosk.hub.hub import Hub
from kiosk.hub.ideas import staff, store
from kiosk.hub.ideas.take import key_for, take
from kiosk.hub.problems import bad_field
from kiosk.hub.web.answering import json_document
from kiosk.hub.web.gate import device_of, staff_of, write_once
from kiosk.hub.web.openapi import described, parameter
from kiosk.hub.web.reading import id_of, key_of, one_of_each, question_of, raw_body, read_body

_IDEA = TypeAdapter(IdeaRequest)
_MOST_LISTED = 500
_STATES = [state.value for state in IdeaState]
_STATE = (parameter("state", {"type": "string", "enum": _STATES}, about="Only texts of this state"),)


def idea_routes(hub: Hub) -> APIRouter:
    router = APIRouter(tags=["ideas"])

    @router.post(routes.IDEAS, **described(IdeaTaken, 201, body=IdeaRequest, write=True, also=(429,)))
    async def leave_an_idea(request: Request) -> Response:
        """Leave an answer, a smiley, a few words. Anonymous: neither the device nor the time of day is kept."""
        device = await device_of(hub, request)
        key = key_of(request)
        idea, body = await read_body(request, _IDEA)
        moment, now = hub.moment(), hub.clock.monotonic()
        named = key_for(moment, device.id, key, body)
        taken, replayed = await hub.write(
            lambda tx: take(tx, moment, idea, named, lambda: hub.idea_limit.check(device.id, now))
        )
        if not replayed:
            hub.idea_limit.count(device.id, now)
        return _answered(taken, replayed=replayed)

    @router.get(routes.IDEAS, **described(tuple[IdeaText, ...], 200, query=_STATE, also=(403,)))
    async def texts(request: Request) -> Response:
        """What patrons wrote, the oldest day first, at most 500."""
        await staff_of(hub, request)
        state = one_of_each(request, ("state",)).get("state")
        if state is not None and state not in _STATES:
            raise bad_field("state", "none of the states")
        wanted = IdeaState(state) if state else None
        return json_document(await hub.read(lambda conn: store.texts(conn, wanted, _MOST_LISTED)))

    @router.get(routes.QUESTIONS, **described(tuple[Heard, ...], 200, also=(403,)))
    async def questions(request: Request) -> Response:
        """How every question stands, and patrons' own ideas last."""
        await staff_of(hub, request)
        config = hub.config
        return json_document(await hub.read(lambda conn: staff.heard(conn, config)))

    for path, state, summary in (
        (routes.IDEA_ACCEPT, IdeaState.ACCEPTED, "Patrons may see a text beside published results."),
        (routes.IDEA_HIDE, IdeaState.HIDDEN, "Patrons shall not see a text."),
        (routes.IDEA_ERASE, None, "Erase a text at once."),
    ):
        _judging(hub, router, path, state, summary)
    for path, what, summary in (
        (routes.QUESTION_PUBLISH, staff.publish, "Let patrons see how a question was answered, as of now."),
        (routes.QUESTION_UNPUBLISH, staff.unpublish, "Take the results back."),
    ):
        _publishing(hub, router, path, what, summary)
    return router


def _answered(taken: IdeaTaken, *, replayed: bool) -> Response:
    response = json_document(taken, 201)
    if replayed:
        response.headers[REPLAYED] = "true"
    return response


def _judging(hub: Hub, router: APIRouter, path: str, state: IdeaState | None, summary: str) -> None:
    async def endpoint(request: Request) -> Response:
        device = await staff_of(hub, request)
        body, which = await raw_body(request), id_of(request)
        answer = await write_once(hub, request, device, body, lambda tx, moment: staff.judge(tx, moment, which, state))
        if state is None:
            await hub.read(wash)
        return answer

    endpoint.__name__, endpoint.__doc__ = f"judge_{state or 'erased'}", summary
    router.post(path, **described(IdeaJudged, 200, write=True, also=(403, 404)))(endpoint)


def _publishing(hub: Hub, router: APIRouter, path: str, what: staff.Publishing, summary: str) -> None:
    async def endpoint(request: Request) -> Response:
        device = await staff_of(hub, request)
        body, which = await raw_body(request), question_of(request)
        return await write_once(hub, request, device, body, lambda tx, moment: what(tx, moment, which))

    endpoint.__name__, endpoint.__doc__ = what.__name__, summary
    router.post(path, **described(Heard, 200, write=True, also=(403, 404, 409)))(endpoint)
