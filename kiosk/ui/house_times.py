"""What the frame makes of the opening hours at each look: the pill, the closing notice, the night."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.clockwatch import ClockWatch
from kiosk.ui.context import Context
from kiosk.ui.hours_words import closes, closing, house_hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`closing`, in a few words too, is empty until it is due; `night` says that a screen at rest may be dark."""

    hours: str
    open: bool
    closing: str
    closing_short: str
    night: bool


class HouseTimes:
    """Looks at hours and clock. While the clock cannot be trusted nothing is announced and it is never night."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._watch = ClockWatch.begun(context.clock.now(), context.clock.monotonic())

    def look(self) -> Told:
        context = self._context
        now, world, language = context.now(), context.world, context.language
        self._watch = self._watch.looked(now, context.clock.monotonic(), world.as_of)
        opening, trusted = world.opening(now), self._watch.trusted
        return Told(
            hours=house_hours(world, now, language),
            open=opening.open,
            closing=closing(world, opening, language) if trusted else "",
            closing_short=closes(world, opening, language) if trusted else "",
            night=opening.night and trusted,
        )
