"""All that a hub is told about its house: one frozen value, made elsewhere from the TOML of the staff."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from kiosk.domain.celia import Celia
from kiosk.domain.hours import LocalPeriod
from kiosk.domain.rooms import Resource
from kiosk.domain.text import Text
from kiosk.hub.upstream.config import FilterRule, OrganiserRule, SourceConfig

Weekly = Mapping[int, tuple[LocalPeriod, ...]]
"""Opening times by weekday, 0 is Monday; a weekday that is not there is closed."""

Reasons = Mapping[date, Text]
"""Why a day is not like its weekday."""

Exceptions = Mapping[date, tuple[LocalPeriod, ...]]
"""Opening times of single days, which replace the weekday's; an empty tuple is a closed day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Where the reservations of a resource live: a source of `HubConfig.sources`, and the resource's id there."""

    source: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceConfig:
    """A resource and, where it has its own, its opening times.

    `own_weekly` replaces the weekly times of the house. A house exception (a holiday) still closes the room, unless
    `own_exceptions` says otherwise for the same day.
    """

    resource: Resource
    own_weekly: Weekly | None = None
    own_exceptions: Exceptions | None = None
    elsewhere: Elsewhere | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionConfig:
    """A question staff ask, and the local days (both inclusive) on which; without days it takes turns with others."""

    id: str
    text: Text
    answers: tuple[Text, ...] = ()
    moods: bool = False
    asks_text: bool = True
    days: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HubConfig:
    """The house, its resources and how the hub serves them.

    `database_url` is an SQLAlchemy URL (`sqlite:////abs/path/hub.db`, `postgresql+psycopg://...`). Opening times are
    known `hours_known_days` local days ahead of today. Personal data go `erase_after_days` days after the end of a
    booking. `host` other than the loopback is the staff's explicit wish; port 0 takes a free one. `clock_steady` is how
    long the clock must run evenly after a jump before jobs trust it again. database_url, host and port are read at
    start only; everything else may change while running. What patrons wrote goes `erase_ideas_after_days` days after
    they did. `story` names the folder of the mystery that is played (empty: none); its teams go
    `erase_teams_after_days` days after they played last.
    """

    house_name: Text
    zone: str
    weekly: Weekly
    resources: tuple[ResourceConfig, ...]
    exceptions: Exceptions = field(default_factory=dict)
    reasons: Reasons = field(default_factory=dict)
    self_service_help: Text | None = None
    hours_known_days: int = 60
    public_url: str | None = None
    link_hosts: tuple[str, ...] = ()
    erase_after_days: int = 14
    questions: tuple[QuestionConfig, ...] = ()
    erase_ideas_after_days: int = 90
    story: str = "kekkosen-kirje"
    erase_teams_after_days: int = 60
    database_url: str = "sqlite:///var/hub.db"
    host: str = "127.0.0.1"
    port: int = 8800
    clock_steady: timedelta = timedelta(minutes=3)
    sources: tuple[SourceConfig, ...] = ()
    event_filters: tuple[FilterRule, ...] = ()
    organisers: tuple[OrganiserRule, ...] = ()
    celia: Celia = field(default_factory=Celia)
