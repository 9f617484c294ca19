"""What every walk does: touch what stands on the screen, and stop to be looked at."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.tour.house import House
from kiosk.tour.pilot import Pilot
from kiosk.ui.translate import tr

Stop = Callable[[str], None]
"""Called with the name of the place where the walk is."""


class Steps:
    """Of one walk, in the language of the visit."""

    def __init__(self, pilot: Pilot, house: House, stop: Stop) -> None:
        self.pilot, self.house, self.stop = pilot, house, stop

    def _say(self, message: str) -> str:
        return tr(message, self.pilot.app.lang)

    def _touch(self, message: str) -> None:
        self.pilot.touch(self._say(message))

    def _wake(self) -> None:
        """A touch ends the rest."""
        self.pilot.tap(300, 300)
        self.pilot.pump(0.4)
