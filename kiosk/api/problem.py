"""What went wrong, for whoever asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.refusals import Alternative, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldError:
    """One input field that could not be read."""

    field: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An error by RFC 9457 (application/problem+json), with a machine code, the broken rules and what would work.

    `retry_after` is in seconds, as in the header of the same name.
    """

    type: str
    title: str
    status: int
    code: str
    detail: str | None = None
    refusals: tuple[Refusal, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    errors: tuple[FieldError, ...] = ()
    retry_after: int | None = None


class ErrorCode(StrEnum):
    """Machine codes of problems. A refused booking is `refused`; its rules say the rest."""

    BAD_REQUEST = "bad_request"
    NOT_AUTHORISED = "not_authorised"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    CODE_UNKNOWN = "code_unknown"
    CODE_TAKEN = "code_taken"
    REFUSED = "refused"
    NOT_NOW = "not_now"
    KEY_REUSED = "key_reused"
    KEY_MISSING = "key_missing"
    SLOW_DOWN = "slow_down"
    START_OVER = "start_over"
    IDEA_UNFIT = "idea_unfit"
    RECORD_UNFIT = "record_unfit"
    DAY_UNFIT = "day_unfit"
    TOO_MANY_IDEAS = "too_many_ideas"
    TOO_LARGE = "too_large"
    CLOCK_UNTRUSTED = "clock_untrusted"
    UNAVAILABLE = "unavailable"
    INTERNAL = "internal"
