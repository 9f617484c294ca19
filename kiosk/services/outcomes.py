"""What comes back from the desk: every ending that a patron can meet, as a value that a screen can show."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.api.booking import Booked, Details
from kiosk.domain.bookings import Action, Reservation
from kiosk.domain.refusals import Alternative, Refusal
from kiosk.domain.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a patron wants to book."""

    resource: str
    span: Span
    details: Details = field(default_factory=Details)
    card: str | None = field(default=None, repr=False)
    """The library card as it was read or typed; nothing but its hash leaves the hands of the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The hub did it (or found it). `code` is the booking code as it is shown.

    `earlier` tells of an action that was saved while the hub was away and refused when it was back.
    """

    booked: Booked
    code: str
    action: Action | None = None
    earlier: Refused | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """Kept in the outbox until the hub is back: the reservation is provisional, or the action waits its turn."""

    reservation: Reservation
    code: str
    action: Action | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The rules say no, with what would work."""

    refusals: tuple[Refusal, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeUnknown:
    """No reservation answers to this code; `wait` seconds until the next try is heard."""

    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class SlowDown:
    """Too many wrong codes; not looked up. `wait` is in seconds."""

    wait: float


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The hub does not answer and this cannot wait in the outbox (a look-up of a code made elsewhere)."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Something is wrong on our side; `reference` is also in the log, for staff."""

    reference: str


Outcome = Done | Saved | Refused | CodeUnknown | SlowDown | Unreachable | Failed


@dataclass(frozen=True, slots=True)
class TeamFound:
    """A team of the mystery answers to this code; `code` as it is shown."""

    code: str


TeamAnswer = TeamFound | CodeUnknown | SlowDown | Unreachable
"""What becomes of a team's code."""
