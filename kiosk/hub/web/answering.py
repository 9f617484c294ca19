"""Writing responses: documents as JSON, problems as problem documents, whatever happened."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable
from typing import Any

import msgspec
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, TimeoutError
from starlette.exceptions import HTTPException
from starlette.routing import Match

from kiosk.api.problem import ErrorCode, FieldError, Problem
from kiosk.api.routes import PROBLEM_TYPE, REPLAYED
from kiosk.hub.problems import ProblemError, problem
from kiosk.hub.reservations.answers import Answer

_log = logging.getLogger(__name__)

_OF_STATUS = {
    401: ErrorCode.NOT_AUTHORISED,
    403: ErrorCode.FORBIDDEN,
    404: ErrorCode.NOT_FOUND,
    405: ErrorCode.METHOD_NOT_ALLOWED,
    413: ErrorCode.TOO_LARGE,
}


def json_bytes(body: bytes, status: int = 200) -> Response:
    return Response(body, status, media_type="application/json", headers={"Cache-Control": "no-store"})


def json_document(document: Any, status: int = 200) -> Response:
    return json_bytes(msgspec.json.encode(document), status)


def as_response(found: Problem, headers: dict[str, str] | None = None) -> Response:
    extra = dict(headers or {}, **{"Cache-Control": "no-store"})
    if found.retry_after is not None:
        extra["Retry-After"] = str(found.retry_after)
    if found.status == 401:
        extra["WWW-Authenticate"] = "Bearer"
    return Response(msgspec.json.encode(found), found.status, extra, PROBLEM_TYPE)


def answered(answer: Answer) -> Response:
    """The response to a write, told apart from the first one when it is given again."""
    document = answer.document
    response = as_response(document) if isinstance(document, Problem) else json_document(document, answer.status)
    if answer.replayed:
        response.headers[REPLAYED] = "true"
    return response


def handle_errors(app: FastAPI, routers: Iterable[APIRouter]) -> None:
    """Every error leaves the hub as a problem document. `routers` are those that were put into the application."""
    app.state.known_routes = [route for router in routers for route in router.routes if isinstance(route, APIRoute)]
    app.add_exception_handler(ProblemError, _ours)
    app.add_exception_handler(HTTPException, _framework)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(DBAPIError, _database)
    app.add_exception_handler(IntegrityError, _never_taken)
    app.add_exception_handler(DataError, _never_taken)
    app.add_exception_handler(TimeoutError, _database)
    app.add_exception_handler(sqlite3.Error, _database)
    app.add_exception_handler(Exception, _failure)


async def _ours(_request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)  # noqa: S101 - registered for this class
    return as_response(error.problem)


async def _framework(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class
    code = _OF_STATUS.get(error.status_code, ErrorCode.BAD_REQUEST)
    headers = dict(error.headers or {})
    if code is ErrorCode.METHOD_NOT_ALLOWED:
        headers["Allow"] = _allowed(request)
    return as_response(problem(code, status=error.status_code), headers)


def _allowed(request: Request) -> str:
    """Every method of the path. The framework names those of the first route alone, and a path may have several."""
    known: list[APIRoute] = request.app.state.known_routes
    first = next(route for route in known if route.matches(request.scope)[0] is not Match.NONE)
    here = (route for route in known if route.path == first.path)
    return ", ".join(sorted({method for route in here for method in route.methods or ()}))


async def _validation(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this class
    errors = [FieldError(field=".".join(map(str, e["loc"])), message=e["msg"]) for e in error.errors()[:20]]
    return as_response(problem(ErrorCode.BAD_REQUEST, errors=errors))


async def _database(_request: Request, error: Exception) -> Response:
    """A full disk, a lock held too long, a server gone. The statement may be told, its parameters never are."""
    _log.error("the database failed: %s", str(error).splitlines()[0])
    return as_response(problem(ErrorCode.UNAVAILABLE, retry_after=5))


async def _never_taken(_request: Request, error: Exception) -> Response:
    """What the database will not take however often it is asked is a fault of ours. Told as "unavailable" a kiosk would
    wait for better times, and all that stands behind it in its outbox with it.
    """
    _log.error("the database refused: %s", str(error).splitlines()[0])
    return as_response(problem(ErrorCode.INTERNAL))


async def _failure(_request: Request, error: Exception) -> Response:
    _log.error("unexpected failure", exc_info=error)
    return as_response(problem(ErrorCode.INTERNAL))
