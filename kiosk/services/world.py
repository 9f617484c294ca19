"""What the kiosk knows, as one frozen value: the screens draw from it at once and never wait for a disk or a wire.

The sync worker makes a new World for every change and posts it to the UI; nothing in it is ever changed in place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from kiosk.api.house import Hall, House, Kind, ResourceDoc
from kiosk.domain.availability import Calendar
from kiosk.domain.bookings import Reservation
from kiosk.domain.hours import Hours
from kiosk.domain.opening import Opening, opening_at
from kiosk.domain.rooms import Resource
from kiosk.domain.spans import Span
from kiosk.domain.text import Text

if TYPE_CHECKING:  # comes with the line to the hub, or with documents that not every house has
    from kiosk.api.feed import Change, Snapshot
    from kiosk.domain.ideas import Question
    from kiosk.domain.pages import Page, Plan
    from kiosk.mystery.story import Story

_T = TypeVar("_T")
_NOWHEN = Span(datetime.max.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
UNKNOWN_HOUSE = House(
    name=Text(fi="Kirjasto", sv="Biblioteket", en="Library"), zone="Europe/Helsinki", hours=Hours(_NOWHEN)
)


@dataclass(frozen=True, slots=True)
class World:
    """House, resources, reservations, pages, plan and questions as of `as_of`, the last moment the hub said that this
    is all. Events may be ten thousand and are read from the store: `events_version` tells that they have changed.

    `online` tells whether the hub answers now; `local` holds what this kiosk has promised and the hub has not heard
    yet: provisional bookings, and reservations as saved actions will leave them (they stand in for the hub's).
    `_calendars` remembers what follows from the rest, nothing else: many spans have to be sorted for it.
    """

    house: House = UNKNOWN_HOUSE
    docs: Mapping[str, ResourceDoc] = field(default_factory=lambda: MappingProxyType({}))
    reservations: Mapping[str, Reservation] = field(default_factory=lambda: MappingProxyType({}))
    local: Mapping[str, Reservation] = field(default_factory=lambda: MappingProxyType({}))
    pages: Mapping[str, Page] = field(default_factory=lambda: MappingProxyType({}))
    plan: Plan | None = None
    questions: Mapping[str, Question] = field(default_factory=lambda: MappingProxyType({}))
    story: Story | None = None
    hall: Hall = field(default_factory=Hall)
    events_version: int = field(default=0, compare=False)
    as_of: datetime | None = None
    online: bool = False
    _calendars: dict[str, Calendar] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.house.zone)

    @property
    def resources(self) -> dict[str, Resource]:
        return {key: doc.resource for key, doc in self.docs.items()}

    def today(self, now: datetime) -> date:
        return now.astimezone(self.zone).date()

    def opening(self, now: datetime) -> Opening:
        """How the house serves at a moment."""
        return opening_at(self.house.hours, now)

    def held(self, resource: str) -> list[Reservation]:
        """Reservations whose time counts, the kiosk's own provisional ones included, by their start."""
        merged = {**self.reservations, **self.local}
        holding = (r for r in merged.values() if r.resource == resource and r.occupies)
        return sorted(holding, key=lambda r: r.start)

    def busy(self, resource: str, except_: Iterable[str] = ()) -> tuple[Span, ...]:
        """Spans that count against the resource, sorted; reservations with an id in `except_` left out."""
        left_out = frozenset(except_)
        return tuple(r.span for r in self.held(resource) if r.id not in left_out)

    def calendar(self, resource: str, except_: Iterable[str] = ()) -> Calendar:
        """All that decides about a resource; KeyError when it is not known (any more)."""
        left_out = tuple(except_)
        if not left_out:
            return self.calendars()[resource]
        doc = self.docs[resource]
        return Calendar(doc.resource.rules, doc.hours, self.busy(resource, left_out), self.zone)

    def calendars(self) -> dict[str, Calendar]:
        """Every resource's calendar in one pass over the reservations, made once."""
        if len(self._calendars) != len(self.docs):
            spans: dict[str, list[Span]] = {key: [] for key in self.docs}
            for reservation in {**self.reservations, **self.local}.values():
                if reservation.occupies and reservation.resource in spans:
                    spans[reservation.resource].append(reservation.span)
            zone = self.zone
            for key, doc in self.docs.items():
                busy = tuple(sorted(spans[key], key=lambda span: span.start))
                self._calendars[key] = Calendar(doc.resource.rules, doc.hours, busy, zone)
        return self._calendars

    def started_over(self, snapshot: Snapshot, now: datetime) -> World:
        """The world as the hub's snapshot tells it; what is only local stays."""
        return replace(
            self,
            house=snapshot.house,
            docs=_in_order({doc.resource.id: doc for doc in snapshot.resources}),
            reservations={r.id: r for r in snapshot.reservations},
            pages=_pages({page.id: page for page in snapshot.pages}),
            plan=snapshot.plan,
            questions={question.id: question for question in snapshot.questions},
            story=snapshot.story,
            hall=snapshot.hall or Hall(),
            as_of=now,
            online=True,
        )

    def as_snapshot(self, cursor: str) -> Snapshot:
        """The hub's part of the world, as the hub would tell it."""
        from kiosk.api.feed import Snapshot

        return Snapshot(
            cursor=cursor,
            house=self.house,
            resources=tuple(self.docs.values()),
            reservations=tuple(self.reservations.values()),
            pages=tuple(self.pages.values()),
            plan=self.plan,
            questions=tuple(self.questions.values()),
            story=self.story,
            hall=self.hall,
        )

    def changed(self, changes: Iterable[Change], now: datetime) -> World:
        """The world after the hub's changes, given oldest first."""
        house, docs, reservations = self.house, dict(self.docs), dict(self.reservations)
        pages, plan, questions, events = dict(self.pages), self.plan, dict(self.questions), self.events_version
        story, hall = self.story, self.hall
        for change in changes:
            match change.kind:
                case Kind.HOUSE:
                    house = change.house or house
                case Kind.RESOURCE:
                    _put(docs, change.id, change.resource)
                case Kind.RESERVATION:
                    _put(reservations, change.id, change.reservation)
                case Kind.PAGE:
                    _put(pages, change.id, change.page)
                case Kind.PLAN:
                    plan = change.plan
                case Kind.QUESTION:
                    _put(questions, change.id, change.question)
                case Kind.STORY:
                    story = change.story
                case Kind.HALL:
                    hall = change.hall or Hall()
                case Kind.EVENT:
                    events += 1
        if house is not self.house and house.hours.known:
            # The hub keeps telling of a few past days; what ended before them interests nobody any more.
            past = house.hours.known.start
            reservations = {key: r for key, r in reservations.items() if r.end >= past}
        return replace(
            self,
            house=house,
            docs=_in_order(docs),
            reservations=reservations,
            pages=_pages(pages),
            plan=plan,
            questions=questions,
            story=story,
            hall=hall,
            events_version=events,
            as_of=now,
            online=True,
        )

    def knows(self, change: Change) -> bool:
        """Whether a change tells nothing new."""
        match change.kind:
            case Kind.HOUSE:
                return change.house is None or change.house == self.house
            case Kind.RESOURCE:
                return self.docs.get(change.id) == change.resource
            case Kind.RESERVATION:
                return self.reservations.get(change.id) == change.reservation
            case Kind.PAGE:
                return self.pages.get(change.id) == change.page
            case Kind.PLAN:
                return self.plan == change.plan
            case Kind.QUESTION:
                return self.questions.get(change.id) == change.question
            case Kind.STORY:
                return self.story == change.story
            case Kind.HALL:
                return self.hall == (change.hall or Hall())
        return False  # of events only the store knows


def _in_order(docs: Mapping[str, ResourceDoc]) -> dict[str, ResourceDoc]:
    """Resources as the house lists them, whatever order they came in."""
    return dict(sorted(docs.items(), key=lambda item: (item[1].resource.order, item[0])))


def _pages(pages: Mapping[str, Page]) -> dict[str, Page]:
    """Pages as staff put them in order."""
    return dict(sorted(pages.items(), key=lambda item: (item[1].order, item[0])))


def _put(entries: dict[str, _T], key: str, value: _T | None) -> None:
    if value is None:
        entries.pop(key, None)
    else:
        entries[key] = value
