"""Documents that travel between kiosk and hub, as frozen dataclasses.

The hub validates them with pydantic (through FastAPI), the kiosk decodes them with msgspec: the annotated-types
constraints are read by the first, the types by both. All instants are ISO 8601 in UTC, durations ISO 8601.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Le, MaxLen, MinLen, MultipleOf

from kiosk.domain.bookings import Action, Reservation
from kiosk.domain.celia import Celia
from kiosk.domain.celia_count import MOST, STEP
from kiosk.domain.events import Event, EventFilter
from kiosk.domain.hours import DayNote, Hours
from kiosk.domain.ideas import LONGEST_TEXT, IdeaState, Mood, Question
from kiosk.domain.pages import Page, Plan
from kiosk.domain.refusals import Alternative, Refusal
from kiosk.domain.rooms import Resource
from kiosk.domain.text import Text
from kiosk.mystery.story import Story
from kiosk.mystery.team import Fame, Record

Id = Annotated[str, MinLen(1), MaxLen(64)]
Code = Annotated[str, MinLen(4), MaxLen(60)]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What a kiosk knows of its house. `zone` is an IANA name; `public_url` is where patrons' phones reach the hub.

    `self_service_help` tells how to reach staff when nobody is at the desk.
    `hours_stale` and `events_stale` are there only while a source does not answer: since when what it tells is old.
    """

    name: Text
    zone: str
    hours: Hours
    public_url: str | None = None
    link_hosts: tuple[str, ...] = ()
    day_notes: tuple[DayNote, ...] = ()
    self_service_help: Text | None = None
    event_filters: tuple[EventFilter, ...] = ()
    hours_stale: datetime | None = None
    events_stale: datetime | None = None
    celia: Celia = field(default_factory=Celia)
    keep_teams_days: int = 60
    """How long after its last game a team of the mystery is kept, here as at the hub."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceDoc:
    """A resource with the opening hours that apply to it (its own, or those of the house)."""

    resource: Resource
    hours: Hours


class Kind(StrEnum):
    """What a change is about."""

    HOUSE = "house"
    RESOURCE = "resource"
    RESERVATION = "reservation"
    EVENT = "event"
    PAGE = "page"
    PLAN = "plan"
    QUESTION = "question"
    STORY = "story"
    HALL = "hall"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    """The teams of the present month that read the whole letter and wanted to stand there, the newest first."""

    entries: tuple[Fame, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One changed entity, whole; a document of None says that the entity is gone."""

    kind: Kind
    id: str
    house: House | None = None
    resource: ResourceDoc | None = None
    reservation: Reservation | None = None
    event: Event | None = None
    page: Page | None = None
    plan: Plan | None = None
    question: Question | None = None
    story: Story | None = None
    hall: Hall | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Changes since a cursor, oldest first, each entity once; `more` says to ask again at once."""

    cursor: str
    changes: tuple[Change, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Everything a kiosk shows, to start (over) from; the feed goes on at `cursor`. Events, which may be many, are
    fetched by the page (`EventPage`) after it and before the feed.
    """

    cursor: str
    house: House
    resources: tuple[ResourceDoc, ...]
    reservations: tuple[Reservation, ...]
    pages: tuple[Page, ...] = ()
    plan: Plan | None = None
    questions: tuple[Question, ...] = ()
    story: Story | None = None
    hall: Hall | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """Events by id, those after the asked one; `next` is what to ask for then, None at the end."""

    events: tuple[Event, ...] = ()
    next: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What a resource's rule may ask. Personal: never in the feed, masked when shown, erased after the end."""

    name: Annotated[str, MaxLen(80)] | None = None
    people: Annotated[int, Ge(1), Le(10_000)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingRequest:
    """A wish to book. The kiosk makes the code, so that a booking made without the hub has one at once.

    `patron_key` is an opaque hash for quotas; `made_at` tells when a provisional booking was made at the kiosk.
    """

    resource: Id
    start: datetime
    end: datetime
    code: Code
    details: Details = field(default_factory=Details)
    patron_key: Annotated[str, MinLen(16), MaxLen(128)] | None = None
    made_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """A reservation as its holder sees it: with the code's owner proven, what can be done with it now.

    `masked_name` shows first letters only; `extend_to` lists the ends it could be moved to, nearest first;
    `public_page` is the holder's page on the hub when it has a public address; `check_in_from` and `release_at` are
    when check-in opens and when an unused booking falls free. `door_code` opens the door of the room, where the system
    that the room lives in has given one.
    """

    reservation: Reservation
    actions: tuple[Action, ...] = ()
    extend_to: tuple[datetime, ...] = ()
    check_in_from: datetime | None = None
    release_at: datetime | None = None
    masked_name: str | None = None
    people: int | None = None
    public_page: str | None = None
    door_code: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindRequest:
    """Look a reservation up by the code its holder types."""

    code: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeProof:
    """The code that gives the right to act on a reservation."""

    code: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendRequest:
    """A new, later end for a reservation."""

    code: Code
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Requested:
    """A reservation that waits for staff. Only a staff token reads it: the name is whole."""

    reservation: Reservation
    made_at: datetime
    name: str | None = None
    people: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaRequest:
    """What a patron left, anonymous: an answer (its number, from 0), a smiley, a few words, or some of them.

    `question` is None for an idea of their own.
    """

    question: Id | None = None
    answer: Annotated[int, Ge(0), Le(20)] | None = None
    mood: Mood | None = None
    text: Annotated[str, MaxLen(LONGEST_TEXT)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaTaken:
    """The hub has it. Nothing here leads back to what was left; `text` says that staff will read some words."""

    text: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaText:
    """A patron's words for staff to read. Only a staff token sees them; `day` is local, the time of day is not kept."""

    id: str
    text: str
    day: date
    state: IdeaState
    question: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaJudged:
    """What staff have said of a patron's words; None that they are erased."""

    id: str
    state: IdeaState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """How a question stands, for staff: counts per answer and per smiley (sad, neutral, glad), texts nobody has read.

    `question` and `text` are None for patrons' own ideas.
    """

    question: str | None
    text: Text | None
    answers: tuple[int, ...] = ()
    moods: tuple[int, ...] = ()
    unread: int = 0
    published: bool = False


MOST_RECORDS = 100
"""Records that travel in one request; the rest comes with the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRecords:
    """Records of a team for the hub, in any order and as often as one likes: each counts once, by its id.

    `code` comes along until the hub knows the team; `since` is what the kiosk has heard last (`TeamLog.next`).
    """

    records: Annotated[tuple[Record, ...], MaxLen(MOST_RECORDS)] = ()
    code: Code | None = None
    since: Annotated[int, Ge(0), Le(1_000_000_000)] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamLog:
    """What the hub has of a team beyond `since`. Whoever knows `id` may go on with the team: it comes of the code."""

    id: str
    records: tuple[Record, ...] = ()
    next: int = 0
    certificate: str | None = None
    """The address at which a phone gets the certificate of a team that has come to the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueFigures:
    """How teams fare with a clue. Wrong answers are told once `K_ANONYMOUS` teams have given the same one.

    `minutes` is the median between opening and solving; `missing` counts reports since staff found it last.
    """

    clue: str
    opened: int = 0
    solved: int = 0
    minutes: float | None = None
    hints: int = 0
    wrong: int = 0
    often_wrong: tuple[str, ...] = ()
    missing: int = 0
    last_solved: date | None = None
    stuck: int = 0
    """Teams that have come to it since and not solved it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MysteryFigures:
    """The game as a whole, without a team in it. `by_level` counts starts and finishes."""

    starts: int = 0
    finishes: int = 0
    by_level: dict[str, tuple[int, int]] = field(default_factory=dict)
    minutes: float | None = None
    clues: tuple[ClueFigures, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceReport:
    """How a kiosk is, for the health page: what staff should mend, in Finnish, and how many jobs wait for the hub.

    It names no patron and no booking.
    """

    version: Annotated[str, MaxLen(40)]
    waiting: Annotated[int, Ge(0), Le(1_000_000)] = 0
    problems: Annotated[tuple[Annotated[str, MaxLen(600)], ...], MaxLen(20)] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceAvailability:
    """Bookable openings of a resource and what holds it within the asked window."""

    resource: str
    open: tuple[tuple[datetime, datetime], ...]
    reserved: tuple[tuple[datetime, datetime], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """The availability of every resource (or one) in a window of at most 31 days."""

    start: datetime
    end: datetime
    resources: tuple[ResourceAvailability, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A kiosk calls for staff: which one, its name, and when."""

    kiosk: Id
    name: str
    at: datetime


Fives = Annotated[int, Ge(0), Le(MOST + STEP), MultipleOf(STEP)]
"""A number that was rounded before it left the kiosk; exact ones are not taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CeliaDay:
    """How often, in fives, Celia's code was shown and a sample heard on a local day that is over; see
    `domain.celia_count` for what makes it anonymous.
    """

    day: date
    code: Fives = 0
    sample: Fives = 0
