"""Why a booking is refused: a machine code and the rule's own figures, never a sentence. Words are made where read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Rule(StrEnum):
    """The rule that a request breaks. Values are part of the API.

    `not_here`: it is booked elsewhere. `system_away`, `system_refused`: the system in which the room's bookings live
    does not answer, or said no without a reason that could be told.
    """

    UNKNOWN_RESOURCE = "unknown_resource"
    NOT_HERE = "not_here"
    BAD_SPAN = "bad_span"
    IN_PAST = "in_past"
    TOO_FAR_AHEAD = "too_far_ahead"
    OFF_GRID = "off_grid"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    OUTSIDE_HOURS = "outside_hours"
    HOURS_UNKNOWN = "hours_unknown"
    TAKEN = "taken"
    BUFFER = "buffer"
    QUOTA_HOURS_DAY = "quota_hours_day"
    QUOTA_HOURS_WEEK = "quota_hours_week"
    QUOTA_COUNT_DAY = "quota_count_day"
    QUOTA_COUNT_WEEK = "quota_count_week"
    DETAIL_MISSING = "detail_missing"
    OVER_CAPACITY = "over_capacity"
    SYSTEM_AWAY = "system_away"
    SYSTEM_REFUSED = "system_refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A broken rule with the figure it stands on: a length, an instant, a count or a detail's name."""

    rule: Rule
    length: timedelta | None = None
    instant: datetime | None = None
    count: float | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """The nearest thing that would work: a resource and a span free for booking."""

    resource: str
    start: datetime
    end: datetime
