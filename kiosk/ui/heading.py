"""What stands in the head of the frame: the time, the house and its hours, and when that has to be looked at again."""

from __future__ import annotations

from collections.abc import Callable

from kivy.clock import Clock

from kiosk.ui.context import Context
from kiosk.ui.house_times import HouseTimes, Told
from kiosk.ui.phrases import stale
from kiosk.ui.times import at_clock, day_number, weekday
from kiosk.ui.widgets.shell import Head


class Heading:
    """`passed` is called when the clock of the head shows another minute, or the house serves in another way."""

    def __init__(self, head: Head, context: Context, passed: Callable[[], None]) -> None:
        self._head, self._context, self._passed = head, context, passed
        self._times = HouseTimes(context)
        self._minute = Clock.create_trigger(self._on_minute, 1)

    def start(self) -> None:
        self._minute.timeout = self._until_next()
        self._minute()

    def _on_minute(self, _dt: float) -> None:
        # Set before anything draws: a screen that fails must not stop the clock.
        self.start()
        self._passed()

    def _until_next(self) -> float:
        """Seconds."""
        now = self._context.now()
        minute = 60 - now.second - now.microsecond / 1e6
        changes = self._context.world.opening(now).changes
        return min(minute, (changes - now).total_seconds() if changes is not None else minute) + 0.05

    def look(self) -> Told:
        """How the house serves now."""
        return self._times.look()

    def fill(self) -> Told:
        """Write it all anew; how the house serves now."""
        head, context = self._head, self._context
        now, world, language = context.now(), context.world, context.language
        head.clock = at_clock(now, language, world.zone)
        head.date = f"{weekday(world.today(now), language)} {day_number(world.today(now), language)}"
        head.house = world.house.name.in_(language)
        told = self.look()
        head.hours, head.open = told.hours, told.open
        head.closing, head.closing_short = told.closing, told.closing_short
        head.notice = stale(world, now, language)
        return told
