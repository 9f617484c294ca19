"""What lies over everything while nobody is there: the resting screen, and over it the night."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.ui.context import Context
from kiosk.ui.house_times import Told
from kiosk.ui.widgets.shell import Shell

if TYPE_CHECKING:  # imported when they are first shown: the first picture has no use for them
    from kivy.uix.widget import Widget

    from kiosk.ui.attract import Attract
    from kiosk.ui.night import Night


class Resting:
    """`woken` is called when somebody wants the kiosk, `lit` when a touch has only ended the dark."""

    def __init__(self, shell: Shell, context: Context, woken: Callable[[], None], lit: Callable[[], None]) -> None:
        self._shell, self._context = shell, context
        self._woken, self._lit = woken, lit
        self.attract: Attract | None = None
        self.night: Night | None = None

    @property
    def shown(self) -> bool:
        return self.attract is not None and self.attract.parent is not None

    @property
    def dark(self) -> bool:
        return self.night is not None and self.night.dark

    @property
    def cover(self) -> Widget | None:
        """What is seen: the resting screen, or the night over it."""
        return self.night if self.dark else self.attract

    def make(self) -> Attract:
        """Build the resting screen, so that the first rest need not wait for it."""
        from kiosk.ui.attract import Attract

        if self.attract is None:
            self.attract = Attract(self._context)
            self.attract.bind(on_wake=lambda *_: self._woken())
        return self.attract

    def show(self, told: Told, *, may_be_dark: bool) -> None:
        """Cover everything."""
        attract = self.make()
        if not self.shown:
            attract.refresh()
            self._shell.add_widget(attract)
            attract.start()
        self.follow(told, may_be_dark=may_be_dark)

    def hide(self) -> None:
        """Uncover it."""
        self._end_night()
        if self.attract is not None and self.shown:
            self.attract.stop()
            self._shell.remove_widget(self.attract)

    def follow(self, told: Told, *, may_be_dark: bool) -> None:
        """What is told has changed, or the minute has."""
        if self.attract is None or not self.shown:
            return
        self.attract.closing = told.closing
        if not self.dark:
            self.attract.refresh()
        if not (told.night and may_be_dark):
            self._end_night()
        else:
            night = self.night or self._begin_night()
            night.fill(told.hours.replace(" · ", "\n"), int(self._context.now().timestamp() // 60))

    def light(self) -> bool:
        """End the dark; False when it was not dark."""
        if self.night is None or not self.night.dark:
            return False
        self.night.begin()
        return True

    def _begin_night(self) -> Night:
        from kiosk.ui.night import Night

        night = self.night = Night()
        night.bind(dark=self._dark_or_dim)
        self._shell.add_widget(night)
        night.begin()
        return night

    def _end_night(self) -> None:
        night, self.night = self.night, None
        if night is not None:
            night.end()
            self._shell.remove_widget(night)
            if night.dark and self.attract is not None:
                self.attract.start()

    def _dark_or_dim(self, _night: Night, dark: bool) -> None:
        if self.attract is None:
            return
        if dark:
            self.attract.stop()
        else:
            self.attract.refresh()
            self.attract.start()
            self._lit()
