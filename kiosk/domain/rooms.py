"""What can be booked and under which rules. Terms follow Respa and its heirs: resource, slot, buffer, period."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from kiosk.domain.hours import Mode
from kiosk.domain.text import Text


class Confirmation(StrEnum):
    """Who confirms a booking of a resource."""

    AUTOMATIC = "automatic"
    BY_STAFF = "by_staff"


class Detail(StrEnum):
    """What a resource may ask of the one who books; nothing is asked by default. Of the library card only a hash goes
    on its way, by which quotas are counted.
    """

    NAME = "name"
    PEOPLE = "people"
    CARD = "card"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """Limits per patron key; None is unlimited. Days and weeks (Mon-Sun) are local."""

    hours_per_day: float | None = None
    hours_per_week: float | None = None
    count_per_day: int | None = None
    count_per_week: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules of one resource. `slot` is the grid from opening time; `buffer` stays free between two bookings. What
    is not `bookable` is shown as it is (free, taken) and booked elsewhere.
    """

    slot: timedelta = timedelta(minutes=30)
    min_period: timedelta = timedelta(minutes=30)
    max_period: timedelta = timedelta(hours=2)
    buffer: timedelta = timedelta(0)
    days_ahead: int = 14
    modes: frozenset[Mode] = frozenset({Mode.STAFFED, Mode.SELF_SERVICE})
    confirmation: Confirmation = Confirmation.AUTOMATIC
    check_in_opens: timedelta = timedelta(minutes=15)
    no_show_release: timedelta | None = timedelta(minutes=15)
    quota: Quota = field(default_factory=Quota)
    asks: frozenset[Detail] = frozenset()
    bookable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One line of a room's card: an icon name (Material Design Icons) and a few words."""

    icon: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A room or a machine that can be booked. `order` is its place in the house's own list."""

    id: str
    name: Text
    icon: str = "door-open"
    group: str = ""
    capacity: int | None = None
    features: tuple[Feature, ...] = ()
    note: Text | None = None
    place: Text | None = None
    order: int = 0
    rules: Rules = field(default_factory=Rules)
