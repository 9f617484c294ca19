"""What a screen is given: the world, the desk, the visit and the ways out. The UI's only shared object."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from kiosk.domain.visit import Own, Preferences, Visit
from kiosk.services.outcomes import Outcome
from kiosk.services.ports import Clock, Deliver, Desk
from kiosk.services.world import World
from kiosk.ui.translate import tr, trn


class Navigator(Protocol):
    """Where to go next."""

    def go(self, name: str, **arguments: Any) -> None: ...

    def back(self) -> None: ...

    def home(self) -> None: ...


@dataclass(slots=True)
class Context:
    """State as data; screens read it and ask for changes through its methods."""

    desk: Desk
    clock: Clock
    world: World
    visit: Visit
    navigator: Navigator
    visit_changed: Callable[[], None]
    finish: Callable[[], None]
    qr: Callable[[str], Sequence[Sequence[bool]]]

    @property
    def language(self) -> str:
        return self.visit.preferences.language

    def now(self) -> datetime:
        return self.clock.now()

    def tr(self, message: str, **values: object) -> str:
        return tr(message, self.language, values)

    def trn(self, one: str, many: str, count: int, **values: object) -> str:
        return trn(one, many, count, self.language, values)

    def prefer(self, **changes: Any) -> None:
        """Change how this patron reads."""
        self.visit = replace(self.visit, preferences=replace(self.visit.preferences, **changes))
        self.visit_changed()

    def remember(self, own: Own) -> None:
        """A reservation of this visit, shown as the patron's own until the wipe."""
        self.visit = self.visit.with_own(own)
        self.visit_changed()

    def forget(self, reservation: str) -> None:
        self.visit = self.visit.without(reservation)
        self.visit_changed()

    def new_visit(self, defaults: Preferences) -> None:
        """The wipe: everything personal lived in the visit that is dropped here."""
        self.visit = Visit(number=self.visit.number + 1, preferences=defaults)
        self.visit_changed()

    def for_this_visit(self, deliver: Deliver) -> Deliver:
        """`deliver`, but silent once the visit that asked has ended."""
        number = self.visit.number

        def deliver_in_time(outcome: Outcome) -> None:
            if self.visit.number == number:
                deliver(outcome)

        return deliver_in_time
