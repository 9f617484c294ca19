"""The mystery over HTTP: a team's log by its code, records from kiosks, figures for staff."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter
from sqlalchemy import Connection

from kiosk.api import routes
from kiosk.api.booking import FindRequest
from kiosk.api.problem import ErrorCode
from kiosk.api.teams import MysteryFigures, TeamLog, TeamRecords
from kiosk.hub.config import HubConfig
from kiosk.hub.hub import Hub
from kiosk.hub.mystery import store
from kiosk.hub.mystery.figures import figures
from kiosk.hub.mystery.take import news, take
from kiosk.hub.problems import stop
from kiosk.hub.web.answering import json_document
from kiosk.hub.web.gate import Guess, device_of, staff_of
from kiosk.hub.web.openapi import described
from kiosk.hub.web.reading import NO_ID, check_code, id_of, read_body

_FIND = TypeAdapter(FindRequest)
_RECORDS = TypeAdapter(TeamRecords)


def mystery_routes(hub: Hub) -> APIRouter:
    router = APIRouter(tags=["mystery"])

    @router.post(routes.TEAM_FIND, **described(TeamLog, 200, body=FindRequest, also=(404, 429)))
    async def find_team(request: Request) -> Response:
        """The log of the team that a code belongs to."""
        device = await device_of(hub, request)
        asked, _ = await read_body(request, _FIND)
        async with Guess(hub, device):
            code = hub.secrecy.team(asked.code)
            found = await hub.read(lambda conn: _of_code(conn, hub.config, code))
            if found is None:
                raise stop(ErrorCode.CODE_UNKNOWN)
        return json_document(found)

    @router.post(routes.TEAM_RECORDS, **described(TeamLog, 200, body=TeamRecords, also=(404, 409, 422, 429)))
    async def add_records(request: Request) -> Response:
        """Add records to a team's log, each once by its id; what the hub has beyond `since`."""
        device = await device_of(hub, request)
        told, _ = await read_body(request, _RECORDS)
        if told.code is not None:
            check_code(told.code)
        team, moment, story = id_of(request), hub.moment(), hub.story
        if team == NO_ID:
            raise stop(ErrorCode.NOT_FOUND)

        def may_begin() -> None:
            now = hub.clock.monotonic()
            hub.team_limit.check(device.id, now)
            hub.team_limit.count(device.id, now)

        if told.records:
            return json_document(await hub.write(lambda tx: take(tx, moment, story, team, told, may_begin)))
        return json_document(await hub.read(lambda conn: _news(conn, hub.config, team, told.since)))

    @router.get(routes.MYSTERY_STATISTICS, **described(MysteryFigures, 200, also=(403, 404)))
    async def statistics(request: Request) -> Response:
        """How the game goes, without a team in it."""
        await staff_of(hub, request)
        story, zone = hub.story, hub.house().zone
        if story is None:
            raise stop(ErrorCode.NOT_FOUND)
        since = hub.clock.now() - timedelta(days=hub.config.erase_teams_after_days)
        return json_document(
            await hub.read(lambda conn: figures(story, store.logs(conn, since), zone, store.found_at(conn)))
        )

    return router


def _of_code(conn: Connection, config: HubConfig, code_hash: str) -> TeamLog | None:
    team = store.team_of_code(conn, code_hash)
    return None if team is None else news(conn, config, team, 0)


def _news(conn: Connection, config: HubConfig, team: str, since: int) -> TeamLog:
    if store.code_of(conn, team) is None:
        raise stop(ErrorCode.NOT_FOUND)
    return news(conn, config, team, since)
