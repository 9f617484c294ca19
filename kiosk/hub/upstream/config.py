"""What the hub is told about its sources and about how events are sorted for patrons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from kiosk.domain.events import EventFilter, Organiser
from kiosk.domain.text import Text

HOURS_KINDS = frozenset({"kirkanta"})
ROOM_KINDS = frozenset({"respa"})
"""Kinds that tell of opening hours, and those in which rooms can live; all others tell of events."""


def what(kind: str) -> str:
    """What a kind tells of: hours, rooms or events."""
    return "hours" if kind in HOURS_KINDS else "rooms" if kind in ROOM_KINDS else "events"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceConfig:
    """One source. `options` are the keys of its kind as staff wrote them; `file` is whole.

    `secret_env` and `secret_file` say where its key is, never what it is.
    """

    name: str
    kind: str
    every: timedelta
    url: str | None = None
    file: Path | None = None
    days_ahead: int = 180
    organiser: Text | None = None
    place: Text | None = None
    secret_env: str | None = None
    secret_file: Path | None = None
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterRule:
    """A chip over the events and what falls under it: keywords and places, by name or id, in small letters."""

    shown: EventFilter
    labels: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganiserRule:
    """What kind of partner those are whose names or ids are listed, in small letters."""

    kind: Organiser
    names: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRules:
    """How the house puts what it is told into its own order."""

    filters: tuple[FilterRule, ...] = ()
    organisers: tuple[OrganiserRule, ...] = ()
    link_hosts: tuple[str, ...] = ()
