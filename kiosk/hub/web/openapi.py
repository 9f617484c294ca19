"""What the interface promises, told route by route. Requests are read by hand (`reading`), so they are told by hand."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter

from kiosk import __version__
from kiosk.api.booking import BookingRequest, CodeProof, ExtendRequest, FindRequest
from kiosk.api.device import CeliaDay, DeviceReport
from kiosk.api.ideas import IdeaRequest
from kiosk.api.problem import Problem
from kiosk.api.routes import IDEMPOTENCY_KEY, PREFIX, PROBLEM_TYPE
from kiosk.hub.web.reading import CODE, INSTANT, KEY

_BODIES: tuple[type, ...] = (BookingRequest, FindRequest, CodeProof, DeviceReport, ExtendRequest, IdeaRequest, CeliaDay)
_SECURITY = "deviceToken"
_BYTES = {"type": "string", "format": "binary"}
_IN_PATHS = {"id": 32, "question": 64}
"""Names in paths and how long what stands there may be."""
_TITLES = {
    400: "The request cannot be read",
    401: "No valid device token",
    403: "Not for this token",
    404: "Nothing here",
    409: "Against the rules, or not in this state",
    410: "Start over from a snapshot",
    413: "The body is too large",
    415: "The body is not JSON",
    422: "The idempotency key was used for another request, or the idea fits no question, the day no calendar",
    429: "Too many wrong codes or ideas; wait as long as Retry-After says",
    503: "The database or the clock cannot be relied on now",
}


def described(
    model: Any,
    status: int,
    *,
    body: type | None = None,
    write: bool = False,
    also: tuple[int, ...] = (),
    query: tuple[dict[str, Any], ...] = (),
    guarded: bool = True,
    media: str | None = None,
) -> dict[str, Any]:
    """Arguments of a route decorator: what it takes and every answer it can give."""
    statuses = {503, *also} | ({401} if guarded else set()) | ({400} if body or query or write else set())
    statuses |= ({413, 415} if body else set()) | ({413, 422} if write else set())
    done: dict[str, Any] = {"model": model} if media is None else {"content": {media: {"schema": _BYTES}}}
    responses: dict[int | str, dict[str, Any]] = {status: {**done, "description": "Done"}}
    responses |= {code: _problem(code) for code in sorted(statuses)}
    extra: dict[str, Any] = {"security": [{_SECURITY: []}] if guarded else []}
    parameters = [*query, *([_key()] if write else [])]
    if parameters:
        extra["parameters"] = parameters
    if body is not None:
        schema = {"$ref": f"#/components/schemas/{body.__name__}"}
        extra["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return {"status_code": status, "response_model": None, "responses": responses, "openapi_extra": extra}


def parameter(name: str, schema: dict[str, Any], *, required: bool = False, about: str = "") -> dict[str, Any]:
    return {"name": name, "in": "query", "required": required, "schema": schema, "description": about}


def instant_parameter(name: str, about: str) -> dict[str, Any]:
    return parameter(name, _instant(), required=True, about=about)


def _instant() -> dict[str, Any]:
    return {"type": "string", "format": "date-time", "pattern": INSTANT}


def _key() -> dict[str, Any]:
    return {
        "name": IDEMPOTENCY_KEY,
        "in": "header",
        "required": True,
        "schema": {"type": "string", "pattern": KEY},
        "description": "Made by the client before the first try; a repetition with the same key has the effect of once",
    }


def _problem(status: int) -> dict[str, Any]:
    content = {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    headers = {"Retry-After": {"schema": {"type": "integer"}}} if status in {429, 503} else {}
    return {"description": _TITLES[status], "content": content, "headers": headers}


def serve_openapi(app: FastAPI) -> None:
    """Add to FastAPI's document what it cannot see: bodies, problems, the token. Made when first asked for."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]  # FastAPI's documented way


def _document(app: FastAPI) -> dict[str, Any]:
    made = get_openapi(title="Virta kiosk hub", version=__version__, routes=app.routes)
    components = made.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    adapters: list[Any] = [(kind, "validation", TypeAdapter(kind)) for kind in (*_BODIES, Problem)]
    _, told = TypeAdapter.json_schemas(adapters, ref_template="#/components/schemas/{model}")
    for name, schema in told["$defs"].items():
        schemas.setdefault(name, schema)
    for path, operations in made["paths"].items():
        _tell_path(path, operations)
    _tell_instants(schemas["BookingRequest"], ("start", "end", "made_at"))
    _tell_instants(schemas["CodeProof"], ("made_at",))
    _tell_instants(schemas["ExtendRequest"], ("end",))
    schemas["BookingRequest"]["properties"]["code"]["pattern"] = CODE
    components["securitySchemes"] = {
        _SECURITY: {"type": "http", "scheme": "bearer", "description": "A device's token from `kiosk hub enrol NAME`"}
    }
    made["info"]["description"] = (
        f"Room booking and ideas of one house. Everything under {PREFIX} needs a device token."
    )
    return made


def _tell_path(path: str, operations: dict[str, Any]) -> None:
    for name, longest in _IN_PATHS.items():
        if f"{{{name}}}" in path:
            schema = {"type": "string", "minLength": 1, "maxLength": longest}
            for operation in operations.values():
                told = operation.setdefault("parameters", [])
                told.insert(0, {"name": name, "in": "path", "required": True, "schema": schema})


def _tell_instants(schema: dict[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        told = schema["properties"][name]
        for choice in told.get("anyOf", [told]):
            if choice.get("format") == "date-time":
                choice["pattern"] = INSTANT
