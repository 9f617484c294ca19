"""Which screen is up and how one gets back: destinations as data, screens built on their first visit."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from typing import Any

from kiosk.ui.screen import KioskScreen

Build = Callable[[], KioskScreen]


@dataclass(frozen=True, slots=True)
class Destination:
    """A screen's name with the arguments it is shown with."""

    name: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


class Router:
    """The back stack. Home empties it; a screen that must not be returned to is left with `replace=True`."""

    def __init__(self, builders: Mapping[str, Build], present: Callable[[KioskScreen, bool], None]) -> None:
        self._builders = builders
        self._present = present
        self._screens: dict[str, KioskScreen] = {}
        self.stack: list[Destination] = [Destination("home")]

    @property
    def current(self) -> KioskScreen:
        return self.screen(self.stack[-1].name)

    @property
    def built(self) -> list[KioskScreen]:
        return list(self._screens.values())

    def screen(self, name: str) -> KioskScreen:
        """A screen, built when it is first needed; KeyError for a name nobody has."""
        if name not in self._screens:
            screen = self._builders[name]()
            screen.name = name
            self._screens[name] = screen
        return self._screens[name]

    def let_go(self, kept: Container[str]) -> list[KioskScreen]:
        """Forget the screens that nobody can come back to, but for those of these names; whoever goes there next gets a
        new one. Returns what was forgotten.
        """
        wanted = {destination.name for destination in self.stack}
        return [self._screens.pop(name) for name in [*self._screens] if name not in wanted and name not in kept]

    def go(self, name: str, replace: bool = False, **arguments: Any) -> None:
        """Show a screen on top of this one, or in its place."""
        if replace:
            self.stack.pop()
        self.stack.append(Destination(name, arguments))
        self._show(forward=True)

    def shows(self, screen: object) -> bool:
        """Whether this one is up."""
        return screen is self.current

    def back(self) -> None:
        """Show the screen before; home when there is none."""
        if len(self.stack) > 1:
            self.stack.pop()
        self._show(forward=False)

    def home(self) -> None:
        self.stack = [Destination("home")]
        self._show(forward=False)

    def _show(self, forward: bool) -> None:
        destination = self.stack[-1]
        screen = self.screen(destination.name)
        screen.show(**destination.arguments)
        screen.update()
        self._present(screen, forward)
