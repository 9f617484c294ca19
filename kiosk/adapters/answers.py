"""Answers of the hub understood: documents, problems, pictures; one error for all that is not the hub's word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from kiosk.adapters.washing import Document, washed
from kiosk.api import routes
from kiosk.api.problem import ErrorCode, Problem
from kiosk.services.sync import HubAway

if TYPE_CHECKING:
    import requests

LARGEST = 8 * 1024 * 1024
"""Bytes of an answer; a house with 20 rooms and 2,000 reservations needs 700,000."""


class _Core(msgspec.Struct):
    """What is needed of a problem told by a newer hub, with rules this kiosk has no words for."""

    code: str = ErrorCode.INTERNAL
    status: int = 500
    retry_after: int | None = None


def document(kind: type[Document]) -> Callable[[requests.Response], Document | Problem]:
    """Understands an answer as a document of this kind."""

    def understood(response: requests.Response) -> Document | Problem:
        answer = _answer(response, "application/json")
        if isinstance(answer, Problem):
            return answer
        try:
            return washed(msgspec.json.decode(answer, type=kind))
        except msgspec.MsgspecError as error:
            raise HubAway(f"an answer that cannot be read ({name_of(error)})") from None

    return understood


def picture_file(response: requests.Response) -> bytes | Problem:
    return _answer(response, "image/")


def _answer(response: requests.Response, wanted: str) -> bytes | Problem:
    """The body of an answer of the wanted media type, or the problem that came instead. Raises HubAway."""
    media = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if response.status_code >= 400 and media == routes.PROBLEM_TYPE:
        return _problem(_body(response), response.headers.get("Retry-After"))
    if response.status_code not in {200, 201} or not media.startswith(wanted):
        raise HubAway(f"answered {response.status_code} with {media[:40] or 'no type'}: not the hub")
    return _body(response)


def _body(response: requests.Response) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in response.iter_content(65_536):
        size += len(part)
        if size > LARGEST:
            raise HubAway("an answer that is too large")
        parts.append(part)
    return b"".join(parts)


def _problem(body: bytes, retry_after: str | None) -> Problem:
    try:
        problem = msgspec.json.decode(body, type=Problem)
    except msgspec.MsgspecError:
        try:
            core = msgspec.json.decode(body, type=_Core)
        except msgspec.MsgspecError as error:
            raise HubAway(f"a problem that cannot be read ({name_of(error)})") from None
        problem = Problem(
            type="about:blank", title="", status=core.status, code=core.code, retry_after=core.retry_after
        )
    if problem.retry_after is None and retry_after and retry_after.isascii() and retry_after.isdigit():
        problem = replace(problem, retry_after=int(retry_after[:6]))
    return problem


def name_of(error: Exception) -> str:
    """The kind of an error: texts of network errors carry addresses, those of decoders carry values."""
    return type(error).__name__
