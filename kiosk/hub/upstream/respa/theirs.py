"""What is known of a Respa once it has been read: its reservations, its rooms and their days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from kiosk.domain.spans import Span


class TheirState(StrEnum):
    """States of a reservation over there; every other word counts as one that holds the room."""

    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    CANCELLED = "cancelled"
    UNPAID = "unpaid"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theirs:
    """A reservation over there: where, when, whether it is the kiosk's own. Who made it is not even read."""

    id: str
    resource: str
    span: Span
    state: TheirState
    own: bool
    door_code: str | None = field(default=None, repr=False)

    @property
    def holds(self) -> bool:
        return self.state not in {TheirState.DENIED, TheirState.CANCELLED}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDay:
    """The first opening of a local day, which is all that Respa tells; both None: closed that day."""

    day: date
    opens: datetime | None = None
    closes: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomFacts:
    """What a Respa says of a room. Lengths that are None are not limited; `admin` tells that the account that asked
    may break the rules of the room, which the hub then keeps alone.
    """

    id: str
    name: str = ""
    reservable: bool = True
    strong: bool = False
    by_staff: bool = False
    priced: bool = False
    elsewhere: bool = False
    slot: timedelta | None = None
    min_period: timedelta | None = None
    max_period: timedelta | None = None
    cooldown: timedelta = timedelta(0)
    days_ahead: int | None = None
    before: datetime | None = None
    after: datetime | None = None
    capacity: int | None = None
    quota: int | None = None
    supported: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    days: tuple[OpenDay, ...] = ()
    admin: bool = False
