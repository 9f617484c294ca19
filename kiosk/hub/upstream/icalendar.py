"""Events from a calendar feed (iCalendar, RFC 5545): what Google, Outlook, Nextcloud and most web calendars publish."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from kiosk.domain.spans import Span
from kiosk.hub.upstream.config import SourceConfig
from kiosk.hub.upstream.icalendar_work import Task, work_out
from kiosk.hub.upstream.source import Found, Item, Run

LARGEST = 10_000_000
"""Bytes of a feed; years of a busy house have about one million."""

_BACK = timedelta(days=1)
_ACCEPT = "text/calendar, text/plain;q=0.5, */*;q=0.1"


class CalendarFeed:
    """One feed. It is read whole when it has changed, and once a day, for the window has moved then."""

    what = "events"
    local = False

    def __init__(self, config: SourceConfig) -> None:
        # "webcal" is how pages offer a feed to calendar programs; the wire is the same
        self._url = (config.url or "").replace("webcal://", "https://", 1)
        self._ahead = timedelta(days=config.days_ahead)
        self._organiser, self._place = config.organiser, config.place

    def events(self, run: Run) -> Iterator[Found]:
        """All events of the feed in one batch.

        Raises:
            SourceError: what the fetcher says, or that it is no calendar.
        """
        day = run.today.isoformat()
        validators, skipped = _remembered(run.state, day)
        answer = run.fetch.get(self._url, accept=_ACCEPT, largest=LARGEST, validators=validators)
        if not answer.fresh:
            yield Found(state=run.state, skipped=Counter(skipped))
            return
        window = Span(run.now - _BACK, run.now + self._ahead)
        read = work_out(Task(window=window, zone=run.zone.key), answer.body)
        state = json.dumps({"day": day, "validators": dict(answer.validators), "skipped": read.skipped})
        items = [self._ours(item) for item in read.items]
        yield Found(items=items, whole=True, state=state, skipped=Counter(read.skipped))

    def _ours(self, item: Item) -> Item:
        """With what staff wrote of the source: who is behind it, and where it happens unless the feed knows better."""
        event = item.event
        return replace(
            item,
            event=replace(event, organiser=self._organiser or event.organiser, place=event.place or self._place),
        )

    def changed(self) -> bool:
        return False


def _remembered(state: str, day: str) -> tuple[dict[str, str], dict[str, int]]:
    """The validators of the last answer and what it skipped; on another day the feed is read again, changed or not."""
    try:
        kept = json.loads(state)
        return (dict(kept["validators"]), dict(kept["skipped"])) if kept["day"] == day else ({}, {})
    except (ValueError, KeyError, TypeError):
        return {}, {}
