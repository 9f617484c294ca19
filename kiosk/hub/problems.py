"""Errors as the hub tells them: RFC 9457 documents with a machine code. Raised anywhere, written by the web side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kiosk.api.problem import ErrorCode, FieldError, Problem
from kiosk.domain.refusals import Alternative, Refusal

_STATUS: Mapping[ErrorCode, tuple[int, str]] = {
    ErrorCode.BAD_REQUEST: (400, "The request cannot be read"),
    ErrorCode.KEY_MISSING: (400, "The Idempotency-Key header is missing"),
    ErrorCode.NOT_AUTHORISED: (401, "A valid device token is needed"),
    ErrorCode.FORBIDDEN: (403, "This token may not do that"),
    ErrorCode.NOT_FOUND: (404, "There is nothing here"),
    ErrorCode.CODE_UNKNOWN: (404, "No current reservation has this code"),
    ErrorCode.METHOD_NOT_ALLOWED: (405, "This path does not know the method"),
    ErrorCode.REFUSED: (409, "The rules do not allow this booking"),
    ErrorCode.CODE_TAKEN: (409, "Another reservation has this code"),
    ErrorCode.NOT_NOW: (409, "The reservation is not in a state for this"),
    ErrorCode.START_OVER: (410, "The cursor is unknown or too old"),
    ErrorCode.TOO_LARGE: (413, "The body is too large"),
    ErrorCode.RECORD_UNFIT: (422, "The record is none of a team of these days"),
    ErrorCode.DAY_UNFIT: (422, "The day is to come, or too long ago"),
    ErrorCode.IDEA_UNFIT: (422, "The idea does not fit what is asked"),
    ErrorCode.KEY_REUSED: (422, "The key was used for another request"),
    ErrorCode.SLOW_DOWN: (429, "Too many codes tried by this device"),
    ErrorCode.TOO_MANY_IDEAS: (429, "Too many ideas from this device within an hour"),
    ErrorCode.INTERNAL: (500, "The hub failed"),
    ErrorCode.UNAVAILABLE: (503, "The database cannot be used now"),
    ErrorCode.CLOCK_UNTRUSTED: (503, "The clock of the hub is not trusted now"),
}


class ProblemError(Exception):
    """A problem on its way to the one who asked."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class OverError(ProblemError):
    """The right code of a booking whose time is over: answered as a wrong one is, and not counted as one."""

    def __init__(self) -> None:
        super().__init__(problem(ErrorCode.CODE_UNKNOWN))


def problem(
    code: ErrorCode,
    detail: str | None = None,
    *,
    status: int | None = None,
    refusals: Iterable[Refusal] = (),
    alternatives: Iterable[Alternative] = (),
    errors: Iterable[FieldError] = (),
    retry_after: int | None = None,
) -> Problem:
    """The document for a code. `detail` is for engineers; patrons' words are made from the code where they are read."""
    usual, title = _STATUS[code]
    return Problem(
        type=f"urn:virta-kiosk:{code.value}",
        title=title,
        status=usual if status is None else status,
        code=code.value,
        detail=detail,
        refusals=tuple(refusals),
        alternatives=tuple(alternatives),
        errors=tuple(errors),
        retry_after=retry_after,
    )


def stop(code: ErrorCode, detail: str | None = None) -> ProblemError:
    """What to raise for a code that needs no more than a detail."""
    return ProblemError(problem(code, detail))


def bad_field(field: str, message: str) -> ProblemError:
    """What to raise for one input field that cannot be read."""
    return ProblemError(problem(ErrorCode.BAD_REQUEST, errors=[FieldError(field=field, message=message)]))
