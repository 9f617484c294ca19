"""What the screens show of events: a list in the order in which they are met, read by the page, and a few facts.

The order of ten thousand events is three columns of numbers; the events themselves stay in the store until they are on
the screen. Everything here is quick enough for the UI thread.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from kiosk.domain.events import Event, EventStatus, Occurrence
from kiosk.domain.hours import local_day
from kiosk.domain.spans import Span

_FOREVER = datetime(9000, 1, 1, tzinfo=UTC)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SATURDAY = 5


class When(StrEnum):
    """The chips of time."""

    ANY = "any"
    TODAY = "today"
    WEEKEND = "weekend"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWish:
    """What a patron wants to see: a time, a filter of the house or none, only free ones, and words that were typed."""

    when: When = When.ANY
    tag: str | None = None
    free: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """Events as they are listed: the store's numbers of them, and start and end (seconds since 1970) of the occurrence
    at which each stands. First come `running` that had begun before `since`, the one that ends first before the others;
    then the coming ones by their start; last `timeless` ones, put off without a new time.
    """

    since: datetime = _EPOCH
    keys: Sequence[int] = field(default_factory=lambda: array("q"))
    starts: Sequence[int] = field(default_factory=lambda: array("q"))
    running: int = 0
    timeless: int = 0

    def __len__(self) -> int:
        return len(self.keys)


@dataclass(frozen=True, slots=True)
class Listed:
    """An event as it stands in a list: at `at` (None when it has no time), and when it comes again after that."""

    event: Event
    at: Occurrence | None = None
    again: tuple[Occurrence, ...] = ()

    @property
    def status(self) -> EventStatus:
        """What has become of it at that time."""
        if self.event.status is not EventStatus.SCHEDULED or self.at is None:
            return self.event.status
        return self.at.status

    @property
    def full(self) -> bool:
        return self.event.seats_left == 0 and self.status is not EventStatus.CANCELLED


class Part(StrEnum):
    """Parts of a list."""

    RUNNING = "running"
    DAY = "day"
    TIMELESS = "timeless"


@dataclass(frozen=True, slots=True)
class Section:
    """`count` rows from `first` on, under one heading; `day` is local and there in parts of a day."""

    part: Part
    first: int
    count: int
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What the house can be asked: chips that would show nothing are not offered."""

    when: frozenset[When] = frozenset()
    tags: frozenset[str] = frozenset()
    free: bool = False


@dataclass(frozen=True, slots=True)
class Brief:
    """The living fact of events: how many there are still today, and which comes next (today or later)."""

    today: int = 0
    next: Listed | None = None


def window(when: When, now: datetime, zone: ZoneInfo) -> Span:
    """From when to when occurrences are wanted; nothing that is over by `now`."""
    today = now.astimezone(zone).date()
    match when:
        case When.TODAY:
            return Span(now, local_day(today, zone).end)
        case When.WEEKEND:
            saturday = today + timedelta(days=_SATURDAY - min(today.weekday(), _SATURDAY))
            sunday = today if today.weekday() > _SATURDAY else saturday + timedelta(days=1)
            return Span(max(now, local_day(saturday, zone).start), local_day(sunday, zone).end)
    return Span(now, _FOREVER)


def sections(order: Order, zone: ZoneInfo) -> tuple[Section, ...]:
    """The parts of a list: what runs, each local day, and what has no time."""
    found = [Section(Part.RUNNING, 0, order.running)] if order.running else []
    at, end = order.running, len(order) - order.timeless
    while at < end:
        day = _instant(order.starts[at]).astimezone(zone).date()
        after = bisect_left(order.starts, _seconds(local_day(day, zone).end), at, end)
        found.append(Section(Part.DAY, at, max(after, at + 1) - at, day))
        at = max(after, at + 1)
    if order.timeless:
        found.append(Section(Part.TIMELESS, end, order.timeless))
    return tuple(found)


def listed(event: Event, start: int, since: datetime) -> Listed:
    """An event at the occurrence that starts at `start` (seconds since 1970), as of `since`."""
    coming = [each for each in event.occurrences if each.over_at > since]
    at = next((each for each in coming if _seconds(each.start) == start), None)
    return Listed(event, at, tuple(each for each in coming if at is not None and each.start > at.start))


def in_full(event: Event, now: datetime) -> Listed:
    """An event at its next occurrence, with all that come after."""
    coming = next((each for each in event.occurrences if each.over_at > now), None)
    return listed(event, _seconds(coming.start) if coming else -1, now)


class Pages:
    """The rows of a list, read by the page as they are looked at; only a few pages are kept."""

    SIZE = 24
    _KEPT = 4

    def __init__(self, order: Order, read: Callable[[Sequence[int]], Iterable[Event | None]]) -> None:
        self.order = order
        self._read = read
        self._pages: dict[int, list[Listed | None]] = {}

    def row(self, index: int) -> Listed | None:
        """The event at a place of the list; None when it has gone since the list was made."""
        number, offset = divmod(index, self.SIZE)
        page = self._pages.pop(number, None)
        if page is None:
            page = list(self._load(number * self.SIZE))
        self._pages[number] = page
        while len(self._pages) > self._KEPT:
            del self._pages[next(iter(self._pages))]
        return page[offset]

    def _load(self, first: int) -> Iterator[Listed | None]:
        keys = self.order.keys[first : first + self.SIZE]
        for offset, event in enumerate(self._read(keys)):
            yield listed(event, self.order.starts[first + offset], self.order.since) if event is not None else None


def _instant(seconds: int) -> datetime:
    return _EPOCH + timedelta(seconds=seconds)


def _seconds(instant: datetime) -> int:
    return (instant - _EPOCH) // timedelta(seconds=1)
