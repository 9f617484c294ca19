"""What the services need of the outside world, as protocols; adapters implement them, tests may bring their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from kiosk.domain.bookings import Action
from kiosk.services.outcomes import Outcome, Wish
from kiosk.services.world import World

Deliver = Callable[[Outcome], None]
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


class Watcher(Protocol):
    """Told, on the UI thread, of every new world."""

    def __call__(self, world: World) -> None: ...
