"""How much one patron may book. Whose bookings they are is the caller's business: a patron key, never a name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo

from kiosk.domain.refusals import Refusal, Rule
from kiosk.domain.rooms import Quota
from kiosk.domain.spans import Span


def _hours(spans: Iterable[Span]) -> float:
    return sum((span.length for span in spans), timedelta()) / timedelta(hours=1)


def over_quota(quota: Quota, held: Iterable[Span], wish: Span, zone: tzinfo) -> list[Refusal]:
    """Limits that `wish` would break on top of the spans already `held`; a span counts on the local day it begins."""

    def day(instant: datetime) -> date:
        return instant.astimezone(zone).date()

    wish_day = day(wish.start)
    spans = tuple(held)
    same_day = [span for span in spans if day(span.start) == wish_day]
    same_week = [span for span in spans if day(span.start).isocalendar()[:2] == wish_day.isocalendar()[:2]]
    limits = (
        (Rule.QUOTA_COUNT_DAY, quota.count_per_day, len(same_day) + 1),
        (Rule.QUOTA_COUNT_WEEK, quota.count_per_week, len(same_week) + 1),
        (Rule.QUOTA_HOURS_DAY, quota.hours_per_day, _hours([*same_day, wish])),
        (Rule.QUOTA_HOURS_WEEK, quota.hours_per_week, _hours([*same_week, wish])),
    )
    return [Refusal(rule=rule, count=limit) for rule, limit, used in limits if limit is not None and used > limit]
