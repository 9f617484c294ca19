"""What the services need of the outside world, as protocols; adapters implement them, tests may bring their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from kiosk.services.speech import NoSpeech as NoSpeech
from kiosk.services.speech import Speech as Speech

if TYPE_CHECKING:  # only named here; what a screen needs of it is read with that screen
    from kiosk.api.ideas import IdeaRequest
    from kiosk.domain.bookings import Action
    from kiosk.domain.celia_count import Sign
    from kiosk.domain.events import Event
    from kiosk.domain.spans import Span
    from kiosk.mystery.engine import Effect, Given
    from kiosk.mystery.fame import Fame
    from kiosk.mystery.team import NewTeam, TeamState
    from kiosk.services.events_view import Brief, EventWish, Offer, Order, When
    from kiosk.services.ideas import Left
    from kiosk.services.outcomes import Outcome, TeamAnswer, Wish
    from kiosk.services.slip import Printed, Slip
    from kiosk.services.world import World

Deliver = Callable[["Outcome"], None]
DeliverEffects = Callable[["tuple[Effect, ...]"], None]
Post = Callable[[Callable[[], None]], None]
"""Runs a closure on the UI thread soon; safe to call from any thread."""


class Clock(Protocol):
    """Wall time in UTC and a monotonic clock in seconds."""

    def now(self) -> datetime: ...

    def monotonic(self) -> float: ...


class Desk(Protocol):
    """Commands of a patron. Each returns at once and delivers exactly one outcome, on the UI thread.

    `book` and actions are written to the outbox before they are sent: a power cut loses nothing and repeats nothing.
    """

    def book(self, wish: Wish, deliver: Deliver) -> None: ...

    def find(self, code: str, deliver: Deliver) -> None: ...

    def act(
        self, action: Action, reservation: str, code: str, deliver: Deliver, end: datetime | None = None
    ) -> None: ...


class IdeaBox(Protocol):
    """Takes what a patron leaves for the house. Returns at once and delivers exactly one ending, on the UI thread.

    What was thanked for is on the disk: it reaches the hub once, whatever happens to line or power.
    """

    def leave(self, idea: IdeaRequest, deliver: Callable[[Left], None]) -> None: ...


class StaffBell(Protocol):
    """Calls staff to this kiosk. Returns at once and delivers once, on the UI thread, whether the call got through."""

    def ring(self, deliver: Callable[[bool], None]) -> None: ...


class NoBell:
    """A bell without a line."""

    def ring(self, deliver: Callable[[bool], None]) -> None:
        deliver(False)


class CeliaCount(Protocol):
    """Counts what a visit gives for Celia's daily numbers (`domain.celia_count`). Returns at once, never raises."""

    def count(self, sign: Sign, day: date) -> None: ...


class NoCount:
    """Nobody counts."""

    def count(self, sign: Sign, day: date) -> None:
        """Nothing."""


class MysteryDesk(Protocol):
    """The teams of the mystery, each by its code. A team is read between two frames; whatever changes one returns at
    once and delivers once, on the UI thread. What has been delivered is on the disk and reaches the hub by itself.
    """

    def team(self, code: str) -> TeamState | None:
        """The team as it stands; None when this kiosk does not know it (yet)."""
        ...

    def certificate(self, code: str) -> str | None:
        """The address at which a phone gets the team's certificate, once the hub has told it."""
        ...

    def begin(self, team: NewTeam, deliver: Callable[[str], None]) -> None:
        """A new team; its code is delivered."""
        ...

    def find(self, code: str, deliver: Callable[[TeamAnswer], None]) -> None:
        """A team by its code as it was typed or read; the hub is asked for one that began elsewhere."""
        ...

    def open_clue(self, code: str, clue: str) -> None: ...

    def answer(self, code: str, clue: str, given: Given, deliver: DeliverEffects) -> None: ...

    def hint(self, code: str, clue: str, deliver: DeliverEffects) -> None: ...

    def missing(self, code: str, clue: str, deliver: DeliverEffects) -> None: ...

    def pause(self, code: str) -> None: ...

    def resume(self, code: str) -> None: ...

    def hall(self, code: str, wanted: bool) -> None:
        """Whether the team wants to stand in the hall of fame."""
        ...

    def hall_of_fame(self) -> tuple[Fame, ...]:
        """This month's teams, the latest first."""
        ...


class Watcher(Protocol):
    """Told, on the UI thread, of every new world."""

    def __call__(self, world: World) -> None: ...


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture ready to be shown: three bytes a pixel, red, green, blue, from the upper left corner."""

    width: int
    height: int
    rgb: bytes


class Pictures(Protocol):
    """Pictures at the hub, by id."""

    def want(
        self, key: str, size: tuple[int, int], deliver: Callable[[Pixels | None], None], whole: bool = False
    ) -> None:
        """Have a picture of `size` px delivered on the UI thread, once; None when it cannot be had.

        It is cut to fill the size, or with `whole` as large as fits into it.
        """
        ...


class SlipPrinter(Protocol):
    """Prints slips. Returns at once and delivers exactly one ending, on the UI thread; nothing is kept afterwards."""

    def print(self, slip: Slip, deliver: Callable[[Printed], None]) -> None: ...


class Events(Protocol):
    """What is on, read from the store between two frames. `troubled` says that it could not be read."""

    troubled: bool

    def any(self) -> bool:
        """Whether the house tells of events at all."""
        ...

    def order(self, wish: EventWish, span: Span) -> Order:
        """What fits a wish within a span of time, in the order of a list."""
        ...

    def read(self, keys: Sequence[int]) -> list[Event | None]:
        """The events of some places of a list; None for one that has gone since."""
        ...

    def find(self, key: str) -> Event | None: ...

    def offer(self, spans: Mapping[When, Span], tags: Iterable[str]) -> Offer:
        """Which times and filters would show something."""
        ...

    def brief(self, today: Span) -> Brief:
        """How many are still to come or running within the rest of today, and what begins next."""
        ...
