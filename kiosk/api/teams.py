"""Teams of the mystery: their logs, and the figures made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from annotated_types import Ge, Le, MaxLen

from kiosk.api.values import Code
from kiosk.mystery.team import Record

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
