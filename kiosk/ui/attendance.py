"""Whether anybody is there: the idle time, the question before the end, and the end of the visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from kivy.clock import Clock

from kiosk.ui.context import Context
from kiosk.ui.idle import Idle, IdleTimes, Presence

if TYPE_CHECKING:  # imported when it is first asked: the first picture has no use for it
    from kiosk.ui.dialogs import CountdownDialog


class Attendance:
    """`ends` is called when nobody has answered the question."""

    def __init__(self, context: Context, times: IdleTimes, ends: Callable[[], None]) -> None:
        self._context, self._ends = context, ends
        self._idle = Idle(times=times)
        self._tick = Clock.create_trigger(lambda _dt: self.check(), 1)
        self.question: CountdownDialog | None = None
        """Are you still there?"""

    @property
    def idle(self) -> Idle:
        return self._idle

    @property
    def asking(self) -> bool:
        return self.question is not None

    def touched(self) -> None:
        """Somebody is there; it answers the question as well."""
        self._idle = self._idle.touched(self._now)
        if self.question is not None:
            self.question.dismiss()
            self.question = None
        self.watch()

    def left(self) -> None:
        """The visit has ended."""
        self._idle = self._idle.left()

    def limit(self, times: IdleTimes) -> None:
        """Other times from now on."""
        self._idle = replace(self._idle, times=times)
        self.watch()

    def watch(self) -> None:
        """Look again when something is due."""
        due = self._idle.next_change(self._now)
        self._tick.cancel()
        if due is not None:
            self._tick.timeout = max(0.05, min(due, 1.0) if self._idle.presence is Presence.WARNED else due)
            self._tick()

    def check(self) -> None:
        """See what time has made of the visit: the question, or its end."""
        before = self._idle.presence
        self._idle = self._idle.at(self._now)
        if self._idle.presence is Presence.RESTING and before is not Presence.RESTING:
            self._ends()
            return
        if self._idle.presence is Presence.WARNED:
            self._ask()
        self.watch()

    def _ask(self) -> None:
        if self.question is None:
            from kiosk.ui.dialogs import CountdownDialog

            self.question = CountdownDialog(self._context)
            self.question.open()
        self.question.seconds = self._idle.seconds_left(self._now)

    def forget_question(self) -> None:
        """It was closed with everything else."""
        self.question = None

    def stop(self) -> None:
        self._tick.cancel()

    @property
    def _now(self) -> float:
        return self._context.clock.monotonic()
