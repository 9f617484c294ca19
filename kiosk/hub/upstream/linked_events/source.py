"""How Linked Events is asked: a list in pages, then what has changed since; the whole list again now and then.

The whole list heals what the changes cannot tell: events that moved out of the filters, days that came into reach,
seats that were taken (a sign-up does not change its event).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import msgspec

from kiosk.domain.text import clean
from kiosk.hub.upstream.config import SourceConfig
from kiosk.hub.upstream.linked_events.mapping import NotShownError, item_of
from kiosk.hub.upstream.linked_events.shapes import PAGE, LinkedEvent, Page, UnreadableError, read_event
from kiosk.hub.upstream.problems import SourceError
from kiosk.hub.upstream.source import Found, Item, Run
from kiosk.hub.upstream.times import moment

_PAGE_SIZE = 100
_MOST_PAGES = 400
_OVERLAP = timedelta(minutes=5)
"""A change that was being written while we read has a time before that of the newest one we saw."""

_OFTEN, _SELDOM = timedelta(hours=1), timedelta(hours=6)
_SMALL = 1_000
_INCLUDE = "location,keywords,audience,in_language,registration"
_MOST_NAMES = 60


class State(msgspec.Struct, omit_defaults=True):
    """What is remembered: `since` is the server's own time of its newest change. `asked` is what the list was of."""

    asked: str = ""
    since: str = ""
    full_at: str = ""
    count: int = 0
    publishers: dict[str, str] = msgspec.field(default_factory=dict)


@dataclass(slots=True)
class _Tally:
    """Of one list: which ids came, how many could not be read at all, how many the server said there are."""

    ids: set[str] = field(default_factory=set)
    unreadable: int = 0
    promised: int = 0


class LinkedEvents:
    """One list of one server."""

    what = "events"
    local = False

    def __init__(self, config: SourceConfig) -> None:
        self._root = (config.url or "").rstrip("/").removesuffix("/event") + "/"
        self._days_ahead = timedelta(days=config.days_ahead)
        chosen = {
            "location": config.options.get("places", ()),
            "keyword": config.options.get("keywords", ()),
            "publisher": config.options.get("publishers", ()),
        }
        self._filters = {name: ",".join(ids) for name, ids in chosen.items() if ids}
        self._organiser, self._place = config.organiser, config.place
        self._asked = sha256(repr((self._root, self._filters, config.days_ahead)).encode()).hexdigest()[:16]

    def changed(self) -> bool:
        return False

    def events(self, run: Run) -> Iterator[Found]:
        state = self._remembered(run.state)
        if self._full_is_due(state, run.now):
            yield from self._all(run, state)
        else:
            yield from self._changes(run, state)

    def _remembered(self, text: str) -> State:
        try:
            state = msgspec.json.decode(text, type=State) if text else State()
        except msgspec.DecodeError:
            state = State()
        return state if state.asked == self._asked else State(asked=self._asked, publishers=state.publishers)

    @staticmethod
    def _full_is_due(state: State, now: datetime) -> bool:
        if not state.full_at or not state.since:
            return True
        every = _OFTEN if state.count <= _SMALL else _SELDOM
        return not timedelta(0) <= now - datetime.fromisoformat(state.full_at) < every

    def _all(self, run: Run, state: State) -> Iterator[Found]:
        """Everything from today on. It is whole if as many came as the server counted: a list that changes while it
        is read can lose one between two pages, which must not be taken for deleted.
        """
        tally = _Tally()
        yield from self._pages(run, state, {"start": "today", "sort": "start_time"}, tally)
        whole = len(tally.ids) + tally.unreadable >= tally.promised
        if whole:
            state.full_at, state.count = run.now.isoformat(timespec="seconds"), tally.promised
        state.since = state.since or (run.now - _OVERLAP).isoformat(timespec="seconds")
        yield Found(whole=whole, state=_written(state))

    def _changes(self, run: Run, state: State) -> Iterator[Found]:
        since = (datetime.fromisoformat(state.since) - _OVERLAP).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        query = {"last_modified_since": since, "show_deleted": "true", "sort": "last_modified_time"}
        yield from self._pages(run, state, query, _Tally())
        yield Found(state=_written(state))

    def _pages(self, run: Run, state: State, query: dict[str, str], tally: _Tally) -> Iterator[Found]:
        wanted: dict[str, Any] = {
            **self._filters,
            **query,
            "include": _INCLUDE,
            "event_type": "general,course",
            "page_size": _PAGE_SIZE,
        }
        for number in range(_MOST_PAGES):
            try:
                page: Page = run.fetch.get(f"{self._root}event/", wanted).decoded(PAGE)
            except SourceError as error:
                if error.code == "missing" and number:  # the list has become shorter while it was read
                    return
                raise
            tally.promised = page.meta.count or 0
            yield self._found(page, run, state, tally)
            following = _next(page, wanted)
            if following is None:
                return
            wanted = following
        raise SourceError("too_large", "pages without end")

    def _found(self, page: Page, run: Run, state: State, tally: _Tally) -> Found:
        found = Found()
        told = list(self._read(page, found, tally))
        self._learn_publishers(told, run, state)
        state.since = _latest(state.since, told, run)
        last = run.now + self._days_ahead
        for event in told:
            tally.ids.add(event.id)
            if event.deleted or event.replaced_by:
                found.gone.append(event.id)
                continue
            try:
                item = self._filled(item_of(event, run.zone, state.publishers))
            except NotShownError as error:
                found.skip(str(error))
                continue
            if any(time.start >= last for time in item.event.occurrences):
                found.gone.append(event.id)
            else:
                found.items.append(item)
        return found

    @staticmethod
    def _read(page: Page, found: Found, tally: _Tally) -> Iterator[LinkedEvent]:
        for raw in page.data:
            try:
                event, left_out = read_event(raw)
            except UnreadableError:
                tally.unreadable += 1
                found.skip("shape")
                continue
            if left_out:
                found.skip("field")
            yield event

    def _filled(self, item: Item) -> Item:
        """With what staff say of the whole source, where an event says nothing."""
        event = item.event
        if (event.organiser or not self._organiser) and (event.place or not self._place):
            return item
        return replace(
            item,
            event=replace(event, organiser=event.organiser or self._organiser, place=event.place or self._place),
        )

    def _learn_publishers(self, told: list[LinkedEvent], run: Run, state: State) -> None:
        """Names of publishers that stand there by id only, asked once."""
        unknown = {e.publisher for e in told if e.publisher and not e.provider} - state.publishers.keys()
        for publisher in sorted(key for key in unknown if key is not None):
            if len(state.publishers) >= _MOST_NAMES:
                return
            state.publishers[publisher] = self._name_of(publisher, run)

    def _name_of(self, publisher: str, run: Run) -> str:
        try:
            told = run.fetch.get(f"{self._root}organization/{quote(publisher, safe=':')}/").json()
        except SourceError as error:
            if error.code in {"missing", "refused", "bad_request", "elsewhere"}:
                return ""
            raise
        name = told.get("name") if isinstance(told, dict) else None
        return clean(name, 100) if isinstance(name, str) else ""


def _written(state: State) -> str:
    return msgspec.json.encode(state).decode()


def _next(page: Page, asked: dict[str, Any]) -> dict[str, Any] | None:
    """The query of the next page, put to our own address: whatever host a proxy made the server believe in, what we
    ask stays where staff sent us.
    """
    if not page.meta.next or not page.data:
        return None
    following = dict(parse_qsl(urlsplit(page.meta.next).query, keep_blank_values=True))
    return following if following and following != asked else None


def _latest(since: str, told: Iterable[LinkedEvent], run: Run) -> str:
    """The latest of the times of change; one from the future would hide all that comes before it."""
    soon = run.now + timedelta(hours=1)
    times = (moment(event.last_modified_time, run.zone) for event in told)
    latest = max((time for time in times if time and time <= soon), default=None)
    return max(since, latest.isoformat(timespec="seconds")) if latest else since
