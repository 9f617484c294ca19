"""Events from a calendar feed (iCalendar, RFC 5545): what Google, Outlook, Nextcloud and most web calendars publish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from hashlib import blake2b

from kiosk.domain.hours import local_instant
from kiosk.domain.spans import Span
from kiosk.hub.upstream.config import SourceConfig
from kiosk.hub.upstream.icalendar_work import Task, work_out
from kiosk.hub.upstream.memory import keep, question, recall
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
        self._config = config
        # "webcal" is how pages offer a feed to calendar programs; the wire is the same
        self._url = (config.url or "").replace("webcal://", "https://", 1)
        self._ahead = timedelta(days=config.days_ahead)

    def events(self, run: Run) -> Iterator[Found]:
        """All events of the feed in one batch.

        Raises:
            SourceError: what the fetcher says, or that it is no calendar.
        """
        asked = question(self._config, run)
        kept = recall(run.state, asked)
        answer = run.fetch.get(self._url, accept=_ACCEPT, largest=LARGEST, validators=kept.get("validators"))
        digest = blake2b(answer.body, digest_size=16).hexdigest()
        if not answer.fresh or digest == kept.get("digest"):  # many servers know no conditions
            yield Found(state=run.state, skipped=Counter(kept.get("skipped")))
            return
        read = work_out(Task(window=self._window(run), zone=run.zone.key), answer.body, run.stopping)
        known = {"validators": dict(answer.validators), "digest": digest, "skipped": read.skipped}
        items = [self._ours(item) for item in read.items]
        # Of one that stops before its end nobody knows what is no more: what it tells is taken, and it is read again.
        state = keep(asked, known) if read.ended else None
        yield Found(items=items, whole=read.ended, state=state, skipped=Counter(read.skipped))

    def _window(self, run: Run) -> Span:
        """Whole local days, so that the same feed gives the same events all day long."""
        first, last = run.today - _BACK, run.today + self._ahead
        return Span(local_instant(first, time(), run.zone), local_instant(last, time(), run.zone))

    def _ours(self, item: Item) -> Item:
        """With what staff wrote of the source: who is behind it, and where it happens unless the feed knows better."""
        event, ours = item.event, self._config
        known = replace(event, organiser=ours.organiser or event.organiser, place=event.place or ours.place)
        return replace(item, event=known)

    def changed(self) -> bool:
        return False
