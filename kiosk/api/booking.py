"""Reservations: what is asked of the hub, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from annotated_types import Ge, Le, MaxLen, MinLen

from kiosk.api.values import Code, Id
from kiosk.domain.bookings import Action, Reservation


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
    """The code that gives the right to act on a reservation. `made_at` tells when the patron acted, if that was at a
    kiosk without a line: who checked in or left then did so, whenever the hub hears of it.
    """

    code: Code
    made_at: datetime | None = None


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
