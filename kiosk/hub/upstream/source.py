"""What a source is: something in hub.toml that tells of events, or of opening hours. The recipe for a new one:

1. A module here with a class that has `what` and one of the methods below. It fetches through the `Fetcher` it is
   given, reads tolerantly (what cannot be understood is counted with `Found.skip` or `Skips`, the rest lives) and
   raises `SourceError` when nothing can be read. It keeps no state of its own: what it must remember it hands over.
2. Its kind in `kiosk.settings.sources` (the keys staff write, what must be there) and in `kinds.py` (how it is made).
3. A recorded answer in `tests/hub/upstream/samples/` and a test against the replay server, bad answers included.

Time-outs, back-off, logging, health, last good data, links, filters, pictures: all that is done for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol, runtime_checkable
from zoneinfo import ZoneInfo

from kiosk.domain.events import Event
from kiosk.domain.hours import DayNote, LocalPeriod

if TYPE_CHECKING:  # requests is loaded when something is fetched
    from kiosk.hub.hub import Hub
    from kiosk.hub.upstream.fetch import Fetcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that a source tells of, before the house's own rules are put on it.

    `event` is filled in except for tags, icon, picture and organiser_kind; its id is the source's own, of any length,
    its texts are cleaned (`texts.py`), its links are all there are. Items with the same `series` become one event with
    several occurrences. `heads` says that it is the series itself ("recurring": its own times are only the span of all)
    or a frame around separate events ("umbrella"). `labels` are names and ids of keywords and places, `publisher`
    names and ids of who is behind it: what staff match their filters and organisers with.
    """

    event: Event
    series: str | None = None
    heads: str = ""
    labels: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    picture_url: str | None = None


@dataclass(slots=True, kw_only=True)
class Found:
    """A batch of what a source told. A list of ten thousand comes in many; each is stored as it comes.

    `gone` are ids that are no more. `whole` in the last batch says: what was in none of the batches is gone too.
    `state` in the last batch is handed back at the next run; it is kept only when all went well.
    """

    items: list[Item] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    whole: bool = False
    state: str | None = None
    skipped: Counter[str] = field(default_factory=Counter)

    def skip(self, why: str) -> None:
        """Count something that could not be read; `why` is one word for the log and `kiosk hub probe`."""
        self.skipped[why] += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursFound:
    """Opening times of single local days from `first` to `last`; a day that is not in `days` is unknown, never closed.

    An empty tuple is a closed day. `notes` are the days that are not like their weekday. `shut` are those on which the
    house is closed as an exception: then its rooms with hours of their own are closed too. `state` is handed back at
    the next run. `name` is whose hours they are, for staff who want to be sure.
    """

    first: date
    last: date
    days: dict[date, tuple[LocalPeriod, ...]] = field(default_factory=dict)
    notes: tuple[DayNote, ...] = ()
    shut: tuple[date, ...] = ()
    state: str = ""
    name: str = ""
    skipped: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """One reading of a source: what time it is there, what it remembered, how to ask."""

    fetch: Fetcher
    now: datetime
    zone: ZoneInfo
    state: str = ""
    stopping: Callable[[], bool] = lambda: False

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()


@runtime_checkable
class EventSource(Protocol):
    """Tells of events. `local` is a file of the house's own: an empty list is believed, and edits are looked for."""

    what: str
    local: bool

    def events(self, run: Run) -> Iterator[Found]: ...

    def changed(self) -> bool:
        """Whether a local one should be read at once though it is not yet time; asked every other second."""


@runtime_checkable
class HoursSource(Protocol):
    """Tells when the house is open. None: what it told before still holds (a 304)."""

    what: str

    def hours(self, run: Run) -> HoursFound | None: ...


@runtime_checkable
class RoomSource(Protocol):
    """Tells of rooms whose reservations live elsewhere (`kiosk.hub.remote`). It talks over a wire of its own: a no of
    such a system is said in the body of its answer.
    """

    what: str

    def once(self, hub: Hub) -> Counter[str]:
        """Bring the hub into step; what was skipped and why. Raises SourceError."""

    def close(self) -> None:
        """Cut what is under way, from any thread."""


Source = EventSource | HoursSource | RoomSource
