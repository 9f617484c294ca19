"""The walk where nobody is: the cards of the resting screen, the end of a visit, the evening and the night."""

from __future__ import annotations

from datetime import timedelta

from kiosk.tour.steps import Steps
from kiosk.ui.attract import Attract


class RestWalk(Steps):
    """Nothing that changes by itself changes while it is looked at."""

    def cards(self) -> None:
        """Each card of the resting screen, and back to the first screen."""
        self.pilot.app.show_attract()
        self.pilot.pump(0.4)
        for turn in range(len(self._resting().cards)):
            self._resting().hold(turn)
            self.pilot.pictures()
            self.stop(f"attract-{turn + 1}" if turn else "attract")
        self._wake()

    def evening(self) -> None:
        """Nobody answers, the house is about to close, it has closed."""
        self.idle()
        self.closing()
        self.night()

    def idle(self) -> None:
        pilot, app = self.pilot, self.pilot.app
        with self.house.clock.standing():
            app.attendance.touched()  # the last screen may have been looked at for longer than the countdown takes
            self.house.clock.ahead(timedelta(seconds=app.face.idle.warn_after + 1))
            app.check_idle()
            pilot.settle()
            if not app.attendance.asking:
                raise LookupError("nobody is asked whether they are there")
            self.stop("idle")
            self._touch("I am here")
        self._finish()

    def closing(self) -> None:
        """The house closes soon, on screens of every kind and on the resting one."""
        self._until(20, 48)
        self._wake()
        self.stop("closing")
        for tile in ("Book a room", "My booking", "Opening hours"):
            self._touch(tile)
            self.stop(f"closing-{self.pilot.app.router.current.name}")
            self._touch("Back")
        self._finish()
        self._resting().hold(0)
        self.stop("closing-attract")

    def night(self) -> None:
        """Dim first, then dark."""
        pilot, app = self.pilot, self.pilot.app
        self._until(21, 30)
        self._resting().hold(0)
        if app.night is None:
            raise LookupError("the house has closed and it is no night")
        app.night.end()  # it would go dark while it is looked at
        self.stop("night-dimmed")
        app.night.go_dark()
        pilot.until(lambda: app.cover is not app.attract, what="the dark")
        self.stop("night")

    def _resting(self) -> Attract:
        if self.pilot.app.attract is None:
            raise LookupError("no resting screen")
        return self.pilot.app.attract

    def _finish(self) -> None:
        self._touch("Finish")
        self.pilot.until(lambda: self.pilot.app.resting, what="the rest")

    def _until(self, hour: int, minute: int) -> None:
        """Let it become so late, by the clock of the house's wall."""
        app, clock = self.pilot.app, self.house.clock
        local = clock.now().astimezone(app.context.world.zone)
        clock.ahead(local.replace(hour=hour, minute=minute, second=0, microsecond=0) - local)
        app.world_changed(app.context.world)
        self.pilot.frame(2)
