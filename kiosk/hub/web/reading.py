"""Reading requests: bodies, instants, keys. Whatever cannot be read becomes a problem document, never a guess."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import parse_qs

import msgspec
from fastapi import Request
from pydantic import TypeAdapter, ValidationError
from starlette.requests import ClientDisconnect

from kiosk.api.problem import ErrorCode, FieldError
from kiosk.api.routes import IDEMPOTENCY_KEY
from kiosk.hub.problems import ProblemError, bad_field, problem, stop

T = TypeVar("T")

MAX_BODY = 64 * 1024
INSTANT = r"^20\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d(Z|[+-][01]\d:[0-5]\d)$"
"""An instant of this century in whole seconds with its offset; what pydantic takes beyond that is not taken here."""
KEY = r"^[\x21-\x7e]{1,128}$"
CODE = r"^[A-Za-zÅÄÖåäö]{2,25}[ -]?[A-Za-zÅÄÖåäö]{2,25}[ -]?[2-9]{2}$"
"""What a new code must look like: two words and two digits. Typed ones are looked up however they are written."""

_INSTANT = re.compile(INSTANT)
_KEY = re.compile(KEY)
_CODE = re.compile(CODE)
_QUESTION = re.compile(r"[a-z0-9-]{1,64}", re.ASCII)
_NUL = b"\\u0000"


async def raw_body(request: Request) -> bytes:
    """The body, read no further than the limit."""
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > MAX_BODY:
        raise stop(ErrorCode.TOO_LARGE)
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > MAX_BODY:
                raise stop(ErrorCode.TOO_LARGE)
    except ClientDisconnect:  # a line that broke off is no failure of ours; nobody hears the answer
        raise stop(ErrorCode.BAD_REQUEST, "the body ended before its end") from None
    return body


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form of a browser, the first of each name."""
    body = (await raw_body(request)).decode("utf-8", "replace")
    try:
        fields = parse_qs(body, max_num_fields=20)
    except ValueError:
        raise bad_field("", "too many fields") from None
    return {key: values[0] for key, values in fields.items()}


async def read_body(request: Request, adapter: TypeAdapter[T], instants: tuple[str, ...] = ()) -> tuple[T, bytes]:
    """The document of the body, and the body itself. `instants` names the fields that hold one."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise ProblemError(problem(ErrorCode.BAD_REQUEST, "the body must be application/json", status=415))
    body = await raw_body(request)
    if _NUL in body:
        raise bad_field("", "the character NUL means nothing here")
    fields = _json(body)
    document = _validated(body, adapter)
    for name in instants:
        value = fields.get(name)
        if value is not None and not _INSTANT.fullmatch(value):
            raise bad_field(name, "not an instant in whole seconds with its offset from UTC")
    return document, body


def _json(body: bytes) -> Any:
    """The body as plain values. Stricter than pydantic, which takes NaN and Infinity for JSON."""
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise bad_field("", "not JSON") from None


def _validated(body: bytes, adapter: TypeAdapter[T]) -> T:
    try:
        return adapter.validate_json(body, strict=True)
    except ValidationError as error:
        if all(found["type"] == "int_type" for found in error.errors(include_input=False)):
            return _with_whole_numbers(body, adapter)
        raise _unreadable(error) from None


def _with_whole_numbers(body: bytes, adapter: TypeAdapter[T]) -> T:
    """Read again with 3.0 as 3: to JSON they are one number, to pydantic's strict mode they are not."""
    try:
        return adapter.validate_json(msgspec.json.encode(_whole(msgspec.json.decode(body))), strict=True)
    except ValidationError as error:
        raise _unreadable(error) from None


def _whole(value: Any) -> Any:
    match value:
        case float() if value.is_integer():
            return int(value)
        case dict():
            return {key: _whole(inner) for key, inner in value.items()}
        case list():
            return [_whole(inner) for inner in value]
    return value


def _unreadable(error: ValidationError) -> ProblemError:
    return ProblemError(problem(ErrorCode.BAD_REQUEST, errors=_fields(error)))


def _fields(error: ValidationError) -> list[FieldError]:
    """Where and what, without the input: it may be a name."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    return [FieldError(field=".".join(str(part) for part in e["loc"]), message=e["msg"]) for e in found[:20]]


def check_code(code: str) -> None:
    if not _CODE.fullmatch(code):
        raise bad_field("code", "not a booking code: two words and two digits")


def one_of_each(request: Request, known: Collection[str]) -> dict[str, str]:
    """The query, which may hold each known name once and nothing else."""
    found: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name not in known or name in found:
            raise bad_field("query", "an unknown name, or one that is there twice")
        found[name] = value
    return found


def instant(query: dict[str, str], name: str) -> datetime:
    value = query.get(name, "")
    try:
        if _INSTANT.fullmatch(value):
            return datetime.fromisoformat(value)
    except ValueError:
        pass
    raise bad_field(name, "not an instant in whole seconds with its offset from UTC")


def seconds(query: dict[str, str], name: str, most: int) -> int:
    value = query.get(name, "0")
    if not re.fullmatch(r"[0-9]{1,6}", value, re.ASCII) or int(value) > most:
        raise bad_field(name, f"not a number of seconds from 0 to {most}")
    return int(value)


def key_of(request: Request) -> str:
    """The idempotency key; every write needs one."""
    key = request.headers.get(IDEMPOTENCY_KEY)
    if not key:
        raise stop(ErrorCode.KEY_MISSING)
    if not _KEY.fullmatch(key):
        raise bad_field(IDEMPOTENCY_KEY, "1 to 128 visible ASCII characters")
    return key


NO_ID = "-"
"""Stands for an id of the path that cannot be one."""


def id_of(request: Request) -> str:
    """The id of the path; one that cannot be an id is one that nobody has."""
    found: str = request.path_params["id"]
    return found if found.isascii() and found.isalnum() and len(found) <= 32 else NO_ID


def question_of(request: Request) -> str:
    """The question of the path; what cannot be one is one that nobody asks."""
    found: str = request.path_params["question"]
    return found if _QUESTION.fullmatch(found) else "-"
